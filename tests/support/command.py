"""Runs the real command line, as a person would, and waits for what it says."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any, Self

REPOSITORY = Path(__file__).resolve().parents[2]
ENVIRONMENT = {"PATH": os.environ.get("PATH", ""), "PYTHONPATH": str(REPOSITORY), "LC_ALL": "C.UTF-8"}


def syndicator(
    *arguments: str, cwd: Path, stdin: str | None = None, timeout: float = 90, env: dict[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Run a command to its end."""
    return subprocess.run(
        [sys.executable, "-m", "syndicator", *arguments],
        cwd=cwd,
        input=stdin,
        capture_output=True,
        text=True,
        timeout=timeout,
        env=ENVIRONMENT | (env or {}),
        check=False,
    )


def answer(*arguments: str, cwd: Path, stdin: str | None = None) -> Any:
    """Run a command that must succeed and return the JSON it prints."""
    done = syndicator(*arguments, cwd=cwd, stdin=stdin)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def lines(*arguments: str, cwd: Path, stdin: str | None = None) -> list[Any]:
    """Run a command that must succeed and return the JSON lines it prints."""
    done = syndicator(*arguments, cwd=cwd, stdin=stdin)
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def start(*arguments: str, cwd: Path) -> subprocess.Popen[str]:
    """Start a command and leave it running."""
    return subprocess.Popen(
        [sys.executable, "-m", "syndicator", *arguments],
        cwd=cwd,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        env=ENVIRONMENT,
    )


_WARM = """
import json, os, sys
import syndicator.bootstrap, syndicator.cli.running, syndicator.pipeline.collect, syndicator.pipeline.publish
import syndicator.fetch.client, syndicator.fetch.transport, syndicator.deliver.folder, syndicator.store.opening
from syndicator.parse.feed import door
from syndicator.cli import main
for line in sys.stdin:
    child = os.fork()
    if child == 0:
        os.setsid()
        null = os.open(os.devnull, os.O_RDWR)
        for number in (0, 1, 2):
            os.dup2(null, number)
        sys.argv = ["syndicator", *json.loads(line)]
        code = 0
        try:
            main()
        except SystemExit as done:
            code = done.code if isinstance(done.code, int) else 1
        except BaseException:
            code = 70
        os._exit(code)
    print(child, flush=True)
    print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)
"""


class Warm:
    """A process that has imported everything and forks for each command: a start costs milliseconds, not a second."""

    def __init__(self, cwd: Path) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-c", _WARM],
            cwd=cwd,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env=ENVIRONMENT,
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._process.communicate(timeout=15)

    def start(self, *arguments: str) -> int:
        """Start a command and return its process id."""
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps(arguments) + "\n")
        self._process.stdin.flush()
        return int(self._line())

    def ended(self) -> int:
        """Wait for the command and return its exit code, negative for the signal that killed it."""
        return int(self._line())

    def _line(self) -> str:
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        assert line, "the warm process died"
        return line


def wait_for(condition: Any, *, seconds: float = 30.0) -> Any:
    """Wait until a condition holds and return what it returned; fail after ``seconds``."""
    end = time.monotonic() + seconds
    while True:
        value = condition()
        if value:
            return value
        assert time.monotonic() < end, "waited too long"
        time.sleep(0.05)


def configure(root: Path, text: str, *, use: str = "") -> Path:
    """Write a small configuration under ``root`` and return ``root``."""
    (root / "config").mkdir(parents=True, exist_ok=True)
    head = (
        '[site]\ntitle = "T"\nurl = "https://reader.example/"\ncontact = "me@reader.example"\nlanguage = "en"\n'
        f'[store]\nurl = "sqlite:///var/syndicator.db"\n[output]\ndirectory = "feeds"\n{use}\n'
    )
    (root / "config" / "config.toml").write_text(head + text)
    return root
