"""Words of a permission that give none: asked, quoted, reported, remembered, taken back, or only for some."""

from __future__ import annotations

import pytest

from syndicator.rights.notices import asserting, clause
from syndicator.rights.tokens import tokens


def _sentence(text: str) -> clause.Sentence:
    return clause.analyse(text, 0, len(text), [word for word in tokens(text) if word.kind != "mark"])


@pytest.mark.parametrize(
    ("text", "doubtful"),
    [
        ("You may republish our articles.", False),
        ("May I republish this?", True),
        ("May I republish this?!)", True),
        ("We do not care whether you may copy it.", True),
        ("Some think that anyone may republish our articles.", True),
        ("It is a myth that you may republish our articles.", True),
        ("Their terms say that you may copy.", True),
        ("We used to allow republication.", True),
        ("In 2019 we allowed anyone to republish.", True),
        ("Früher durfte man unsere Artikel nachdrucken.", True),
        ("Раньше статьи можно было перепечатывать.", True),
        ("Questions? You may republish our articles.", False),
    ],
)
def test_what_is_asked_reported_or_remembered_is_not_said(text: str, doubtful: bool) -> None:  # noqa: FBT001 - a row of the table
    assert asserting.doubtful(_sentence(text)) is doubtful


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("You may republish our articles.", False),
        ("Not everybody may republish our articles.", True),
        ("You may republish our articles, not our photos.", False),
        ("You may not republish our articles.", False),  # a phrase accounts for it
        ("Nie wieder darf man unsere Artikel nachdrucken.", False),  # as here: "nie" is one
    ],
)
def test_a_not_before_what_is_permitted_may_deny_all_of_it(text: str, denied: bool) -> None:  # noqa: FBT001 - a row of the table
    assert asserting.denied(_sentence(text)) is denied


@pytest.mark.parametrize(
    ("text", "others"),
    [
        ("You may republish our articles.", False),
        ("There are articles that may be republished.", True),
        ("Authors may republish their own articles.", True),
        ("Contributors are free to post your text.", True),
        ("The editor says: “You may republish our articles.”", True),
        ("About our articles the editor says: “You may republish them.”", True),
        ("Headed “You may republish our articles” this page is for all.", False),  # nobody else says it
        ("“You may republish our articles.”", False),  # the notice itself stands in quotation marks
        ("The “Hill Gazette” articles may be republished.", False),
        ("We say “republishing is good”, and you may republish our articles.", False),
        ("Our motto “Texts, one and all, for free” is true: you may republish our articles.", False),
        ("Our editor says: “You may republish it.” You may.", False),
    ],
)
def test_a_permission_in_somebody_elses_mouth_is_theirs(text: str, others: bool) -> None:  # noqa: FBT001 - a row of the table
    assert asserting.permits_others(_sentence(text)) is others


def test_it_is_theirs_far_down_in_a_notice_as_well() -> None:
    text = "Welcome to our page, dear readers. The editor says: “You may republish our articles.”"
    start = text.index("The ")
    words = [word for word in tokens(text) if word.kind != "mark" and word.start >= start]
    assert asserting.permits_others(clause.analyse(text, start, len(text), words))


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("You may republish our articles.", False),
        ("You may republish our articles if you are a member.", False),
        ("You may republish our articles if you are a nonprofit.", False),
        ("You may republish our articles if you are a newspaper.", False),
        ("You may republish our articles if you are in the garden.", True),
        ("You may republish our articles once we have agreed.", True),
        ("Members may republish our articles once we have agreed.", True),
        ("You may republish our articles, except by newspapers.", True),
        ("You may republish our articles, except in print.", True),
        ("You may republish our articles, except by members.", True),
        ("You may republish our articles, except by community newspapers.", True),
        ("You may republish our articles, except on television.", True),
        ("You may republish our articles, except photos.", False),
        ("You may republish our articles, except for commercial websites.", False),
    ],
)
def test_what_hangs_on_who_one_is_hangs_on_more_than_words(text: str, bound: bool) -> None:  # noqa: FBT001 - a row of the table
    assert asserting.conditions(_sentence(text)) is bound


@pytest.mark.parametrize(
    ("text", "gone"),
    [
        ("All permissions have been withdrawn.", True),
        ("The licence was revoked in May.", True),
        ("Our terms were rescinded.", True),
        ("The offer is cancelled.", True),
        ("The licence is no longer valid.", True),
        ("All rights to republish have ended.", True),
        ("The permission has expired.", True),
        ("The grant has lapsed.", True),
        ("We no longer license our articles.", True),
        ("Die Genehmigung wurde widerrufen.", True),
        ("Die Erlaubnis wurde zurückgezogen.", True),
        ("Die Lizenz ist erloschen.", True),
        ("Die Lizenz gilt nicht mehr.", True),
        ("The licence is valid.", False),
        ("The war has ended. The licence is valid.", False),
        ("For subscribers only.", True),
        ("Nur für Abonnenten.", True),
        ("Réservé aux abonnés", True),
        ("Sólo para suscriptores", True),
        ("Somente para assinantes", True),
        ("Riservato agli abbonati", True),
        ("Alleen voor abonnees", True),
        ("Только для подписчиков", True),
        ("Our newsletter for subscribers is free.", False),
    ],
)
def test_what_takes_back_whatever_was_permitted(text: str, gone: bool) -> None:  # noqa: FBT001 - a row of the table
    assert asserting.withdraws(text) is gone


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("Their editor writes: “You may. Anyone may.” So be it.", ["“You may. Anyone may."]),
        ("Der Verlag says: „Alles frei.“", ["„Alles frei."]),
        ("Hill states: «You may.»", ["«You may."]),
        ('Hill said: "You may."', ['"You may.']),
        ("Our policy says: “You may.”", []),  # one's own words
        ("Our garden is green. Hill says: “You may.”", ["“You may."]),
        ("The garden is ours. Hill says: “You may.”", ["“You may."]),
        ("Hill says: “You may.", []),
        ("Hill says: “" + "a" * 6_100 + "”", []),
    ],
)
def test_where_somebody_elses_words_stand(text: str, quoted: list[str]) -> None:
    assert [text[first:last] for first, last in asserting.quotations(text)] == quoted
