"""What header fields say about rights."""

from __future__ import annotations

from datetime import UTC, datetime

from syndicator.model.capture import Capture
from syndicator.parse.headers import MOST_FIELDS, header_marks, license_documents

URL = "https://harbour.example/news/1"


def capture(*headers: tuple[str, str]) -> Capture:
    return Capture(url=URL, requested_url=URL, headers=headers, fetched_at=datetime(2026, 3, 1, tzinfo=UTC))


def test_links_to_a_licence_and_no_others() -> None:
    found = header_marks(
        capture(
            (
                "link",
                '</s.css>; rel=preload, <https://creativecommons.org/licenses/by/4.0/>; rel="license"; title="CC BY"',
            ),
            ("link", "<../terms>; rel=LICENSE"),
            ("link", '<https://harbour.example/>; rel="canonical"'),
        )
    )
    assert [(mark.signal, mark.url, mark.words, mark.scope, mark.region) for mark in found] == [
        ("link:license", "https://creativecommons.org/licenses/by/4.0/", "CC BY", "site", "head"),
        ("link:license", "https://harbour.example/terms", "", "site", "head"),
    ]
    assert dict(found[0].attributes)["rel"] == "license"


def test_a_link_about_another_document_shows_its_anchor() -> None:
    (mark,) = header_marks(capture(("link", '<https://c.example/l>; rel=license; anchor="/other"')))
    assert dict(mark.attributes)["anchor"] == "/other"


def test_licences_for_machines_are_told_from_licences_for_people() -> None:
    rsl = '</rsl.xml>; rel=license; type="application/RSL+xml"'
    other = (
        '<https://creativecommons.org/licenses/by/4.0/>; rel=license, </x>; rel=alternate; type="application/rsl+xml"'
    )
    assert license_documents(capture(("link", rsl), ("link", other), ("link", rsl))) == (
        "https://harbour.example/rsl.xml",
    )


def test_robots_and_tdm_fields() -> None:
    found = header_marks(
        capture(
            ("x-robots-tag", "noarchive"),
            ("x-robots-tag", "otherbot: noindex"),
            ("tdm-reservation", "1"),
            ("tdm-policy", "/policy.json"),
            ("content-type", "text/html"),
        )
    )
    assert [(mark.signal, mark.words, mark.url) for mark in found] == [
        ("http:x-robots-tag", "noarchive", None),
        ("http:x-robots-tag", "otherbot: noindex", None),
        ("http:tdm-reservation", "1", None),
        ("http:tdm-policy", "/policy.json", "https://harbour.example/policy.json"),
    ]


def test_a_flood_is_bounded() -> None:
    found = header_marks(capture(*[("x-robots-tag", "x" * 90_000)] * 2_000))
    assert len(found) == MOST_FIELDS
    assert sum(len(mark.words) for mark in found) <= 400_000


def test_silence_is_silence() -> None:
    assert header_marks(capture()) == ()
