"""Collects the 200 real feeds of ../shared/data from loopback, twice, with the real command; prints what it took.

Run: ``.venv/bin/python tests/bench/bench_real_feeds.py`` (PYTHONPATH is set by the script). Not part of the suite.
"""

from __future__ import annotations

import contextlib
import json
import os
import resource
import subprocess
import sys
import tarfile
import tempfile
import time
from collections import Counter
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(REPOSITORY), str(REPOSITORY / "tests")]

from support.site import Site, serving  # noqa: E402 - the path is set just above

SHARED = Path(os.environ.get("SYNDICATOR_SHARED", REPOSITORY.parent / "shared")) / "data" / "real-feeds-200"
EXPECTED = 6600
HEAD = (
    '[site]\ntitle = "Bench"\nurl = "https://bench.example/"\ncontact = "bench@bench.example"\n'
    '[[feeds]]\nid = "all"\ntitle = "All"\nlimit = 100\n'
)


def _children(process: int) -> list[int]:
    found = [process]
    for thread in Path(f"/proc/{process}/task").glob("*/children"):
        for child in thread.read_text().split():
            found += _children(int(child))
    return found


def _memory(process: int) -> int:
    """Bytes that a process and all its children take, what they share counted once; 0 where nobody can tell."""
    total = 0
    with contextlib.suppress(OSError):
        for one in _children(process):
            with contextlib.suppress(OSError):
                said = Path(f"/proc/{one}/smaps_rollup").read_text()
                total += next(int(line.split()[1]) for line in said.splitlines() if line.startswith("Pss:"))
    return total * 1024


def _run(root: Path) -> tuple[dict[str, object], float, float, int]:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    started = time.perf_counter()
    peak = 0
    with (root / "report.json").open("w+") as report:
        process = subprocess.Popen(
            [sys.executable, "-m", "syndicator", "run", "--all", "--json"],
            cwd=root,
            env={**os.environ, "PYTHONPATH": str(REPOSITORY)},
            stdout=report,
        )
        while process.poll() is None:
            peak = max(peak, _memory(process.pid))
            time.sleep(0.1)
        report.seek(0)
        assert process.returncode == 0, process.returncode
        said: dict[str, object] = json.load(report)
    wall = time.perf_counter() - started
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return said, wall, spent, peak


def _bench(site: Site, root: Path, text: str) -> None:
    (root / "config").mkdir(parents=True)
    (root / "config" / "config.toml").write_text(text)
    for name in ("first run", "second run"):
        site.forget()
        report, wall, spent, memory = _run(root)
        visits = report["sources"]
        printed = report["feeds"]
        assert isinstance(visits, list)
        assert isinstance(printed, list)
        outcomes = dict(Counter(visit["outcome"] for visit in visits))
        held = sum(visit["known"] for visit in visits)
        new = sum(visit["new"] for visit in visits)
        print(  # noqa: T201 - a bench prints
            f"{name}: {outcomes}, answers {dict(Counter(site.statuses()))}, {new} new, "
            f"{held} held by source (of {EXPECTED} given, repeated ones included), "
            f"written {[feed['written'] for feed in printed]}, "
            f"{wall:.2f} s wall, {spent:.2f} s CPU, peak {memory // 1024 // 1024} MiB in all processes"
        )


def main() -> None:
    """Print two runs each without and with worker processes."""
    archive = SHARED / "feeds.tar.xz"
    if not archive.exists():
        sys.exit(f"the shared feeds are not here: {archive}")
    with tempfile.TemporaryDirectory() as scratch, serving() as site:
        root = Path(scratch)
        with tarfile.open(archive) as packed:
            packed.extractall(root / "unpacked", filter="data")
        feeds = sorted(path for path in (root / "unpacked" / "feeds").iterdir() if path.is_file())
        sources = ""
        for path in feeds:
            url = site.put(f"/{path.name}", path.read_bytes())
            sources += f'[[sources]]\nid = "f{path.name}"\nkind = "feed"\nurl = "{url}"\n'
        for name, key in (("in one process", "workers = 0\n"), ("with workers", "")):
            print(f"-- {name}")  # noqa: T201 - a bench prints
            collect = f'[collect]\nallow_private = ["{site.host}"]\nper_host = 8\n{key}'
            _bench(site, root / name.replace(" ", "-"), HEAD + collect + sources)


if __name__ == "__main__":
    main()
