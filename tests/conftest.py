"""What every test gets: no network but loopback, and the shared data where it is present."""

from __future__ import annotations

import ipaddress
import os
import socket
from pathlib import Path
from typing import Any

import pytest

SHARED = Path(os.environ.get("SYNDICATOR_SHARED", Path(__file__).resolve().parents[2] / "shared"))


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real feeds, pages and notices nobody here wrote."""
    if not (SHARED / "data").is_dir():
        pytest.skip(f"the shared data is not here: {SHARED / 'data'} (set SYNDICATOR_SHARED to its parent)")
    return SHARED / "data"


@pytest.fixture(scope="session")
def seed_text(shared: Path) -> Path:
    """The seed page as a text extractor left it."""
    found = sorted((shared.parent / "seed").glob("*.txt"))
    if not found:
        pytest.skip(f"no seed page in {shared.parent / 'seed'}")
    return found[0]


def _is_loopback(address: Any) -> bool:
    if not isinstance(address, tuple):  # a unix socket
        return True
    host = str(address[0])
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.split("%", maxsplit=1)[0]).is_loopback
    except ValueError:
        return False


@pytest.fixture(autouse=True)
def _loopback_only(monkeypatch: pytest.MonkeyPatch) -> None:
    """Fail on any connection that leaves this machine, whoever opens it."""
    real = socket.socket.connect

    def connect(self: socket.socket, address: Any) -> None:
        if not _is_loopback(address):
            pytest.fail(f"a test tried to reach {address!r}")
        real(self, address)

    monkeypatch.setattr(socket.socket, "connect", connect)
