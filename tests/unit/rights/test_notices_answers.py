"""A question and its answer make a permission in each language; what follows may take it back."""

from __future__ import annotations

import pytest

from syndicator.rights import notices


def opens(text: str) -> bool:
    """Whether all of it may be published."""
    grants = [grant for reading in notices.read(text) for grant in reading.grants]
    return any(grant.action == "republish_full" and not grant.unmet for grant in grants)


@pytest.mark.parametrize(
    "question_and_answer",
    [
        ("Want to republish our stories?", "Go ahead."),
        ("May I republish your stories?", "Yes."),
        ("Möchten Sie unsere Artikel nachdrucken?", "Gerne."),
        ("Darf ich Ihre Artikel nachdrucken?", "Ja, gerne."),
        ("Voulez-vous republier nos articles ?", "Allez-y."),
        ("Puis-je republier vos articles ?", "Oui."),
        ("¿Quieres republicar nuestros artículos?", "Adelante."),
        ("¿Puedo republicar sus artículos?", "Claro."),
        ("Quer republicar nossos artigos?", "Fique à vontade."),
        ("Posso republicar seus artigos?", "Sim."),
        ("Vuoi ripubblicare i nostri articoli?", "Fai pure."),
        ("Wilt u onze artikelen overnemen?", "Ga uw gang."),
        ("Mag ik uw artikelen overnemen?", "Ja."),
        ("Хотите перепечатать наши материалы?", "Пожалуйста."),
        ("Можно ли перепечатать ваши материалы?", "Да."),
    ],
)
def test_the_answer_gives_what_the_question_asks_for(question_and_answer: tuple[str, str]) -> None:
    question, answer = question_and_answer
    assert opens(f"{question} {answer}")
    assert not opens(question)
    assert not opens(f"We printed a paper. {answer}")


@pytest.mark.parametrize(
    ("behind", "opened"),
    [
        ("Ask us first.", False),
        ("We love gardens. But ask us first.", False),
        ("Ask the photographer about the photos.", True),
        ("We love gardens.", True),
    ],
)
def test_a_consent_is_none_where_more_is_asked_behind_it(behind: str, opened: bool) -> None:  # noqa: FBT001 - a column
    assert opens(f"Want to republish our stories? Sure! {behind}") is opened


def _forbidden(text: str) -> set[str]:
    return {word for reading in notices.read(text) for word in reading.prohibitions}


def test_what_breaks_the_terms_is_not_permitted_and_says_nothing_more() -> None:
    journal = "No use, distribution or reproduction is permitted which does not comply with these terms."
    assert _forbidden(journal) == set()
    assert "republish_full" in _forbidden("No use, distribution or reproduction is permitted which harms us.")
    assert _forbidden("Do not suggest that Harbour Light endorses you or your use.") == set()
    assert "republish_full" in _forbidden("Do not reproduce our texts or suggest that we endorse you.")
