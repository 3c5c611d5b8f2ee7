"""The daemon: one per store, polite to signals, polls once after a sleep."""

from __future__ import annotations

import signal
import subprocess
from pathlib import Path

import pytest
from support.command import answer, configure, lines, start, syndicator, wait_for
from support.site import rss, serving

FEEDS = '[[feeds]]\nid = "all"\ntitle = "All"\n'


def _configured(tmp_path: Path, host: str, path: str = "/a.xml", every: str = "1h") -> Path:
    return configure(
        tmp_path,
        f'[collect]\nallow_private = ["{host}"]\n'
        f'[[sources]]\nid = "a"\nkind = "feed"\nurl = "http://{host}{path}"\nevery = "{every}"\n' + FEEDS,
    )


def _stop(process: subprocess.Popen[str]) -> tuple[int, str]:
    process.send_signal(signal.SIGTERM)
    _, said = process.communicate(timeout=15)
    return process.returncode, said


def test_collects_publishes_and_ends_well_on_sigterm(tmp_path: Path) -> None:
    with serving() as site:
        site.put("/a.xml", rss("A", [("one", "first"), ("two", "second")]))
        root = _configured(tmp_path, site.host)
        process = start("--config", "config", "daemon", "--tick", "0.2", cwd=root)
        wait_for((root / "feeds" / "all.atom.xml").exists)
        code, said = _stop(process)
    assert code == 0, said
    assert "2 new" in said
    assert site.requests == [("/a.xml", 200), ("/robots.txt", 404)]  # once, though the bell rang many times


def test_a_second_instance_says_so_and_exits_75(tmp_path: Path) -> None:
    with serving() as site:
        site.put("/a.xml", rss("A", [("one", "first")]))
        root = _configured(tmp_path, site.host)
        process = start("--config", "config", "daemon", "--tick", "0.2", cwd=root)
        try:
            wait_for((root / "feeds" / "index.html").exists)
            second = syndicator("--config", "config", "run", cwd=root)
            assert second.returncode == 75
            assert "already works on" in second.stderr
        finally:
            process.kill()
            process.communicate(timeout=15)
        # kill -9 lets the lock go
        assert syndicator("--config", "config", "run", cwd=root).returncode == 0


def test_sighup_reads_a_new_configuration_and_keeps_the_old_one_when_it_is_bad(tmp_path: Path) -> None:
    with serving() as site:
        site.put("/a.xml", rss("A", [("one", "first")]))
        site.put("/b.xml", rss("B", [("three", "third")]))
        root = _configured(tmp_path, site.host)
        process = start("--config", "config", "daemon", "--tick", "0.2", cwd=root)
        try:
            wait_for((root / "feeds" / "index.html").exists)
            broken = root / "config" / "more.toml"
            broken.write_text('[[sources]]\nid = "b"\nkind = "fed"\n')
            process.send_signal(signal.SIGHUP)
            broken.write_text("")
            _ = answer("--config", "config", "status", "--json", cwd=root)
            broken.write_text(f'[[sources]]\nid = "b"\nkind = "feed"\nurl = "{site.url("/b.xml")}"\n')
            process.send_signal(signal.SIGHUP)
            wait_for(lambda: "three" in (root / "feeds" / "all.atom.xml").read_text())
        finally:
            code, said = _stop(process)
        assert code == 0, said
        assert len(lines("--config", "config", "articles", "--json", cwd=root)) == 2


def test_without_a_contact_there_is_no_daemon(tmp_path: Path) -> None:
    root = configure(tmp_path, FEEDS)
    written = (root / "config" / "config.toml").read_text().replace('contact = "me@reader.example"\n', "")
    (root / "config" / "config.toml").write_text(written)
    done = syndicator("--config", "config", "daemon", cwd=root)
    assert done.returncode == 78
    assert "contact" in done.stderr


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_ends_within_ten_seconds_while_a_host_keeps_it_waiting(tmp_path: Path, number: signal.Signals) -> None:
    import socket
    import time

    with socket.socket() as tarpit:
        tarpit.bind(("127.0.0.1", 0))
        tarpit.listen()
        root = _configured(tmp_path, f"127.0.0.1:{tarpit.getsockname()[1]}")
        process = start("--config", "config", "daemon", "--tick", "0.2", cwd=root)
        connection, _ = tarpit.accept()
        started = time.monotonic()
        process.send_signal(number)
        process.communicate(timeout=15)
        connection.close()
    assert process.returncode == 0
    assert time.monotonic() - started < 10.5


def test_a_retired_source_is_asked_again_when_a_person_says_so_while_the_daemon_runs(tmp_path: Path) -> None:
    with serving() as site:
        site.put("/a.xml", rss("A", [("one", "first")]))
        site.gone.add("/a.xml")
        root = _configured(tmp_path, site.host)
        process = start("--config", "config", "daemon", "--tick", "0.2", cwd=root)
        try:
            wait_for(lambda: 410 in site.statuses())
            wait_for(lambda: answer("--config", "config", "status", "--json", cwd=root)["sources"][0]["retired"])
            site.gone.clear()
            done = syndicator("--config", "config", "sources", "enable", "a", cwd=root)
            assert (done.returncode, "had been retired" in done.stderr) == (0, True), done.stderr
            wait_for(lambda: 200 in site.statuses())
            again = syndicator("--config", "config", "sources", "enable", "a", cwd=root)
            assert (again.returncode, "retired" in again.stderr) == (0, False), again.stderr
        finally:
            code, said = _stop(process)
        assert code == 0, said
