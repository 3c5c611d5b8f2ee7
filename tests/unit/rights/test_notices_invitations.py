"""Questions their answer grants, and answers that grant nothing."""

from __future__ import annotations

import pytest
from support.notices_read import may

from syndicator.rights import notices


@pytest.mark.parametrize(
    "notice",
    [
        "Want to republish our stories? Go ahead.",
        "Want to reprint our articles, online or in print? Please do.",
        "Möchten Sie unsere Artikel nachdrucken? Gerne.",
        "Vous souhaitez republier nos articles ? Allez-y !",
        "¿Quieres republicar nuestros reportajes? ¡Adelante!",
        "Quer republicar nossos textos? Fique à vontade.",
        "Vuoi ripubblicare i nostri articoli? Fai pure.",
        "Wil je onze artikelen overnemen? Ga je gang.",
        "May I reprint your articles? Yes, please do. Credit the author.",
        "Want to republish our stories? Go ahead. Ask us for photos.",
    ],
)
def test_reads_invitations(notice: str) -> None:
    assert may(notice) == "FFF"


@pytest.mark.parametrize(
    "notice",
    [
        "Want to republish our stories? Go ahead and ask us.",
        "Want to republish our stories? Please don't.",
        "Want to republish our photos? Go ahead.",
        "Want to read our stories? Go ahead.",
        "Want to republish our stories? Yes, with our permission.",
        "Want to republish our stories?",
        "Can I republish your stories? No.",
        "¿Quieres republicar nuestras fotos? ¡Adelante!",
        "Want to link to our stories? Go ahead.",
        "Want to become a member and republish our stories? Go ahead.",
        "Möchten Sie unsere Artikel nicht nachdrucken? Gerne.",
        "Who wins? We do. Entries may be reproduced by us.",
        "Wollen Sie unsere Artikel nachdrucken? Bitte nur mit Genehmigung.",
        "Do you want to republish our stories? Please.  Ask us first.",
        "Can I republish your stories? Yes. Can I do so without asking? No.",
        "Want to republish our stories? Sure! Just ask us first.",
        "Would you like to use our articles commercially? Of course, contact us for a licence.",
        "May anyone republish this? Certainly not.",
        "Voulez-vous reproduire nos articles ? Oui, sur demande.",
        "¿Quieres republicar nuestros textos? Claro. Pide permiso antes.",
        "Möchten Sie unsere Artikel nachdrucken? Gerne! Fragen Sie uns vorher.",
        "Want to republish our stories? Of course. Contact the editor.",
    ],
)
def test_grants_nothing_by_twins_of_invitations(notice: str) -> None:
    assert may(notice) == "---"


@pytest.mark.parametrize(
    ("asked", "stated"),
    [
        ("Can I republish your stories? Yes.", "You may republish our stories."),
        ("Could anyone reprint your articles in Scotland? Of course!", "You may reprint articles in Scotland."),
        (
            "Would you like to republish our stories in print? You're welcome.",
            "You may republish our stories in print.",
        ),
        ("Like to reprint our articles? By all means, please do.", "You may reprint our articles."),
        ("“Do you want to reprint our stories?” “Go ahead.”", "You may reprint our stories."),
        ("Darf ich Ihre Artikel nachdrucken? Gerne.", "Sie dürfen unsere Artikel nachdrucken."),
        ("Dürfen wir eure Texte nachdrucken? Ja, gern.", "Sie dürfen unsere Texte nachdrucken."),
        ("Würden Sie gerne unsere Artikel nachdrucken? Nur zu!", "Sie dürfen unsere Artikel nachdrucken."),
        ("Du willst unsere Artikel nachdrucken? Klar.", "Sie dürfen unsere Artikel nachdrucken."),
        ("Peut-on reproduire vos articles ? Oui.", "Vous pouvez reproduire nos articles."),
        ("Vous voulez reprendre nos articles ? Avec plaisir.", "Vous pouvez reprendre nos articles."),
        ("¿Puedo reproducir tus artículos? Sí, claro.", "Usted puede reproducir nuestros artículos."),
        ("¿Quieres reproducir nuestros artículos? Adelante.", "Usted puede reproducir nuestros artículos."),
        ("Posso republicar seus textos? Sim.", "Você pode republicar nossos textos."),
        ("Deseja republicar nossos textos? Com certeza.", "Você pode republicar nossos textos."),
        ("Possiamo riprodurre i vostri articoli? Certo.", "Potete riprodurre i nostri articoli."),
        ("Volete riprodurre i nostri articoli? Prego.", "Potete riprodurre i nostri articoli."),
        ("Mag ik jullie artikelen overnemen? Graag.", "U mag onze artikelen overnemen."),
        ("Mogen wij uw artikelen overnemen? Ja, natuurlijk.", "U mag onze artikelen overnemen."),
        ("Wilt u onze artikelen overnemen? Ga uw gang.", "U mag onze artikelen overnemen."),
        ("Можно ли перепечатать ваши статьи? Да.", "Вы можете перепечатать наши статьи."),
        ("Вы хотите перепечатать наши статьи? Пожалуйста.", "Вы можете перепечатать наши статьи."),
        ("Можем ли мы перепечатать ваши статьи? Разумеется.", "Вы можете перепечатать наши статьи."),
        ("Pouvons-nous reproduire vos articles ? Volontiers.", "Vous pouvez reproduire nos articles."),
        ("¿Se puede reproducir sus artículos? Desde luego.", "Usted puede reproducir nuestros artículos."),
        ("Pode-se republicar seus textos? Claro.", "Você pode republicar nossos textos."),
        ("Si può riprodurre i vostri testi? Volentieri.", "Potete riprodurre i nostri testi."),
        ("Können wir Ihren Text nachdrucken? Sehr gerne.", "Sie dürfen unsere Text nachdrucken."),
        (
            "Want to reprint our stories non-commercially, in full? Sure.",
            "You may reprint our stories non-commercially, in full.",
        ),
    ],
)
def test_an_answered_question_gives_what_its_statement_gives(asked: str, stated: str) -> None:
    said = [reading for reading in notices.read(asked) if reading.grants]
    assert [reading.words for reading in said] == [asked]
    assert [reading.grants for reading in said] == [reading.grants for reading in notices.read(stated)]


@pytest.mark.parametrize(
    "notice",
    [
        "You may republish your stories.",
        "Authors are free to reprint their own essays; you may reprint your texts.",
        "Ihr dürft eure Texte nachdrucken.",
        "Vous pouvez reproduire vos textes.",
        "Puedes reproducir tus artículos.",
        "Potete riprodurre i vostri articoli.",
        "U mag uw artikelen overnemen.",
        "Podeis reproduzir os vossos textos.",
        "Вы можете перепечатать ваши статьи.",
    ],
)
def test_what_writers_may_do_with_their_own_is_given_to_nobody_else(notice: str) -> None:
    assert may(notice) == "---"


@pytest.mark.parametrize(
    ("expected", "behind"),
    [
        ("FFF", "Go ahead. The harbour lights are lit at dusk. Our permission for photos is another matter."),
        ("---", "Go ahead. It is easy. All we want is a note. You have to ask."),
        ("---", "Go ahead. Ask us first. The pictures are ours."),
        ("FFF", f"Go ahead.{' The harbour is wide.' * 20} Ask the pilot about the tides."),
    ],
)
def test_a_consent_is_taken_back_by_what_follows_soon(expected: str, behind: str) -> None:
    assert may(f"Want to republish our stories? {behind}") == expected
