"""A sentence beside a permission may bound it: an end, a price, somebody only, "ask us first", so many words."""

from __future__ import annotations

import pytest
from support.notices_read import may, said

GIVEN = {
    "en": "You may republish our articles.",
    "de": "Sie dürfen unsere Artikel übernehmen.",
    "fr": "Vous pouvez reproduire nos articles.",
    "es": "Pueden republicar nuestros artículos.",
    "pt": "Pode republicar os nossos artigos.",
    "it": "Potete ripubblicare i nostri articoli.",
    "nl": "U mag onze artikelen overnemen.",
    "ru": "Можно перепечатывать наши статьи.",
}


@pytest.mark.parametrize("language", GIVEN)
def test_the_permission_alone_opens_everything(language: str) -> None:
    assert may(GIVEN[language]) == "FFF"


@pytest.mark.parametrize(
    ("language", "beside"),
    [
        ("en", "This permission ends on 1 January 2026."),
        ("en", "This licence expires after 30 days."),
        ("en", "It has been withdrawn."),
        ("en", "This offer is valid until 1 January 2026."),
        ("en", "This is no longer the case."),
        ("en", "Not after 1 January 2026."),
        ("en", "Please ask us first."),
        ("en", "Write to the newsroom before."),
        ("en", "First contact us."),
        ("en", "A fee applies."),
        ("en", "It costs 20 dollars per article."),
        ("en", "Schools only."),
        ("en", "Only in Germany."),
        ("en", "Exclusively for print."),
        ("en", "Conditions apply."),
        ("en", "Permission is granted on request."),
        ("de", "Diese Erlaubnis endet am 1. Januar 2026."),
        ("de", "Die Genehmigung ist abgelaufen."),
        ("de", "Das gilt nur für Schulen."),
        ("de", "Bitte vorher fragen."),
        ("de", "Kontaktieren Sie uns bitte zuerst."),
        ("de", "Ein Honorar wird fällig."),
        ("de", "Der Abdruck ist kostenpflichtig."),
        ("de", "Ausschließlich Schulen."),
        ("fr", "Cette autorisation expire le 1er janvier 2026."),
        ("fr", "Contactez-nous avant."),
        ("fr", "La redevance est de 20 euros."),
        ("fr", "Seulement en France."),
        ("es", "Este permiso vence el 1 de enero de 2026."),
        ("es", "Consulte antes con la redacción."),
        ("es", "Cuesta 20 euros."),
        ("es", "Solo para escuelas."),
        ("pt", "Esta autorização termina em 1 de janeiro de 2026."),
        ("pt", "Escreva para nós antes."),
        ("pt", "Custa 20 euros."),
        ("pt", "Apenas em Portugal."),
        ("it", "Questo permesso scade il 1 gennaio 2026."),
        ("it", "Contattateci prima."),
        ("it", "Costa 20 euro."),
        ("it", "Soltanto in Italia."),
        ("nl", "Deze toestemming vervalt op 1 januari 2026."),
        ("nl", "Vraag het ons eerst."),
        ("nl", "De vergoeding is 20 euro."),
        ("nl", "Alleen in Nederland."),
        ("ru", "Это разрешение истекает 1 января 2026 года."),
        ("ru", "Сначала напишите нам."),
        ("ru", "Взимается плата."),
        ("ru", "Только для школ."),
    ],
)
def test_what_bounds_a_permission_from_beside_it_closes_it(language: str, beside: str) -> None:
    assert may(f"{GIVEN[language]} {beside}") == "---"
    assert may(f"{beside} {GIVEN[language]}") == "---"
    assert any(beside in line and "unmet" in line for line in said(f"{GIVEN[language]} {beside}"))


@pytest.mark.parametrize(
    ("language", "beside"),
    [
        ("en", "We love gardens."),
        ("en", "It is free."),
        ("en", "It is valid everywhere."),
        ("en", "If you have questions, ask us first."),
        ("en", "Photos: please ask us first."),
        ("en", "Translations cost 20 dollars."),
        ("en", "Only with a link."),
        ("en", "Texts only."),
        ("en", "Our garden is open only in summer and only for those who bring their own chair."),
        ("en", "This page was last updated in 2025."),
        ("en", "Our newsletter costs nothing."),
        ("de", "Nur zu!"),
        ("de", "Nur mit Quellenangabe."),
    ],
)
def test_what_bounds_nothing_closes_nothing(language: str, beside: str) -> None:
    assert may(f"{GIVEN[language]} {beside}") == "FFF"


def test_a_licence_by_name_is_bound_as_well() -> None:
    assert may("All articles are licensed under CC BY 4.0. Please contact us first.") == "---"
    assert may("All articles are licensed under CC BY 4.0. For other uses please contact us first.") == "FFF"


def test_what_bounds_no_permission_is_no_reading() -> None:
    assert said("© 2026 Daily Example. Please ask us first.") == ["copyright: holders=Daily Example, years=2026"]


@pytest.mark.parametrize(
    ("notice", "expected"),
    [
        ("You may republish excerpts of our articles. Excerpts must be no longer than 200 words.", "200 words"),
        ("You may republish excerpts of our articles. Excerpts may not exceed 30 percent.", "30 percent"),
        (
            "Sie dürfen Auszüge aus unseren Artikeln übernehmen. Auszüge dürfen höchstens 200 Wörter lang sein.",
            "200 words",
        ),
        ("Vous pouvez reproduire des extraits de nos articles. Les extraits : 200 signes.", "200 characters"),
    ],
)
def test_how_long_an_excerpt_may_be_is_said_beside_it(notice: str, expected: str) -> None:
    limit, unit = expected.split()
    (only,) = said(notice)
    assert f"excerpt_limit={limit} excerpt_unit={unit}" in only


@pytest.mark.parametrize(
    ("beside", "items", "days"),
    [
        ("At most three articles per week.", 3, 7),
        ("The limit is 10 stories a month.", 10, 30),
        ("Two articles per day are allowed.", 2, 1),
        ("Please limit yourself to four posts per year.", 4, 365),
    ],
)
def test_how_many_articles_may_be_taken_is_said_beside_it(beside: str, items: int, days: int) -> None:
    assert said(f"{GIVEN['en']} {beside}") == [f"permission: may republish_full quota={items} quota_days={days}"]


@pytest.mark.parametrize(
    "beside",
    [
        "Commercial use is prohibited.",
        "Commercial use is not allowed.",
        "Commercial use prohibited.",
        "No commercial use.",
        "Commercial use requires permission.",
    ],
)
def test_commercial_use_is_forbidden_without_another_verb(beside: str) -> None:
    assert may(f"{GIVEN['en']} {beside}") == "F--"


@pytest.mark.parametrize(
    ("beside", "who"),
    [
        ("Businesses must ask us first.", "F--"),
        ("Commercial sites must pay.", "F--"),
        ("Commercial publications should contact us first.", "F--"),
        ("Not in print.", "FF-"),
        ("These rules do not cover print.", "FF-"),
        ("Print only.", "---"),
        ("Commercial sites only.", "---"),
        ("Only commercial use.", "---"),
        ("Non-profit rates are available.", "FFF"),
    ],
)
def test_what_names_whom_it_binds_binds_no_other(beside: str, who: str) -> None:
    assert may(f"{GIVEN['en']} {beside}") == who


@pytest.mark.parametrize(
    "beside", ["Up to 100 words.", "Maximum: 100 words.", "At most two paragraphs.", "No more than 300 characters."]
)
def test_so_many_words_are_not_the_whole(beside: str) -> None:
    assert may(f"{GIVEN['en']} {beside}") == "---"
    assert may(f"{GIVEN['en']} Most of them have 800 words.") == "FFF"


@pytest.mark.parametrize(
    ("expected", "fragment"),
    [
        ("---", "Not for any of the websites."),  # six words
        ("FFF", "Not in this book alone does the harbour sleep."),
        ("---", "Not this one."),
        ("FFF", "Not for profit."),
        ("FFF", "Not this one?"),
        ("---", "Only from 2030."),
        ("---", "From the year 2030."),
        ("FFF", "From the harbour."),
        ("FFF", "Not a day goes by."),
        ("FFF", "Not for photos."),
        ("FFF", "Published since 1999."),
    ],
)
def test_a_few_words_that_only_deny_or_say_from_when(expected: str, fragment: str) -> None:
    assert may(f"You may republish our articles. {fragment}") == expected


@pytest.mark.parametrize(
    ("expected", "sentence"),
    [
        ("FFF", "No fee is required."),
        ("FFF", "You do not have to pay."),
        ("FFF", "There is no need to ask us first."),
        ("FFF", "Es ist keine Anmeldung erforderlich."),
        ("---", "A fee is required."),
        ("---", "Never without asking us first."),
        ("---", "Do not forget to ask us first."),
        ("---", "Es ist eine Anmeldung erforderlich."),
        ("---", "Ask us first, no exceptions."),
        ("---", "Prior permission is required, no exceptions."),
        ("---", "A fee is required, not a donation."),
        ("---", "Not for free: a fee is required."),
        ("---", "Ask us or the other editors first."),
        ("---", "This applies only to texts, for a fee."),
        ("FFF", "This applies only to texts."),
        ("FFF", "For other uses please ask us first."),
        ("FFF", "No permission is required."),
        ("---", "Licences start at 50 euros."),
        ("---", "Mediante pagamento."),
        ("---", "За плату."),
        ("---", "Tegen betaling."),
        ("---", "The publisher has to approve."),
        ("---", "Der Verlag muss zustimmen."),
        ("---", "Contactez-nous avant de reprendre."),
        ("---", "Please wait two weeks."),
        ("---", "Only headlines and summaries may be used."),
        ("---", "Only the first paragraph may be used."),
        ("---", "Don't use the full text."),
        ("FFF", "Use the full text."),
    ],
)
def test_what_is_asked_for_and_what_is_spared(expected: str, sentence: str) -> None:
    assert may(f"You may republish our articles. {sentence}") == expected
