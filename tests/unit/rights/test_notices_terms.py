"""What notices ask, forbid and tell: duties, prohibitions, holders, contacts, others' material.

The examples are ours.
"""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from syndicator.rights import notices


def duties(text: str) -> set[str]:
    return {duty.action for reading in notices.read(text) for duty in reading.duties}


def forbidden(text: str) -> set[str]:
    return {action for reading in notices.read(text) for action in reading.prohibitions}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("You must credit Hill Gazette and link to the original story.", {"attribute_source", "link_original"}),
        ("The reporter must be credited at the top of the story.", {"attribute_author", "attribution_on_top"}),
        ("Please keep all of the links and our tracking pixel.", {"keep_links", "tracking_pixel"}),
        ("You must set a canonical link to our page.", {"canonical_link"}),
        ("Please let us know when you republish our work.", {"notify"}),
        ("You must indicate any changes.", {"indicate_changes"}),
        ("You can't resell our stories.", {"no_resale"}),
        ("Stories must be removed after 60 days.", {"remove_after_expiry"}),
        ("All copies must retain the copyright notice.", {"keep_notice"}),
        (
            "Die Übernahme ist mit Quellenangabe und Link zum Originalartikel gestattet.",
            {"attribute_source", "link_original"},
        ),
        ("Abdruck honorarfrei, Belegexemplar erbeten.", {"notify"}),
        ("Vous devez citer la source et indiquer un lien vers l'article.", {"attribute_source", "link_original"}),
        ("Debe citar la fuente y el autor.", {"attribute_source", "attribute_author"}),
        (
            "Os artigos podem ser republicados com crédito e link para o original.",
            {"attribute_source", "link_original"},
        ),
        ("Si può ripubblicare citando la fonte e l'autore.", {"attribute_source", "attribute_author"}),
        ("Overname mag mits met bronvermelding.", {"attribute_source"}),
        ("При использовании материалов гиперссылка на сайт обязательна.", {"link_original"}),
        ("转载请注明出处。", {"attribute_source"}),
    ],
)
def test_duties(text: str, expected: set[str]) -> None:
    assert expected <= duties(text)


def test_no_link_is_asked_where_none_is_required() -> None:
    assert "link_original" not in duties("For print publications, no link is required.")


@pytest.mark.parametrize(
    "text",
    [
        "At the end of the story include a line that reads: “This story first ran in Hill Gazette.”",
        "Please add the following line: This story first ran in Hill Gazette.",
    ],
)
def test_dictated_credit_line(text: str) -> None:
    (line,) = [duty for reading in notices.read(text) for duty in reading.duties if duty.action == "credit_line_fixed"]
    assert (line.text or "").rstrip(".") == "This story first ran in Hill Gazette"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("This material may not be published, broadcast, rewritten or redistributed.",
         {"republish_full", "broadcast", "edit", "redistribution"}),
        ("You can't edit our stories or sell them separately.", {"edit", "sell_separately"}),
        ("You can't republish our material wholesale or automatically.",
         {"systematic_republication", "automated_republication"}),
        ("Photographs may not be reproduced.", {"images"}),
        ("You may not republish photos provided by third parties.", {"images_third_party"}),
        ("Reproduction for commercial purposes is prohibited.", {"commercial"}),
        ("For use in print or on commercial sites, contact rights@hill.example.", {"print", "commercial"}),
        ("Our logo may not be used.", {"logo"}),
        ("The content must not be used to train AI models.", {"ai_training"}),
        ("For personal use only.", {"republish_full"}),
        ("Der Text darf nicht gekürzt oder verändert werden.", {"edit"}),
        ("You may republish this story, but you must not change anything.", {"edit"}),
        ("Puede ser reproducido siempre que no se altere el texto.", {"edit"}),
        ("Jede Vervielfältigung ohne Zustimmung ist untersagt.", {"republish_full"}),
        ("Eine Nutzung der Fotos bedarf der Genehmigung.", {"images"}),
        ("La reproduction, même partielle, est interdite sans autorisation.", {"republish_full", "republish_excerpt"}),
        ("Queda prohibida la reproducción sin autorización.", {"republish_full"}),
        ("É proibida a reprodução sem autorização prévia.", {"republish_full"}),
        ("Riproduzione riservata.", {"republish_full"}),
        ("Niets uit deze uitgave mag worden verveelvoudigd zonder toestemming.", {"republish_full"}),
        ("Использование материалов без согласия редакции запрещено.", {"republish_full"}),
        ("未经授权禁止转载。", {"republish_full"}),
        ("無断転載を禁じます。", {"republish_full"}),
    ],
)  # fmt: skip
def test_prohibitions(text: str, expected: set[str]) -> None:
    assert forbidden(text) == expected


def test_pictures_kept_back_do_not_keep_the_text_back() -> None:
    readings = notices.read("You are welcome to republish this story, but agency photos may not be used.")
    assert forbidden("You are welcome to republish this story, but agency photos may not be used.") == {"images"}
    assert any(grant.action == "republish_full" for reading in readings for grant in reading.grants)


def test_a_favour_asked_of_those_who_need_no_leave_is_no_condition() -> None:
    text = "All text produced by the bureau is public domain. We ask that you not abridge or edit it."
    assert "edit" not in forbidden(text)


@pytest.mark.parametrize(
    ("text", "holders", "years"),
    [
        ("© 2024 Hill Gazette", ("Hill Gazette",), (2024,)),
        (
            "Copyright © 2011-2019 by the Hill Media Group, Inc. All rights reserved.",
            ("Hill Media Group, Inc.",),
            (2011, 2019),
        ),
        ("Copyright2017 Hill Wire. All rights reserved", ("Hill Wire",), (2017,)),
        ("(c) Copyright HILL 2017. Click for restrictions", ("HILL",), (2017,)),
        ("Copyright © HILL, LAKE, 2016", ("HILL", "LAKE"), (2016,)),
        (
            "Copyright 2022 Hill Gazette and the Lake Foundation. All rights reserved.",
            ("Hill Gazette", "Lake Foundation"),
            (2022,),
        ),
        ("© 2020 Jane Roe, CC BY-NC 4.0", ("Jane Roe",), (2020,)),
        ("Â© 2015 Hill Network", ("Hill Network",), (2015,)),
        ("© Hill e.V. Alle Rechte vorbehalten", ("Hill e.V",), ()),
        ("Copyright 2008", (), (2008,)),
        ("Hill News and Media Limited. All rights reserved. 2017", ("Hill News and Media Limited",), ()),
        ("© Crown copyright 2023", ("Crown",), (2023,)),
    ],
)
def test_copyright_lines(text: str, holders: tuple[str, ...], years: tuple[int, ...]) -> None:
    readings = [reading for reading in notices.read(text) if reading.holders or reading.years]
    assert readings[0].holders == holders
    assert readings[0].years == years


@pytest.mark.parametrize(
    "text",
    [
        "These pages are protected by copyright law.",
        "(a) You may. (b) You may not. (c) If the operator agrees",
        "The copyright owner must be asked.",
    ],
)
def test_the_word_alone_is_no_copyright_line(text: str) -> None:
    assert not any(reading.holders for reading in notices.read(text))


def test_who_licenses_is_named_in_the_sentence() -> None:
    (work,) = notices.read("This work by Jane Roe is licensed under CC BY 4.0")
    assert work.holders == ("Jane Roe",)
    (photo,) = notices.read("Photo by Jane Roe (CC BY 2.0)")
    assert (photo.holders, photo.part, photo.grants) == (("Jane Roe",), "image", ())


def test_where_it_first_appeared() -> None:
    (reading,) = notices.read(
        "This article first appeared on Lake Journal and is republished here under a Creative Commons license."
    )
    assert (reading.origin, reading.third_party, reading.license_unnamed) == ("Lake Journal", True, True)
    assert reading.holders == ("Lake Journal",)


@pytest.mark.parametrize(
    "text",
    [
        "You need permission from the creators for images we have sourced from others.",
        "Wire services are excluded from this permission.",
        "Reprinted with permission.",
        "Bei den Presseartikeln liegen die Rechte bei den jeweiligen Verlagen.",
    ],
)
def test_material_of_others(text: str) -> None:
    readings = notices.read(text)
    assert any(reading.third_party for reading in readings)
    assert not any(reading.grants for reading in readings)


def test_contacts() -> None:
    assert [reading.contact for reading in notices.read("For commercial use contact desk@hill.example.")] == [
        "desk@hill.example"
    ]
    (reading,) = notices.read("未经授权禁止转载，请联系 微信：hilldesk24")
    assert "republish_full" in reading.prohibitions


def test_embargo() -> None:
    (reading,) = notices.read("Under embargo until 14 March 2031.")
    assert reading.embargo_until == datetime(2031, 3, 14, 12, tzinfo=UTC)  # begun everywhere
    (vague,) = notices.read("Under strict embargo until the Monday before publication.")
    assert vague.embargo_until is None
    assert {duty.action for duty in vague.duties} == {"embargo"}


def test_training_is_the_machines_lane() -> None:
    (reading,) = notices.read("The content must not be used to train artificial intelligence systems.")
    assert (reading.stance, reading.machine) == ("machine", (("ai-training", "n"),))


def test_a_grant_may_have_a_first_day() -> None:
    readings = notices.read("From 1 July 2023, all our articles are available for republication under CC BY-ND.")
    assert {reading.effective_from for reading in readings if reading.grants} == {datetime(2023, 7, 1, tzinfo=UTC)}


def test_links_name_what_words_leave_open() -> None:
    html = 'Licensed under <a href="https://creativecommons.org/licenses/by/3.0/">CC BY</a>.'
    (reading,) = [each for each in notices.read("Licensed under CC BY.", html=html) if each.license]
    assert reading.license is not None
    assert reading.license.id == "CC-BY-3.0"


def test_terms_elsewhere_are_named() -> None:
    readings = notices.read(
        "Copyright: (C) Hill Broadcasting, see https://hill.example/terms for terms and conditions of reuse."
    )
    assert any(reading.terms_url == "https://hill.example/terms" for reading in readings)
