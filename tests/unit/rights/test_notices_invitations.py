"""Questions their answer grants, and answers that grant nothing."""

from __future__ import annotations

import pytest
from support.notices_read import may


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
