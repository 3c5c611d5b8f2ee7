"""Permissions led by a sentence and followed by numbered rules, none of which takes the permission away."""

from __future__ import annotations

import pytest
from support.notices_read import may


@pytest.mark.parametrize(
    ("expected", "notice"),
    [
        (
            "FFF",
            (
                "You are welcome to republish our articles for free, online or on paper. Some ground rules: 1. "
                "Credit us. 2. Don't edit our stories, except for style. 3. You may run our stories on pages with "
                "ads. You may not sell or syndicate our work. 4. No bulk or automatic republishing. 5. Our photos "
                "are not included."
            ),
        ),
        (
            "-FF",
            (
                "Our stories may be republished by any outlet. Conditions: 1. name the author; 2. link to the "
                "original; 3. leave the text unchanged; 4. no sales; 5. photos only with their credit."
            ),
        ),
        ("FFF", "You may republish our articles. You may not resell or syndicate them."),
        (
            "FFF",
            (
                "Feel free to republish our stories. Rules: (a) credit the author; (b) do not sell or license our "
                "stories to others; (c) do not republish our photographs."
            ),
        ),
        (
            "FFF",
            (
                "Sie dürfen unsere Artikel gern übernehmen. Regeln: 1. Quelle nennen. 2. Texte nicht verändern. "
                "3. Keine Massenübernahme. 4. Bilder sind ausgenommen. 5. Kein Weiterverkauf."
            ),
        ),
        (
            "FFF",
            (
                "Vous pouvez republier nos articles. Les règles : 1. Citez l'auteur. 2. Ne modifiez pas le texte. "
                "3. Pas de republication automatique. 4. Les photos ne sont pas comprises. 5. Il est interdit de "
                "vendre nos articles."
            ),
        ),
        (
            "FFF",
            (
                "Puedes republicar nuestros artículos. Condiciones: 1. Cita al autor. 2. No edites el texto. 3. "
                "No vendas nuestros contenidos. 4. Las fotos no están incluidas."
            ),
        ),
        (
            "FFF",
            (
                "Pode republicar nossas reportagens. Regras: 1. Cite o autor. 2. Não altere o texto. 3. Não venda "
                "nosso conteúdo. 4. As fotos não estão incluídas."
            ),
        ),
    ],
)
def test_reads_house_rules(expected: str, notice: str) -> None:
    assert may(notice) == expected


@pytest.mark.parametrize(
    "notice",
    [
        "You may not sell or syndicate our work.",
        "You may read our articles. Rules: 1. Credit us when you quote. 2. No republishing.",
        "Republishing: 1. Credit us. 2. You may not republish or syndicate our stories.",
        "You may republish our headlines. 1. Do not syndicate or republish our articles.",
        "You may share our articles. You may not syndicate or republish them.",
        "We used to let people republish our articles. Rules: 1. Credit us. 2. Don't edit.",
        "You may republish our articles if we agree. Rules: 1. Credit us. 2. You may not sell them.",
    ],
)
def test_grants_nothing_by_twins_of_house_rules(notice: str) -> None:
    assert may(notice) == "---"
