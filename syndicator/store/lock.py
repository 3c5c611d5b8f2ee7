"""One instance per store: an advisory lock on an open file beside the database. Does not guard single statements.

Why ``flock`` and not a file with a process id in it? The kernel lets go of the lock when the process ends, however it
ends; a process id outlives ``kill -9`` and is handed to somebody else. The id inside the file is only for the message.
"""

from __future__ import annotations

import contextlib
import fcntl
import os
from pathlib import Path
from types import TracebackType
from typing import Self

from syndicator.errors import Conflict, StoreUnavailable

SUFFIX = ".lock"


class Lock:
    """The right to be the one instance that works on a store. Freed on ``release`` and when the process ends."""

    def __init__(self, path: Path | str) -> None:
        self.path = Path(f"{path}{SUFFIX}")
        self._descriptor: int | None = None
        # A forked child inherits the descriptor and would keep the lock alive after its parent was killed. Closing the
        # copy there does not unlock: the lock belongs to the open file, which the parent still holds.
        os.register_at_fork(after_in_child=self._close)

    def acquire(self) -> Self:
        """Take the lock or raise ``errors.Conflict`` naming who has it. Never waits."""
        if self._descriptor is not None:
            return self
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            descriptor = os.open(self.path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        except OSError as error:
            raise StoreUnavailable(
                f"the lock file {self.path} cannot be opened: {error.strerror}",
                hint="make its directory writable for the user who runs syndicator",
            ) from error
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            holder = os.pread(descriptor, 32, 0).decode("ascii", "replace").strip()
            os.close(descriptor)
            who = f"process {holder}" if holder.isdigit() else "another process"
            raise Conflict(
                f"{who} already works on {self.path.with_suffix('')}",
                code="already_running",
                hint="stop it first, or wait until it is done",
            ) from error
        os.ftruncate(descriptor, 0)
        os.pwrite(descriptor, f"{os.getpid()}\n".encode("ascii"), 0)
        self._descriptor = descriptor
        return self

    def release(self) -> None:
        """Let go. The file stays: removing it would let two processes lock two files of the same name."""
        if self._descriptor is not None:
            with contextlib.suppress(OSError):
                os.ftruncate(self._descriptor, 0)
                fcntl.flock(self._descriptor, fcntl.LOCK_UN)
            self._close()

    @property
    def held(self) -> bool:
        """Whether this object holds the lock."""
        return self._descriptor is not None

    def _close(self) -> None:
        if self._descriptor is not None:
            descriptor, self._descriptor = self._descriptor, None
            with contextlib.suppress(OSError):
                os.close(descriptor)

    def __enter__(self) -> Self:
        return self.acquire()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.release()
