"""What a publication rests on, in the words an editor reads."""

from __future__ import annotations

from typing import Any

import pytest
from support.deciding import article, block, codes, decided, from_elsewhere, licence, seen

from syndicator.model.draft import Mark
from syndicator.model.rights import Agreement, Grant
from syndicator.rights import notices
from syndicator.rights.evidence import prose

FULL = Grant(action="republish_full")
MEMBERS = Grant(action="republish_full", audience="members")
TRANSLATE = Grant(action="translate")


def granting(monkeypatch: pytest.MonkeyPatch, *grants: Grant, **said: Any) -> Any:
    """A block that the grammar reads as these grants."""
    words = "You may republish our articles."
    fields = {"kind": "permission", "stance": "grants", "basis": "permission", "words": words, "end": len(words)}
    monkeypatch.setattr(prose, "readings", lambda *_: (notices.Reading(**(fields | said), grants=grants),))
    return block(words, locator=repr((grants, said)))


@pytest.mark.parametrize(
    ("permits", "outcome", "told"),
    [
        (("republish_full", "republish_excerpt"), "full", "permits publishing the whole text"),
        (("republish_excerpt",), "excerpt", "permits an excerpt"),
        (("translate",), "link", "permits a link"),
    ],
)
def test_an_agreement_is_told_with_its_paper(permits: tuple[str, ...], outcome: str, told: str) -> None:
    agreement = Agreement(id="a", partner="Daily Example", reference="letter 7", permits=permits)
    found = decided(agreement=agreement)
    assert found.outcome == outcome
    assert f"The agreement with Daily Example (letter 7) {told}." in {reason.text for reason in found.reasons}


@pytest.mark.parametrize(
    ("modules", "told"),
    [
        (("by/4.0",), "it is licensed under CC BY 4.0, at the article itself."),
        (("by/4.0", "by-nd/3.0"), "it is licensed under CC BY 4.0 and CC BY-ND 3.0, at the article itself."),
        (
            ("by/4.0", "by-nd/3.0", "by-sa/2.0"),
            "it is licensed under CC BY 4.0, CC BY-ND 3.0 and CC BY-SA 2.0, at the article itself.",
        ),
    ],
)
def test_licences_are_told_by_name(modules: tuple[str, ...], told: str) -> None:
    assert decided(*map(licence, modules)).reasons[0].text == f"The whole text may be published: {told}"


def test_somebody_elses_text_is_told_as_theirs() -> None:
    theirs = article(origin=from_elsewhere("Weekly Other"))
    told = "Only a link: the text is Weekly Other's, and nothing here is a permission by Weekly Other."
    assert decided(of=theirs).reasons[0].text == told


def test_who_may_translate_may_not_publish_an_excerpt(monkeypatch: pytest.MonkeyPatch) -> None:
    found = decided(granting(monkeypatch, MEMBERS, TRANSLATE))
    assert (found.outcome, codes(found)[0]) == ("link", "members_only")
    assert "but it is for members or customers under a contract" in found.reasons[0].text
    assert found.reasons[0].evidence


def test_a_link_cites_what_closed_the_rest() -> None:
    line = Mark(signal="jsonld:copyrightHolder", words="Weekly Other")
    theirs = decided(line, licence("by/4.0"))
    assert (codes(theirs)[0], theirs.reasons[0].evidence) == ("holder_is_third_party", (seen(line)[0].id,))
    weak = licence("by/4.0", scope="feed")
    stopped = decided(weak, Mark(signal="link:license", url="http://purl.org/atompub/license#unspecified"))
    assert (codes(stopped)[0], stopped.reasons[0].evidence) == ("inheritance_stopped", (seen(weak)[0].id,))


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ({}, "Daily Example permits it"),
        ({"grantor": "Daily Example Ltd"}, "Daily Example Ltd permits it"),
        ({"own_name": "Daily Example Inc."}, "Daily Example Inc. permits it"),
        ({"basis": "public_domain"}, "it is in the public domain"),
    ],
)
def test_who_permits_is_told(monkeypatch: pytest.MonkeyPatch, said: dict[str, Any], told: str) -> None:
    found = decided(granting(monkeypatch, FULL, **said))
    assert found.reasons[0].text == f"The whole text may be published: {told}, at the article itself."
