"""Unknown words that are the site's own name or its author's; other things licensed beside the texts."""

from __future__ import annotations

from dataclasses import replace

import pytest
from support.deciding import article, block, codes, decided

from syndicator.model.article import Party, Person

SAYS = "Alle Eigenbeiträge von blaues licht stehen unter CC BY 4.0."


def test_the_sites_own_name_is_no_unknown_word() -> None:
    named = replace(article(), publisher=Party(name="Blaues Licht e.V."))
    assert decided(block(SAYS), of=named).outcome == "full"


def test_another_name_stays_unknown_and_is_quoted() -> None:
    found = decided(block(SAYS))
    assert (found.outcome, codes(found)[0]) == ("link", "condition")
    assert "“blaues”, “licht”" in found.reasons[0].text


def test_the_name_of_who_wrote_it_is_known() -> None:
    signed = replace(article(), people=(Person(name="blaues licht"),))
    assert decided(block(SAYS), of=signed).outcome == "full"


@pytest.mark.parametrize("name", ["Podcast Weekly", "Weekly"])
def test_a_thing_that_is_no_text_stays_one_on_a_site_named_for_it(name: str) -> None:
    named = replace(article(), publisher=Party(name=name))
    assert decided(block("Weekly podcast: CC BY 4.0."), of=named).outcome == "link"


def test_one_word_that_is_not_the_sites_keeps_it_closed() -> None:
    named = replace(article(), publisher=Party(name="Blaues Licht"))
    assert decided(block("Alle Kochbücher von blaues licht stehen unter CC BY 4.0."), of=named).outcome == "link"


@pytest.mark.parametrize(
    ("words", "outcome"),
    [
        ("Code samples are under the Apache License 2.0. All other content is licensed under CC BY-SA 4.0.", "full"),
        ("Fonts by Ann Poe. All content of theirs: CC BY 4.0. Our own is not.", "link"),
        ("Icons by Ann Poe. Licensed under CC BY 4.0.", "link"),
    ],
)
def test_a_licence_of_the_texts_stands_beside_that_of_other_things(words: str, outcome: str) -> None:
    assert decided(block(words)).outcome == outcome
