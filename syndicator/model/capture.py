"""What the network (or the disk) said, byte for byte, and what we asked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from syndicator.model.work import Failure

ACCEPT_FEED = (
    "application/atom+xml, application/rss+xml, application/feed+json, application/rdf+xml;q=0.9, "
    "application/xml;q=0.8, text/xml;q=0.8, application/json;q=0.7, */*;q=0.1"
)
ACCEPT_PAGE = "text/html, application/xhtml+xml, application/xml;q=0.9, */*;q=0.1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Validators:
    """What a server gave to ask "has it changed?" with; sent back byte for byte (RFC 9110 §8.8, §13.1)."""

    etag: str | None = None  # with its quotes and W/ as received, latin-1
    last_modified: str | None = None  # the header's own bytes, never re-formatted


@dataclass(frozen=True, slots=True, kw_only=True)
class FetchRequest:
    """One document to ask for."""

    url: str
    validators: Validators | None = None
    accept: str = "*/*"
    check_robots: bool = False  # True for crawling (pages, listings, sitemaps); feeds a person configured: False


@dataclass(frozen=True, slots=True, kw_only=True)
class Capture:
    """A document as it came: bytes, and everything said about them."""

    url: str  # after redirects; for a file: its file: URL or the URL the operator says it stands for
    requested_url: str
    status: int = 200  # 200 for files
    headers: tuple[tuple[str, str], ...] = ()  # lower-case names, in order, repeated ones kept
    media_type: str = ""  # essence only, lower case: "application/rss+xml"; "" where nothing was said
    charset: str | None = None  # from the Content-Type header, lower case
    body: bytes = b""
    validators: Validators = Validators()
    fetched_at: datetime
    moved_to: str | None = None  # set when every hop of the redirect was permanent (301, 308): a candidate for adoption
    file_name: str | None = None  # for folders: path relative to the folder
    notes: tuple[str, ...] = ()  # worth telling a person: a redirect from https to http


@dataclass(frozen=True, slots=True, kw_only=True)
class Unmodified:
    """The server says what we hold is still true (304), or the file has not changed."""

    url: str
    requested_url: str
    headers: tuple[tuple[str, str], ...] = ()
    validators: Validators = Validators()  # already merged: a 304 may bring new ones (RFC 9111 §4.3.4)
    fetched_at: datetime
    moved_to: str | None = None
    file_name: str | None = None  # for folders: path relative to the folder
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Unreadable:
    """A file of a folder that could not be read. It costs itself, not the visit."""

    url: str  # its file: URL
    requested_url: str
    file_name: str | None = None
    failure: Failure


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """What a host said in one of its fixed places (robots.txt, tdmrep.json), for as long as it need not be asked."""

    url: str
    status: int
    text: str | None  # None: there is no such file, or it could not be had
    until: datetime


Fetched = Capture | Unmodified
