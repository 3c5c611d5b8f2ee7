"""Payloads other sanitisers are tested with, through ours: whatever their answer, ours must be harmless and settle."""

from __future__ import annotations

import json
import tarfile
from collections.abc import Iterator
from pathlib import Path
from xml.sax.saxutils import unescape

import pytest
from selectolax.lexbor import LexborHTMLParser

from syndicator.normalise import body

BASE = "https://harbour.example/"


def _payloads(folder: Path) -> Iterator[tuple[str, str]]:
    for case in json.loads((folder / "html5lib-sanitizer.json").read_text()):
        yield f"html5lib {case['name']}", case["input"]
    expected = folder / "dompurify_expect.json"
    if expected.exists():
        for index, case in enumerate(json.loads(expected.read_text())):
            yield f"dompurify {index}", str(case["payload"])
    paths = [json.loads(line)["path"] for line in (folder / "feedparser-sanitize-cases.jsonl").read_text().splitlines()]
    with tarfile.open(folder.parent / "feedparser" / "tests-data.tar.xz") as archive:
        for member in archive:
            if member.isfile() and member.name.endswith(tuple(paths)):
                stream = archive.extractfile(member)
                feed = stream.read().decode("utf-8", "replace") if stream is not None else ""
                yield f"feedparser {member.name}", feed
                yield f"feedparser {member.name}, unescaped", unescape(feed)


def _harm(markup: str) -> str | None:
    """What a browser's parser finds in it that could act; None for nothing."""
    tree = LexborHTMLParser(f"<body>{markup}</body>")
    for node in tree.css("body *"):
        if node.tag not in body.TAGS:
            return f"<{node.tag}>"
        for name, value in node.attributes.items():
            if name.startswith("on") or name in {"style", "srcdoc", "formaction", "srcset"}:
                return f"{name}={value}"
            if name in {"href", "src"} and not (value or "").lower().startswith(("http://", "https://", "mailto:")):
                return f"{name}={value}"
    return None


@pytest.mark.shared
def test_no_payload_survives_and_every_result_settles(shared: Path) -> None:
    folder = shared / "sanitizer"
    if not folder.is_dir():
        pytest.skip(f"no sanitiser payloads in {folder}")
    seen = 0
    for name, payload in _payloads(folder):
        seen += 1
        cleaned = body.clean(payload, base_url=BASE)
        assert _harm(cleaned) is None, name
        assert body.clean(cleaned, base_url=BASE) == cleaned, name
    assert seen > 800
