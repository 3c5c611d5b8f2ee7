"""Undoes content codings within bounds; a torn or damaged body is an error, never a shorter document. Asks nobody.

Decoders of HTTP libraries unpack a network chunk without a limit (917 bytes of brotli are 1 GiB) and take a cut gzip
body for a whole one. Here every step is bounded, and every coding must reach its own end mark.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator

CODINGS = "gzip, deflate, br, zstd"  # what we offer in Accept-Encoding
MOST_CODINGS = 2

_STEP = 65_536  # bytes unpacked at a time
_GZIP_MAGIC = b"\x1f\x8b\x08"
_ZSTD_MAGIC = b"\x28\xb5\x2f\xfd"
_ZSTD_WINDOW = 8 * 1024 * 1024  # RFC 9659: the largest window a zstd content coding may need
_ZLIB_HEADER_BYTES = 2
_ALIASES = {"x-gzip": "gzip"}  # RFC 9110 §8.4.1.3


class Damaged(ValueError):
    """The body does not follow its coding: cut, corrupt, or coded in a way we did not offer."""


class Overflow(ValueError):
    """The body unpacks to more than we accept."""


def codings(values: Iterator[str] | tuple[str, ...]) -> tuple[str, ...]:
    """Read ``Content-Encoding`` header values in order of application (RFC 9110 §8.4); ``identity`` says nothing."""
    names = (name.strip().lower() for value in values for name in value.split(","))
    return tuple(_ALIASES.get(name, name) for name in names if name and name != "identity")


def decode(body: bytes, names: tuple[str, ...], *, limit: int) -> bytes:
    """Return the body without its codings, at most ``limit`` bytes at any stage.

    A gzip file sent without a label (``feed.xml.gz``) is unpacked too, as one more coding.
    Raises ``Damaged`` and ``Overflow``.
    """
    if len(names) > MOST_CODINGS:
        raise Damaged(f"{len(names)} codings on top of one another; at most {MOST_CODINGS} are accepted")
    for name in reversed(names):
        step = _DECODERS.get(name)
        if step is None:
            raise Damaged(f"the coding {name[:40]!r} was not offered and is not known")
        body = _gather(step(body), limit)
    if len(names) < MOST_CODINGS and body.startswith(_GZIP_MAGIC):
        body = _gather(_gzip(body), limit)
    return body


def _gather(pieces: Iterator[bytes], limit: int) -> bytes:
    kept: list[bytes] = []
    size = 0
    for piece in pieces:
        size += len(piece)
        if size > limit:
            raise Overflow(f"unpacks to more than {limit} bytes")
        kept.append(piece)
    return b"".join(kept)


def _inflate(body: bytes, window: int, what: str) -> Iterator[bytes | memoryview]:
    """Yield what one zlib stream holds, then the rest of the body behind it as a ``memoryview``."""
    inflater = zlib.decompressobj(window)
    rest = body
    while not inflater.eof:
        try:
            piece = inflater.decompress(rest, _STEP)
        except zlib.error as error:
            raise Damaged(f"broken {what} body: {error}") from None
        rest = inflater.unconsumed_tail
        if piece:
            yield piece
        elif not rest and not inflater.eof:
            raise Damaged(f"the {what} body is cut off")
    yield memoryview(inflater.unused_data)


def _gzip(body: bytes) -> Iterator[bytes]:
    """Unpack all members (RFC 1952 §2.2); zlib checks each one's CRC and length. What follows the last is padding."""
    rest: bytes = body
    first = True
    while first or rest.startswith(_GZIP_MAGIC):
        first = False
        for piece in _inflate(rest, 16 + zlib.MAX_WBITS, "gzip"):
            if isinstance(piece, memoryview):
                rest = bytes(piece)
            else:
                yield piece


def _deflate(body: bytes) -> Iterator[bytes]:
    """Unpack zlib data, or the raw deflate some servers send under that name (RFC 9110 §8.4.1.2)."""
    head = body[:_ZLIB_HEADER_BYTES]
    is_zlib = len(head) == _ZLIB_HEADER_BYTES and head[0] & 0x0F == zlib.DEFLATED and not (head[0] << 8 | head[1]) % 31
    for piece in _inflate(body, zlib.MAX_WBITS if is_zlib else -zlib.MAX_WBITS, "deflate"):
        if not isinstance(piece, memoryview):
            yield piece


def _brotli(body: bytes) -> Iterator[bytes]:
    import brotli  # type: ignore[import-untyped]  # the package ships no types

    unpacker = brotli.Decompressor()
    data = body
    try:
        while not unpacker.is_finished():
            piece = unpacker.process(data, output_buffer_limit=_STEP)
            data = b""
            if piece:
                yield piece
            elif unpacker.can_accept_more_data() and not unpacker.is_finished():
                raise Damaged("the br body is cut off")
    except brotli.error as error:
        raise Damaged(f"broken br body: {error}") from None


def _zstd(body: bytes) -> Iterator[bytes]:
    import zstandard

    _walk_zstd(body)  # the library takes a frame cut between blocks for a whole one
    reader = zstandard.ZstdDecompressor(max_window_size=_ZSTD_WINDOW).stream_reader(body, read_across_frames=True)
    try:
        while piece := reader.read(_STEP):
            yield piece
    except zstandard.ZstdError as error:
        raise Damaged(f"broken zstd body: {error}") from None


def _walk_zstd(body: bytes) -> None:
    """Follow the frames and blocks of RFC 8878 §3.1 to see that the last one is whole. Unpacks nothing."""
    at = 0
    while at < len(body):
        magic = body[at : at + 4]
        if magic[1:] == b"\x2a\x4d\x18" and magic[0] & 0xF0 == 0x50:  # noqa: PLR2004 - skippable frame, §3.1.2
            at += 8 + int.from_bytes(body[at + 4 : at + 8], "little")
        elif magic == _ZSTD_MAGIC and at + 4 < len(body):
            at = _walk_zstd_frame(body, at + 4)
        else:
            raise Damaged("broken zstd body: no frame where one should begin")
    if at != len(body) or not body:
        raise Damaged("the zstd body is cut off")


def _walk_zstd_frame(body: bytes, at: int) -> int:
    descriptor = body[at]
    single_segment = descriptor >> 5 & 1
    dictionary = (0, 1, 2, 4)[descriptor & 3]
    content_size = (single_segment, 2, 4, 8)[descriptor >> 6]
    at += 1 + (1 - single_segment) + dictionary + content_size
    last = False
    while not last:
        if at + 3 > len(body):
            raise Damaged("the zstd body is cut off")
        header = int.from_bytes(body[at : at + 3], "little")
        last = bool(header & 1)
        run_of_one_byte = header >> 1 & 3 == 1
        at += 3 + (1 if run_of_one_byte else header >> 3)
    return at + (4 if descriptor & 4 else 0)  # the content checksum


_DECODERS: dict[str, Callable[[bytes], Iterator[bytes]]] = {
    "gzip": _gzip,
    "deflate": _deflate,
    "br": _brotli,
    "zstd": _zstd,
}
