"""Puts files into a folder that a web server shows, whole or not at all. Never decides what is in them.

::

    name is ours to write → bytes differ? → temporary file beside it → fsync → rename → fsync of the folder

A reader sees the old file or the new one, never a part (plain ``open(…, "w")`` tears 99 % of concurrent reads).
"""

from __future__ import annotations

import errno
import os
import re
import threading
from contextlib import suppress
from pathlib import Path

from syndicator.errors import DeliverError

_NAME = re.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9._-]{0,198}[A-Za-z0-9_])?")
_TEMPORARY = ".syndicator-"  # every temporary file of ours begins so, and nobody else's does
_MODE = 0o644  # a web server runs as somebody else
_writing: set[Path] = set()  # temporary files of this process that are not stale
_HINTS = {
    errno.ENOSPC: "free some space on that disk; the file that was there is untouched",
    errno.EDQUOT: "the disk quota is used up; the file that was there is untouched",
    errno.EACCES: "let the account that runs this write there",
    errno.EPERM: "let the account that runs this write there",
    errno.EROFS: "the file system is mounted read-only; choose another [output] directory",
    errno.ENOTDIR: "[output] directory must be a directory",
    errno.EEXIST: "[output] directory must be a directory",
    errno.EISDIR: "a directory has the name of a feed file; move it away",
}


class Folder:
    """One output folder. Implements ``pipeline.ports.Delivery``."""

    def __init__(self, directory: Path) -> None:
        self.directory = directory
        self._tidied = False

    def deliver(self, name: str, content: bytes) -> bool:
        """Write a file if its bytes differ from what is there, and tell whether it did.

        Raises ``errors.DeliverError``; the file that was there is then as it was.
        """
        target = self._target(name)
        temporary: Path | None = None
        try:
            if _is_equal(target, content):
                return False
            self.directory.mkdir(parents=True, exist_ok=True)
            if not self._tidied:
                self._tidied = True
                self.tidy()
            # One name per writer and file: nobody writes into another's, and a crash leaves it for ``tidy``.
            temporary = self.directory / f"{_TEMPORARY}{os.getpid()}-{threading.get_ident()}-{name}"
            _writing.add(temporary)
            _write(temporary, content)
            temporary.replace(target)
            _sync_directory(self.directory)
        except OSError as problem:
            raise _delivery_error(problem, target) from problem
        finally:
            if temporary is not None:
                with suppress(OSError):
                    temporary.unlink()  # after the rename there is none
                _writing.discard(temporary)
        return True

    def remove(self, name: str) -> bool:
        """Take a file out of the folder, and tell whether there was one. Raises ``errors.DeliverError``."""
        target = self._target(name)
        try:
            target.unlink()
            _sync_directory(self.directory)
        except FileNotFoundError:
            return False
        except OSError as problem:
            raise _delivery_error(problem, target) from problem
        return True

    def tidy(self) -> int:
        """Remove temporary files that a killed process left behind; return how many. Done before the first write."""
        removed = 0
        with suppress(OSError):
            for path in sorted(self.directory.glob(f"{_TEMPORARY}*")):
                if path.is_file() and path not in _writing and not _is_running(path.name):
                    with suppress(OSError):
                        path.unlink()
                        removed += 1
        return removed

    def _target(self, name: str) -> Path:
        """Return where a file goes. A name that could lead out of the folder or hide in it is refused."""
        if _NAME.fullmatch(name) is None or ".." in name:
            raise DeliverError(
                f"{name!r} is no name for an output file",
                target=str(self.directory),
                hint="use letters, digits, dots, dashes and underscores, at most 200",
            )
        return self.directory / name


def _is_equal(target: Path, content: bytes) -> bool:
    """Tell whether the file already says this; its size answers most often without reading it."""
    try:
        if target.is_symlink() or target.stat().st_size != len(content):
            return False
        return target.read_bytes() == content
    except FileNotFoundError:
        return False


def _write(temporary: Path, content: bytes) -> None:
    # O_EXCL after unlink: never write through a link somebody put there.
    with suppress(FileNotFoundError):
        temporary.unlink()
    descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, _MODE)
    with open(descriptor, "wb") as stream:  # noqa: PTH123 - the descriptor is already open
        stream.write(content)
        stream.flush()
        os.fchmod(descriptor, _MODE)  # whatever the umask says
        os.fsync(descriptor)


def _sync_directory(directory: Path) -> None:
    """Make the rename itself survive a power cut."""
    descriptor = os.open(directory, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _is_running(name: str) -> bool:
    """Tell whether another living process is writing this temporary file right now."""
    number = name.removeprefix(_TEMPORARY).partition("-")[0]
    if not number.isdigit() or int(number) == os.getpid():
        return False
    try:
        os.kill(int(number), 0)
    except ProcessLookupError:
        return False
    except (PermissionError, OverflowError):
        return True
    return True


def _delivery_error(problem: OSError, target: Path) -> DeliverError:
    why = os.strerror(problem.errno) if problem.errno is not None else str(problem)
    hint = _HINTS.get(
        problem.errno or 0, "look at the folder and its permissions; the file that was there is untouched"
    )
    return DeliverError(f"cannot write {target}: {why}", target=str(target), hint=hint)
