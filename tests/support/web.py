"""A web site without a network: documents by path, conditional answers, faults on demand, and what was asked for."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from support.visits import START, House

from syndicator.errors import FetchError, Refused
from syndicator.model.capture import Capture, Fetched, FetchRequest, Unmodified, Validators
from syndicator.model.draft import Mark
from syndicator.model.work import Visit

if TYPE_CHECKING:
    from syndicator.model.source import Source

ROOT = "https://river.example"
Fault = FetchError | Callable[[FetchRequest], Fetched]


@dataclass
class Web:
    """Stands in for the client: answers by path as a sound server would, with an ETag."""

    documents: dict[str, tuple[str, bytes]] = field(default_factory=dict)
    headers: dict[str, tuple[tuple[str, str], ...]] = field(default_factory=dict)
    faults: dict[str, Fault] = field(default_factory=dict)
    named: tuple[str, ...] = ()  # sitemaps in robots.txt
    otherwise: Callable[[FetchRequest], Fetched] | None = None  # answers what no document does
    asked: list[str] = field(default_factory=list)
    at: datetime = START

    def url(self, path: str) -> str:
        return f"{ROOT}{path}"

    def put(self, path: str, body: str | bytes, media_type: str = "text/html") -> str:
        self.documents[path] = (media_type, body.encode() if isinstance(body, str) else body)
        return self.url(path)

    def take(self) -> list[str]:
        """Return the paths asked for since the last time."""
        paths, self.asked = self.asked, []
        return paths

    async def fetch(self, request: FetchRequest) -> Fetched:
        path = request.url.removeprefix(ROOT)
        self.asked.append(path)
        fault = self.faults.get(path)
        if isinstance(fault, FetchError):
            raise fault
        if fault is not None:
            return fault(request)
        if path not in self.documents and self.otherwise is not None:
            return self.otherwise(request)
        if path not in self.documents:
            raise Refused("the host answers 404", url=request.url, status=404)
        media_type, body = self.documents[path]
        tag = f'"{hashlib.sha256(body).hexdigest()[:16]}"'
        if request.validators is not None and request.validators.etag == tag:
            return Unmodified(
                url=request.url, requested_url=request.url, validators=request.validators, fetched_at=self.at
            )
        return self.answer(request, request.url, media_type, body, tag)

    def answer(self, request: FetchRequest, url: str, media_type: str, body: bytes, tag: str | None = None) -> Capture:
        """Return a capture of these bytes, from whatever address."""
        return Capture(
            url=url,
            requested_url=request.url,
            headers=self.headers.get(url.removeprefix(ROOT), ()),
            media_type=media_type,
            body=body,
            validators=Validators(etag=tag),
            fetched_at=self.at,
        )

    async def origin_marks(self, url: str, *, tdmrep: bool = False, licenses: Iterable[str] = ()) -> tuple[Mark, ...]:
        del url, tdmrep, licenses
        return ()

    async def sitemaps(self, url: str) -> tuple[str, ...]:
        del url
        return self.named


class Town(House):
    """A house with one more source, ``river``, whose host is a ``Web``."""

    def __init__(self, root: Path, source: str) -> None:
        super().__init__(root, f'[[sources]]\nid = "river"\n{source}\n')
        self.web = Web()
        self.host = self.web  # type: ignore[assignment] # of the same shape where it counts

    def configured(self) -> Source:
        return self.settings.source("river")

    def look(self, *, hours: float = 2.0, days: float = 0.0) -> Visit:
        """Let time pass, and visit the source."""
        return self.visit(source="river", hours=hours + 24 * days)

    def later(self, **span: float) -> None:
        self.now += timedelta(**span)
