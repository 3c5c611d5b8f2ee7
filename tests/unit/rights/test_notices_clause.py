"""Scope inside one sentence: what is permitted, forbidden, asked for, supposed, taken out; parts; phrases."""

from __future__ import annotations

import pytest

from syndicator.rights import notices
from syndicator.rights.notices import clause, phrases, portions
from syndicator.rights.tokens import tokens


def _sentence(text: str) -> clause.Sentence:
    return clause.analyse(text, 0, len(text), [word for word in tokens(text) if word.kind != "mark"])


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("You may republish our articles but you may not edit them", [("permit", "republish"), ("forbid", "edit")]),
        ("Reproduction is prohibited", [("forbid", "reproduce republish")]),
        ("No part may be reproduced", [("forbid", "reproduce")]),
        ("No use is permitted", [("forbid", "reproduce")]),
        ("Reproduction is permitted provided that the source is credited",
         [("permit", "reproduce republish"), ("condition", "")]),
        ("You may republish our articles except photos", [("permit", "republish"), ("excluded", "")]),
        ("You must credit us", [("oblige", "")]),
        ("Credit us", [("oblige", "")]),
        ("If you wish to republish, contact us", [("if", "republish")]),
        ("Republication permitted", [("permit", "republish")]),
        ("Links are permitted, copying is prohibited", [("plain", ""), ("forbid", "reproduce")]),
        ("Der Nachdruck ist gestattet", [("permit", "republish")]),
        ("Queda prohibida la reproducción", [("forbid", "reproduce republish")]),
        ("You do not need permission to republish", [("permit", "republish")]),
        ("Our articles may be copied; photos may not be copied",
         [("plain", ""), ("permit", "reproduce"), ("forbid", "reproduce")]),
    ],
)  # fmt: skip
def test_spans(text: str, spans: list[tuple[str, str]]) -> None:
    assert [(span.polarity, " ".join(sorted(span.acts()))) for span in _sentence(text).spans] == spans


@pytest.mark.parametrize(
    "text",
    [
        "Reproduction without permission is prohibited",
        "Free to republish? Not without permission",
        "may be reprinted upon permission",
        "Republication requires our written permission",
    ],
)
def test_what_needs_asking_is_forbidden_without_it(text: str) -> None:
    forbidden = [span for span in _sentence(text).spans if span.acts()]
    assert forbidden
    assert all(span.polarity == "forbid" and span.asked for span in forbidden)


@pytest.mark.parametrize(
    ("text", "unit", "limit"),
    [
        ("You may republish the first paragraph of our articles", "paragraph", (1, "paragraphs")),
        ("You may republish up to two sentences of any article", "sentences", (20, "words")),
        ("The first paragraph of our articles may be republished", "paragraph", (1, "paragraphs")),
        ("You may republish half of the article", "half", (50, "percent")),
        ("You may republish a third of the article", "third", (33, "percent")),
        ("republish three paragraphs", "paragraphs", (3, "paragraphs")),
        ("You may republish a quarter of the article", "quarter", (25, "percent")),
        ("Sie dürfen die Hälfte des Artikels übernehmen", "halfte", (50, "percent")),
        ("Sie dürfen ein Drittel des Artikels nachdrucken", "drittel", (33, "percent")),
        ("Vous pouvez reproduire la moitié de l'article", "moitie", (50, "percent")),
        ("Vous pouvez reproduire un tiers de l'article", "tiers", (33, "percent")),
        ("Puede reproducir la mitad del artículo", "mitad", (50, "percent")),
        ("Puede reproducir un tercio del artículo", "tercio", (33, "percent")),
        ("Pode reproduzir metade do artigo", "metade", (50, "percent")),
        ("Pode reproduzir um terço do artigo", "terco", (33, "percent")),
        ("È possibile riprodurre metà dell'articolo", "meta", (50, "percent")),
        ("U mag de helft van het artikel overnemen", "helft", (50, "percent")),
        ("Vous pouvez reproduire deux paragraphes", "paragraphes", (2, "paragraphs")),
        ("Puede reproducir tres párrafos", "parrafos", (3, "paragraphs")),
        ("Pode reproduzir dois parágrafos", "paragrafos", (2, "paragraphs")),
        ("È possibile ripubblicare due paragrafi", "paragrafi", (2, "paragraphs")),
        ("Можно перепечатывать два абзаца", "абзаца", (2, "paragraphs")),
        ("Puede reproducir dos frases", "frases", (20, "words")),
        ("È possibile ripubblicare due frasi", "frasi", (20, "words")),
        ("Можно перепечатывать два предложения", "предложения", (20, "words")),
        ("Two paragraphs of our articles may be republished", "paragraphs", (2, "paragraphs")),
        ("republish two of the opening paragraphs", "paragraphs", (1, "paragraphs")),  # too far to be their number
        ("You may republish headlines and summaries", "summaries", (None, None)),
        ("Headlines and summaries may be reprinted", "summaries", (None, None)),
        ("Titres et résumés peuvent être repris", "resumes", (None, None)),
        ("Titoli e riassunti possono essere ripubblicati", "riassunti", (None, None)),
        ("Titulares y resúmenes se pueden reproducir", "resumenes", (None, None)),
        ("You may republish the opening of it", "opening", (None, None)),
        ("You may republish the first paragraph with a link to the full article", "paragraph", (1, "paragraphs")),
    ],
)
def test_a_permission_of_a_part(text: str, unit: str, limit: tuple[int | None, str | None]) -> None:
    sentence = _sentence(text)
    assert portions.unit(sentence) == unit
    assert portions.limit(sentence, unit) == limit
    assert not portions.is_name(unit)


@pytest.mark.parametrize(
    "text",
    [
        "Republish our articles, with credit in the first paragraph",
        "You may republish our articles in full with title",
        "The first paragraph of our articles is short",
        "In the first paragraph of the page our articles may be republished",
    ],
)
def test_a_place_is_no_part(text: str) -> None:
    assert portions.unit(_sentence(text)) is None


@pytest.mark.parametrize(
    "text",
    [
        "Half the article may be republished for free.",
        "Die Hälfte eines Artikels darf kostenlos übernommen werden.",
        "Sie dürfen den ersten Absatz jedes Artikels kostenlos übernehmen.",
        "Der erste Absatz des Artikels darf kostenlos übernommen werden.",
        "La moitié de nos articles peut être reprise.",
        "El primer párrafo del artículo puede reproducirse gratis.",
        "O primeiro parágrafo do artigo pode ser reproduzido gratuitamente.",
        "La metà dell'articolo può essere ripubblicata gratuitamente.",
        "Il primo paragrafo dei nostri articoli può essere ripubblicato.",
        "De helft van het artikel mag gratis worden overgenomen.",
        "U mag de eerste zin uit ons artikel gratis overnemen.",
        "Половина статьи может быть свободно перепечатана.",
        "Первый абзац наших статей можно свободно перепечатывать.",
        "Половину статьи можно свободно перепечатывать.",
    ],
)
def test_what_is_given_of_a_part_is_never_the_whole(text: str) -> None:
    assert [grant.action for said in notices.read(text) for grant in said.grants] == ["republish_excerpt"]


def test_a_part_that_only_stands_before_the_text_takes_nothing_away() -> None:
    said = notices.read("Under this headline our articles may be republished for free.")
    assert [grant.action for each in said for grant in each.grants] == ["republish_full"]


@pytest.mark.parametrize(
    "text",
    ["You may republish only headlines and summaries", "Überschriften dürfen übernommen werden",
     "The headline of any article may be reprinted", "Koppen mogen worden overgenomen",
     "Можно перепечатывать заголовки"],
)  # fmt: skip
def test_headlines_are_named_in_every_language(text: str) -> None:
    unit = portions.unit(_sentence(text))
    assert unit is not None
    assert portions.is_name(unit)


def test_a_headline_is_not_even_an_excerpt() -> None:
    assert portions.unit(_sentence("You may republish our headlines")) == "headlines"
    assert portions.is_name("headlines")


@pytest.mark.parametrize(
    ("word", "number"), [("three", 3), ("3", 3), ("zwei", 2), ("999999", 999_999), ("1000000", None), ("foo", None)]
)
def test_numbers(word: str, number: int | None) -> None:
    assert portions.number(word) == number


def _phrases(text: str) -> list[tuple[str, str]]:
    words = [word for word in tokens(text) if word.kind != "mark"]
    return [
        (" ".join(word.key for word in words[hit.first : hit.after]), " ".join(hit.concepts))
        for hit in phrases.find(words)
        if set(hit.concepts) & {"commercial", "noncommercial", "cannot", "community", "news_media", "can", "none"}
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("you may", [("may", "can")]),
        ("you may not", [("may not", "cannot")]),
        ("non-commercial", [("non commercial", "noncommercial")]),
        ("commercial", [("commercial", "commercial")]),
        ("dürfen für nicht kommerzielle Zwecke", [("durfen", "can"), ("nicht kommerzielle zwecke", "noncommercial")]),
        ("community websites", [("community websites", "community")]),
        ("a bit of it", []),
    ],
)
def test_the_longest_phrase_wins(text: str, found: list[tuple[str, str]]) -> None:
    assert _phrases(text) == found


def test_whom_a_permission_reaches_may_stand_inside_it() -> None:
    words = [word for word in tokens("we allow non-profit newsrooms to republish") if word.kind != "mark"]
    said = {concept for hit in phrases.find(words) for concept in hit.concepts}
    assert {"can", "republish"} <= said
    assert said & {"noncommercial", "news_media"}


@pytest.mark.parametrize(
    "text",
    [
        "No part of our articles may be reproduced.",
        "No portion of our texts may be copied.",
        "None of our articles may be republished.",
        "No section of our articles may be reproduced.",
        "Hardly any of our articles may be republished.",
        "Few of our articles may be republished.",
        "Only some of our articles can be reproduced in full.",
        "Nowhere may our articles be republished.",
        "No newspaper may republish our articles.",
        "No website may republish our articles.",
        "Nobody may republish our articles.",
        "Keiner unserer Artikel darf kopiert werden.",
        "Kein einziger unserer Artikel darf übernommen werden.",
        "Keine Zeitung darf unsere Artikel übernehmen.",
        "Niemand darf unsere Artikel übernehmen.",
        "Aucun de nos articles ne peut être reproduit.",
        "En aucun cas nos articles peuvent être reproduits.",
        "Ninguno de nuestros artículos puede reproducirse.",
        "Tampoco se permite reproducir nuestros artículos.",
        "Nenhum dos nossos artigos pode ser reproduzido.",
        "Nessuno dei nostri articoli può essere riprodotto.",
        "Geen van onze artikelen mag worden overgenomen.",
        "Ни одна часть наших материалов не может быть перепечатана.",
        "Никому не разрешается перепечатывать наши статьи.",
    ],
)
def test_what_nobody_may_do_with_any_of_it_is_not_given(text: str) -> None:
    assert not any(not grant.unmet for said in notices.read(text) for grant in said.grants)
