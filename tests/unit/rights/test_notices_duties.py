"""What is asked of whoever republishes: all that each notice of tests/cases/readings says."""

from __future__ import annotations

import pytest
from support.notices_read import readings, said

from syndicator.rights.notices import duties


@pytest.mark.parametrize(("notice", "expected"), readings("asked"))
def test_what_a_notice_says(notice: str, expected: list[str]) -> None:
    assert said(notice) == expected


@pytest.mark.parametrize(
    ("days", "spans"),
    [
        (365, ["one year", "ein Jahr", "1 an", "une année", "un año", "um ano", "un anno", "één jaar", "1 год"]),
        (730, ["two years", "zwei Jahren", "deux ans", "dos años", "dois anos", "due anni", "twee jaar", "2 года"]),
        (1825, ["5 лет", "five years", "fünf Jahre"]),
        (
            30,
            [
                "a month: one month",
                "ein Monat",
                "un mois",
                "un mes",
                "um mês: 1 mes",
                "un mese",
                "een maand",
                "один месяц",
            ],
        ),
        (60, ["two months", "zwei Monaten", "deux mois", "dos meses", "due mesi", "twee maanden", "два месяца"]),
        (
            7,
            [
                "one week",
                "eine Woche",
                "une semaine",
                "una semana",
                "uma semana",
                "una settimana",
                "een week",
                "1 неделя",
            ],
        ),
        (14, ["two weeks", "zwei Wochen", "deux semaines", "dos semanas", "due settimane", "twee weken", "2 недели"]),
        (
            1,
            [
                "one day",
                "ein Tag",
                "un jour",
                "un día",
                "um dia",
                "un giorno",
                "één dag",
                "1 день",
                "24 hours",
                "24 Stunden",
            ],
        ),
        (
            2,
            [
                "2 days",
                "2 Tagen",
                "2 jours",
                "dos días",
                "2 dias",
                "due giorni",
                "2 dagen",
                "2 дня",
                "48 heures",
                "48 часов",
            ],
        ),
        (3, ["72 horas", "72 ore", "72 uur", "three (3) days", "3-day", "(3) days"]),
        (0, ["23 hours", "12 Stunden"]),
        (None, ["no days", "some weeks", "the day", "two articles", "0 days"]),
    ],
)
def test_how_many_days_are_said(days: int | None, spans: list[str]) -> None:
    assert {span: duties.days(f"Remove it after {span}.") for span in spans} == dict.fromkeys(spans, days)


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("By Ann Author, Daily Example", "Use this line: “By Ann Author, Daily Example”."),
        ("By Ann Author, Daily Example", "Use “Daily Ex” or rather „By Ann Author, Daily Example“."),
        ("By Ann Author, Daily Example", "Use this line: By Ann Author, Daily Example"),
        (None, "Use our credit line."),
    ],
)
def test_which_credit_line_is_dictated(line: str | None, text: str) -> None:
    assert duties.credit_line(text) == line
