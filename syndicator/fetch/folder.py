"""Reads a file or a drop folder from disk, bounded like the network. Understands no document, changes no file.

A folder is as hostile as a host: whoever may drop a file may drop a link to ``/etc``, a pipe that never ends, or ten
thousand of them. One bad file costs itself (``Unreadable``), never its neighbours; a vanished one is simply not seen.
"""

from __future__ import annotations

import errno
import hashlib
import os
import stat
from collections.abc import Iterator, Mapping
from datetime import datetime
from itertools import islice
from pathlib import Path

from syndicator.errors import Unreachable
from syndicator.model.capture import Capture, Fetched, Unmodified, Unreadable, Validators
from syndicator.model.holding import FetchRecord
from syndicator.model.source import Source
from syndicator.model.work import Failure

MOST_FILES = 10_000
MOST_DEPTH = 32
MAX_BYTES = 10 * 1024 * 1024

MEDIA_TYPES = {
    ".html": "text/html",
    ".htm": "text/html",
    ".xhtml": "application/xhtml+xml",
    ".xml": "application/xml",
    ".rss": "application/rss+xml",
    ".rdf": "application/rdf+xml",
    ".atom": "application/atom+xml",
    ".json": "application/json",
    ".md": "text/markdown",
    ".markdown": "text/markdown",
    ".txt": "text/plain",
}
_MOST_ENTRIES = 200_000  # of one directory; the rest is not even listed
_TEMPORARY = (".tmp", ".temp", ".part", ".partial", ".swp", ".crdownload", ".filepart", "~")
_SETTLED_SECONDS = 2.0  # a file changed so shortly before it was read may change again under the same time stamp


class Drop:
    """Reads what lies in a folder, or one file; implements ``pipeline.ports.Folder``.

    Args:
        max_bytes: of one file.
        most_files: of one folder; those behind are left out with a word.
    """

    def __init__(self, *, max_bytes: int = MAX_BYTES, most_files: int = MOST_FILES) -> None:
        self._max_bytes = max_bytes
        self._most_files = most_files

    def read(
        self, source: Source, *, known: Mapping[str, FetchRecord], now: datetime
    ) -> Iterator[Fetched | Unreadable]:
        """Yield a capture per new or changed file, ``Unmodified`` for the others, ``Unreadable`` for bad ones.

        Raises ``Unreachable`` (code ``missing``, ``unreadable``) where the folder or file itself is not there.
        """
        root = Path(source.path or "")
        try:
            mode = root.stat().st_mode
            if not stat.S_ISDIR(mode):
                # The operator named it, so it may be a link.
                yield from self._one(_File(root, root.name, opened=Path(os.path.realpath(root))), known, now)
                return
            files = list(self._files(root))
        except OSError as error:
            code = "missing" if isinstance(error, FileNotFoundError) else "unreadable"
            hint = "check the path of the source and who may read it"
            message = f"cannot read {root}: {error.strerror or error}"
            raise Unreachable(message, url=_url(root), code=code, hint=hint) from None
        for file in files:
            yield from self._one(file, known, now)

    def _files(self, root: Path) -> Iterator[_File]:
        """List the files of a folder and those under it, sorted by their path."""
        inside = os.path.realpath(root)
        found: list[_File] = []
        waiting: list[tuple[str, str, int]] = [(str(root), "", 0)]
        while waiting:
            directory, prefix, depth = waiting.pop()
            try:
                with os.scandir(directory) as listing:
                    entries = sorted(islice(listing, _MOST_ENTRIES), key=lambda entry: entry.name)
            except OSError as error:
                if not prefix:
                    raise
                found.append(_File(Path(directory), prefix.rstrip("/"), f"cannot be listed: {error.strerror}"))
                continue
            for entry in entries:
                if _is_skipped(entry.name):
                    continue
                if entry.is_dir(follow_symlinks=False):
                    name = f"{prefix}{entry.name}"
                    if depth < MOST_DEPTH:
                        waiting.append((entry.path, f"{name}/", depth + 1))
                    else:
                        found.append(_File(Path(entry.path), name, f"lies deeper than {MOST_DEPTH} folders"))
                elif Path(entry.name).suffix.lower() in MEDIA_TYPES:
                    found.append(_file(entry, prefix, inside))
        found.sort(key=lambda file: file.name)
        yield from found[: self._most_files]
        if len(found) > self._most_files:
            yield _File(root, ".", f"holds {len(found)} files; only the first {self._most_files} are read")

    def _one(self, file: _File, known: Mapping[str, FetchRecord], now: datetime) -> Iterator[Fetched | Unreadable]:
        url = _url(file.path)
        found: Fetched | None = None
        why = file.refusal
        if not why:
            try:
                file.name.encode("utf-8")  # a name that is no text could be stored nowhere
                found = self._take(file, known.get(url), now, url)
            except FileNotFoundError:
                return  # gone between listing and reading
            except UnicodeEncodeError:
                why = "its name is not valid UTF-8"
            except (_Bad, OSError) as error:
                why = _why(error)
        if why:
            name = file.name.encode("utf-8", "backslashreplace").decode()
            failure = Failure(code="unreadable", message=f"{name}: {why}", hint="mend it or take it out of the folder")
            yield Unreadable(url=url, requested_url=url, file_name=name, failure=failure)
        elif found is not None:
            yield found

    def _take(self, file: _File, record: FetchRecord | None, now: datetime, url: str) -> Fetched | None:
        # No link is followed at the last step, and a pipe does not make us wait.
        descriptor = os.open(file.opened, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
        with os.fdopen(descriptor, "rb") as opened:
            before = os.fstat(descriptor)
            if not stat.S_ISREG(before.st_mode):
                return None  # pipes, sockets and devices are no documents
            stamp = Validators(etag=f'"{before.st_size}-{before.st_mtime_ns}"')
            if record is not None and record.validators == stamp and _is_settled(before, record):
                return _unmodified(url, file.name, stamp, now)
            if before.st_size > self._max_bytes:
                raise _Bad(f"has {before.st_size} bytes; at most {self._max_bytes} are read")
            body = opened.read(self._max_bytes + 1)
            after = os.fstat(descriptor)
        if len(body) != after.st_size or after.st_mtime_ns != before.st_mtime_ns:
            raise _Bad("changes while it is read; it is read at the next visit")
        if record is not None and record.body_sha256 == hashlib.sha256(body).hexdigest():
            return _unmodified(url, file.name, stamp, now)
        return Capture(
            url=url,
            requested_url=url,
            media_type=MEDIA_TYPES.get(file.path.suffix.lower(), ""),
            body=body,
            validators=stamp,
            fetched_at=now,
            file_name=file.name,
        )


class _Bad(Exception):
    """A file that is not read, with the reason."""


class _File:
    """A file to read: where it lies, what it is called in the folder, and where a link to it leads."""

    __slots__ = ("name", "opened", "path", "refusal")

    def __init__(self, path: Path, name: str, refusal: str = "", *, opened: Path | None = None) -> None:
        self.path = path
        self.name = name
        self.refusal = refusal
        self.opened = opened or path


def _file(entry: os.DirEntry[str], prefix: str, inside: str) -> _File:
    name = prefix + entry.name
    if not entry.is_symlink():
        return _File(Path(entry.path), name)
    leads_to = os.path.realpath(entry.path)
    if os.path.commonpath((inside, leads_to)) != inside:
        return _File(Path(entry.path), name, "is a link that leads out of the folder")
    return _File(Path(entry.path), name, opened=Path(leads_to))


def _is_skipped(name: str) -> bool:
    return name.startswith((".", "~", "#")) or name.lower().endswith(_TEMPORARY)


def _is_settled(found: os.stat_result, record: FetchRecord) -> bool:
    return record.fetched_at.timestamp() - found.st_mtime > _SETTLED_SECONDS


def _unmodified(url: str, name: str, stamp: Validators, now: datetime) -> Unmodified:
    return Unmodified(url=url, requested_url=url, validators=stamp, fetched_at=now, file_name=name)


def _url(path: Path) -> str:
    return Path(os.path.abspath(path)).as_uri()  # noqa: PTH100 - resolve() would follow links


def _why(error: Exception) -> str:
    if isinstance(error, OSError):
        return "is a link" if error.errno == errno.ELOOP else (error.strerror or str(error))
    return str(error)
