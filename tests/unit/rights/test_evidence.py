from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from support.deciding import AT, CC, block, licence, seen

from syndicator.errors import EvidenceError
from syndicator.model.draft import Mark
from syndicator.rights import evidence


def stance(mark: Mark) -> str:
    (found,) = seen(mark)
    return found.stance


def test_every_signal_belongs_to_one_family() -> None:
    signals = [signal for family in evidence.FAMILIES for signal in family.SIGNALS]
    assert len(signals) == len(set(signals))
    assert all(evidence.family_of(signal) for signal in signals)


def test_a_signal_nobody_registered_is_an_error_with_its_name() -> None:
    with pytest.raises(EvidenceError, match="carrier-pigeon"):
        evidence.family_of("carrier-pigeon")


@pytest.mark.parametrize(
    ("mark", "expected"),
    [
        (licence("by-nc/4.0"), "grants"),
        (Mark(signal="cc:license", url=f"{CC}by-sa/3.0/de/", scope="feed"), "grants"),
        (Mark(signal="rss:copyright", words="CC BY-SA 4.0", scope="feed"), "grants"),
        (Mark(signal="dcterms:license", words=f"{CC}by/4.0/", url=f"{CC}by/4.0/"), "grants"),
        (Mark(signal="jsonld:license", words=f"{CC}by/4.0/"), "grants"),
        (Mark(signal="jsonld:license", words="ALL_RIGHTS_RESERVED"), "reserves"),
        (Mark(signal="jsonld:copyrightHolder", words="Daily Example"), "reserves"),
        (Mark(signal="jsonld:sdLicense", words=f"{CC}by/4.0/", url=f"{CC}by/4.0/"), "informs"),
        (Mark(signal="jsonld:conditionsOfAccess", words="free of charge"), "informs"),
        (Mark(signal="jsonld:acquireLicensePage", url="https://daily.example/rights"), "informs"),
        (Mark(signal="dcterms:accessRights", words="open access"), "informs"),
        (Mark(signal="dcterms:rightsHolder", words="Daily Example Ltd"), "reserves"),
        (Mark(signal="meta:copyright", words="Daily Example Verlag"), "reserves"),
        (Mark(signal="cc:morePermissions", url="https://daily.example/more"), "informs"),
        (Mark(signal="dc:rights", words="http://rightsstatements.org/vocab/InC/1.0/"), "reserves"),
        (Mark(signal="robots:meta", words="noarchive, max-snippet:120"), "machine"),
        (Mark(signal="http:x-robots-tag", words="googlebot: nosnippet"), "machine"),
        (Mark(signal="http:tdm-reservation", words="1"), "machine"),
        (Mark(signal="http:tdm-reservation", words="perhaps"), "informs"),
        (Mark(signal="robots.txt:content-signal", words="search=yes, ai-train=no"), "machine"),
        (Mark(signal="rsl:content", words="<content/>", url="https://daily.example/rsl.xml"), "machine"),
        (Mark(signal="carrier-pigeon", words="all yours"), "unreadable"),
    ],
)
def test_stance(mark: Any, expected: Any) -> None:
    assert stance(mark) == expected


@pytest.mark.parametrize(
    "address",
    [
        "https://creativecomnons.org/licenses/by/4.0/",
        "https://creativecommons.org.evil.example/licenses/by/4.0/",
        "https://evil.example/creativecommons.org/licenses/by/4.0/",
        "https://creativecommons.org/licenses/by/9.0/",
    ],
)
def test_an_address_that_only_looks_like_creative_commons_is_unreadable(address: Any) -> None:
    assert stance(Mark(signal="link:license", url=address)) == "unreadable"


def test_an_imprint_is_no_licence() -> None:
    assert stance(Mark(signal="link:license", url="https://behoerde.example/impressum.html")) == "informs"


def test_rsl_is_the_machine_lane_whatever_it_permits() -> None:
    mark = Mark(signal="link:license", url="https://daily.example/l.xml", attributes=(("type", "application/rsl+xml"),))
    assert stance(mark) == "machine"


def test_broken_json_in_an_extension_is_unreadable() -> None:
    assert stance(Mark(signal="jsonfeed:extension", words='{"license": ')) == "unreadable"
    assert stance(Mark(signal="jsonfeed:extension", words='{"license": "as we like it"}')) == "unreadable"
    assert stance(Mark(signal="jsonfeed:extension", words='{"about": "https://x.example/"}')) == "informs"
    assert stance(Mark(signal="jsonfeed:extension", words=f'{{"rights": {{"license": "{CC}by/4.0/"}}}}')) == "grants"


def test_the_id_covers_everything_said_and_where_but_not_when() -> None:
    mark = block("© 2026 Daily Example", locator="p[4]", html="<p>x</p>", language="en", attributes=(("a", "b"),))
    name = evidence.identify(mark, url="https://daily.example/")
    assert len(name) == 64
    changed = [
        replace(mark, words="© 2025 Daily Example"),
        replace(mark, scope="site"),
        replace(mark, extent="text"),
        replace(mark, region="footer"),
        replace(mark, url="https://x.example/"),
        replace(mark, attributes=(("a", "c"),)),
        replace(mark, locator="p[5]"),
        replace(mark, signal="meta:rights"),
        replace(mark, html="<p>y</p>"),
    ]
    ids = {evidence.identify(other, url="https://daily.example/") for other in changed}
    assert len(ids | {name, evidence.identify(mark, url=None)}) == len(changed) + 2
    (one,), (other,) = seen(mark), evidence.read([mark], url="https://daily.example/x", observed_at=AT)
    (later,) = evidence.read([mark], url=one.url, observed_at=AT + timedelta(days=1))
    assert later.id == one.id != other.id


def test_fields_never_run_into_one_another() -> None:
    one = Mark(signal="dc:rights", words="ab", locator="c")
    other = Mark(signal="dc:rights", words="a", locator="bc")
    assert evidence.identify(one, url=None) != evidence.identify(other, url=None)


def test_the_same_mark_twice_is_one_piece_of_evidence() -> None:
    assert len(seen(licence(), licence())) == 1


def test_evidence_keeps_the_words_and_the_place() -> None:
    (found,) = seen(block("© 2026 Daily Example", region="footer", scope="site", locator="footer/p"))
    assert (found.words, found.region, found.scope, found.locator) == (
        "© 2026 Daily Example",
        "footer",
        "site",
        "footer/p",
    )


def test_reading_marks_never_raises() -> None:
    nasty = [
        Mark(signal="link:license", url="http://["),
        Mark(signal="dc:rights", words="\ud800 ©"),
        Mark(signal="jsonfeed:extension", words="[" * 5000),
        Mark(signal="media:license", words=""),
        Mark(signal="iptc:rightsOwner", attributes=(("enddate", "20149999T999999"),)),
        Mark(signal="jsonld:copyrightYear", words="MMXX"),
        Mark(signal="text:block", words=""),
    ]
    assert len(seen(*nasty)) == len(nasty)
