"""Where a command leaves what it wants when another instance holds the store: a folder beside it. Carries nothing out.

Only one process may write to a store (``lock``), and that is usually the daemon. A takedown must not wait until
somebody stops it: the command leaves a request here, the daemon finds it at its next bell, and the answer comes back
the same way. Requests are small JSON objects in files that only the store's owner can read or write.
"""

from __future__ import annotations

import contextlib
import os
import uuid
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import msgspec

from syndicator.errors import StoreUnavailable

SUFFIX = ".desk"
LARGEST = 64 * 1024  # bytes of a request
_REQUEST, _ANSWER = ".request", ".answer"


class Desk:
    """The folder of requests beside one store."""

    def __init__(self, path: Path | str) -> None:
        self.directory = Path(f"{path}{SUFFIX}")

    def leave(self, request: Mapping[str, object]) -> str:
        """Leave a request and return its name. Raises ``errors.StoreUnavailable`` where nothing can be left."""
        name = uuid.uuid4().hex
        try:
            self.directory.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._write(f"{name}{_REQUEST}", request)
        except OSError as error:
            raise StoreUnavailable(
                f"no request can be left at {self.directory}: {error.strerror}",
                hint="make its directory writable for the user who runs syndicator",
            ) from error
        return name

    def waiting(self) -> Iterator[tuple[str, dict[str, Any]]]:
        """Yield what was asked for, oldest first; what is no request is thrown away."""
        try:
            found = sorted(self.directory.glob(f"*{_REQUEST}"), key=lambda path: (path.stat().st_mtime_ns, path.name))
        except OSError:
            return
        for path in found:
            request = _read(path)
            if request is None:
                path.unlink(missing_ok=True)
            else:
                yield path.name.removesuffix(_REQUEST), request

    def reply(self, name: str, answer: dict[str, Any]) -> None:
        """Answer a request and take it off the desk."""
        with contextlib.suppress(OSError):  # what was asked is done; nobody can be told
            self._write(f"{name}{_ANSWER}", answer)
        (self.directory / f"{name}{_REQUEST}").unlink(missing_ok=True)

    def answer(self, name: str) -> dict[str, Any] | None:
        """Return the answer to a request and take it off the desk; None where there is none yet."""
        path = self.directory / f"{name}{_ANSWER}"
        if not path.exists():
            return None
        found = _read(path)
        path.unlink(missing_ok=True)
        return found

    def _write(self, name: str, value: Mapping[str, object]) -> None:
        partial = self.directory / f".{name}.new"
        descriptor = os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(msgspec.json.encode(value))
            file.flush()
            os.fsync(file.fileno())
        partial.replace(self.directory / name)


def _read(path: Path) -> dict[str, Any] | None:
    try:
        with path.open("rb") as file:
            return msgspec.json.decode(file.read(LARGEST), type=dict[str, Any])
    except (OSError, msgspec.DecodeError):
        return None
