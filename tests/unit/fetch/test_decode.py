"""Content codings, undone within bounds: whole or not at all."""

from __future__ import annotations

import gzip
import zlib
from contextlib import suppress

import brotli
import pytest
import zstandard
from hypothesis import given
from hypothesis import strategies as st

from syndicator.fetch.decode import Damaged, Overflow, codings, decode

LIMIT = 1_000_000


def raw_deflate(body: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-15)
    return packer.compress(body) + packer.flush()


PACKERS = {
    "gzip": gzip.compress,
    "deflate": zlib.compress,
    "br": brotli.compress,
    "zstd": zstandard.ZstdCompressor(write_checksum=True).compress,
}
bodies = st.binary(max_size=3_000) | st.text(alphabet="ab <>", max_size=3_000).map(str.encode)


@given(bodies, st.sampled_from(sorted(PACKERS)), st.sampled_from(["", *sorted(PACKERS)]))
def test_what_was_packed_comes_out(body: bytes, first: str, second: str) -> None:
    if body.startswith(b"\x1f\x8b\x08"):
        return  # an unlabelled gzip file, by its looks
    packed = PACKERS[first](body)
    names = (first,)
    if second:
        packed, names = PACKERS[second](packed), (first, second)
    assert decode(packed, names, limit=LIMIT) == body


@given(bodies.filter(lambda body: len(body) > 10), st.sampled_from(sorted(PACKERS)), st.data())
def test_every_cut_is_noticed(body: bytes, name: str, data: st.DataObject) -> None:
    packed = PACKERS[name](body)
    at = data.draw(st.integers(0, len(packed) - 1))
    with pytest.raises(Damaged):
        decode(packed[:at], (name,), limit=LIMIT)


@given(st.binary(max_size=400), st.sampled_from(sorted(PACKERS)))
def test_noise_is_damage_and_nothing_worse(noise: bytes, name: str) -> None:
    with suppress(Damaged, Overflow):
        decode(noise, (name,), limit=LIMIT)


@given(st.integers(0, 60), st.integers(0, 255), st.sampled_from(["gzip", "zstd"]))
def test_a_flipped_byte_never_changes_the_text_unnoticed(at: int, value: int, name: str) -> None:
    body = b"the harbour is closed until further notice, says the harbour master " * 3
    packed = bytearray(PACKERS[name](body))
    packed[at % len(packed)] = value
    with suppress(Damaged, Overflow):
        assert decode(bytes(packed), (name,), limit=LIMIT) == body


def test_raw_deflate_is_understood() -> None:
    assert decode(raw_deflate(b"abc" * 99), ("deflate",), limit=LIMIT) == b"abc" * 99


@pytest.mark.parametrize("name", sorted(PACKERS))
def test_the_limit_is_exact_at_every_stage(name: str) -> None:
    assert len(decode(PACKERS[name](bytes(1_000)), (name,), limit=1_000)) == 1_000
    with pytest.raises(Overflow):
        decode(PACKERS[name](bytes(1_001)), (name,), limit=1_000)
    with pytest.raises(Overflow):
        decode(gzip.compress(PACKERS[name](bytes(100_000))), (name, "gzip"), limit=20)


def test_codings_are_read_in_order() -> None:
    assert codings(("GZip , identity", " br ", "")) == ("gzip", "br")
    assert codings(("x-gzip",)) == ("gzip",)


def test_a_dictionary_or_a_giant_window_is_damage() -> None:
    giant = zstandard.ZstdCompressor(
        compression_params=zstandard.ZstdCompressionParameters(window_log=27, enable_ldm=True)
    ).compressobj()
    packed = giant.compress(bytes(range(256)) * 100) + giant.flush()
    with pytest.raises(Damaged):
        decode(packed, ("zstd",), limit=LIMIT)
    primed = zlib.compressobj(zdict=b"harbour")
    with pytest.raises(Damaged):
        decode(primed.compress(b"harbour") + primed.flush(), ("deflate",), limit=LIMIT)
