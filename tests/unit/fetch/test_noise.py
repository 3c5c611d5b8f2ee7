"""Whatever a server sends, a document or a ``FetchError`` comes out, in time. Nothing else ever does."""

from __future__ import annotations

import gzip
from contextlib import suppress

from hypothesis import given, settings
from hypothesis import strategies as st
from support.misbehaving import CLOSE, FEED, answer, head, visit

from syndicator.errors import FetchError
from syndicator.model.capture import Capture, Validators

GOOD = [
    answer(FEED, 'ETag: "e"', "Content-Type: text/xml"),
    answer(gzip.compress(FEED), "Content-Encoding: gzip"),
    head("200 OK", "Transfer-Encoding: chunked") + b"5\r\n<rss>\r\n0\r\n\r\n",
    head("304 Not Modified", 'ETag: "e"'),
    head("301 Moved", "Location: /b", "Content-Length: 0"),
    head("429 Too Many", "Retry-After: 5", "Content-Length: 0"),
]


def mutated() -> st.SearchStrategy[bytes]:
    """A good answer with some bytes replaced, dropped or repeated."""

    def mutate(data: bytes, edits: list[tuple[int, int, bytes]]) -> bytes:
        for at, length, put in edits:
            start = at % (len(data) + 1)
            data = data[:start] + put + data[start + length :]
        return data

    edit = st.tuples(st.integers(0, 2_000), st.integers(0, 20), st.binary(max_size=6))
    return st.builds(mutate, st.sampled_from(GOOD), st.lists(edit, min_size=1, max_size=4))


@settings(max_examples=300, deadline=None)
@given(mutated() | st.binary(max_size=300), st.booleans())
def test_only_documents_and_fetch_errors_come_out(sent: bytes, is_conditional: bool) -> None:  # noqa: FBT001 - a case
    validators = Validators(etag='"e"') if is_conditional else None
    script = {"*": [sent.replace(b"{port}", b""), CLOSE]}
    with suppress(FetchError):
        got = visit(script, validators=validators, timeout_seconds=1.0)
        if isinstance(got, Capture):
            assert got.status in {200, 203}
            assert len(got.body) <= len(FEED) + 30


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=30), st.sampled_from([301, 302, 303, 307, 308]))
def test_only_documents_and_fetch_errors_come_out_of_redirects(location: str, status: int) -> None:
    place = location.encode("utf-8", "replace").replace(b"\r", b"").replace(b"\n", b"").replace(b"{port}", b"")
    sent = b"HTTP/1.1 %d Moved\r\nLocation: %s\r\nContent-Length: 0\r\n\r\n" % (status, place)

    async def nobody(host: str, port: int) -> tuple[str, ...]:
        del host, port
        return ("10.0.0.1",)

    with suppress(FetchError):
        visit({"/": [sent, CLOSE], "*": [answer()]}, timeout_seconds=1.0, resolve=nobody)
