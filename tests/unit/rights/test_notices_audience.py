"""Whom a permission is given: lists, “commercial or not”, “not only members”, and twins that must stay shut."""

from __future__ import annotations

import pytest
from support.notices_read import may


@pytest.mark.parametrize(
    ("expected", "notice"),
    [
        (
            "FFF",
            (
                "Anyone — newspapers, local radio, bloggers, newsletters, commercial or not — can republish our "
                "articles free of charge in full."
            ),
        ),
        ("FFF", "Anybody (bloggers, newspapers, for-profit or not) may reprint our stories with credit."),
        ("-FF", "Any outlet, print or online, for-profit or not, may republish our stories."),
        ("FFF", "Alle dürfen unsere Texte nachdrucken, ob kommerziell oder nicht."),
        ("FFF", "Nos articles peuvent être reproduits par tous, commerciaux ou non, avec mention de la source."),
        ("FFF", "Cualquier medio, comercial o no, puede republicar nuestros artículos."),
        ("FFF", "Qualquer pessoa ou veículo, comercial ou não, pode republicar nossas reportagens, com crédito."),
        ("FFF", "Chiunque, a fini commerciali o no, può ripubblicare i nostri articoli."),
        (
            "F--",
            (
                "Non-profit websites, union branches and community groups may reproduce our articles in full "
                "without asking, with credit."
            ),
        ),
        (
            "F--",
            (
                "Non-profit websites, trade unions, student groups and community publications may reproduce our "
                "articles free of charge. Commercial publishers must contact the editor: editor@example.org."
            ),
        ),
        (
            "F--",
            (
                "Gemeinnützige Vereine und nicht kommerzielle Webseiten dürfen unsere Texte vollständig "
                "übernehmen, sofern die Quelle genannt wird."
            ),
        ),
        ("F--", "Les sites associatifs et non commerciaux peuvent reprendre nos articles en citant la source."),
        ("F--", "Los sitios sin fines de lucro pueden reproducir nuestros artículos citando la fuente."),
        (
            "-FF",
            "News organizations may use any of our press releases in whole or in part, without permission or payment.",
        ),
        ("-FF", "Newspapers and broadcasters are free to republish our stories in full."),
        ("FFF", "This article may be republished free of charge by anyone, not only by our members."),
        ("FFF", "Our stories may be reprinted by anyone, not just subscribers."),
        ("FFF", "Everyone may republish our articles, whether or not they are members of the network."),
        ("FFF", "Nuestros artículos pueden ser reproducidos por cualquiera, no solo por los socios."),
        ("FFF", "Unsere Beiträge dürfen von allen übernommen werden, nicht nur von Mitgliedern."),
        ("FFF", "Nos articles peuvent être repris par tous, abonnés ou non, à condition de citer la source."),
        ("F--", "Anyone may republish our articles, but not commercially."),
        ("FFF", "We invite newspapers, bloggers and websites to republish our stories."),
        ("FFF", "Daily Example allows newspapers, nonprofit groups and everyone else to republish its articles."),
        ("F--", "Charities, schools and non-profit websites may republish our articles with credit."),
        ("FFF", "Newspapers, non-profits and bloggers may reprint our articles, with credit."),
        ("F--", "Nonprofits, charities and everyone else may reprint our articles for non-commercial purposes."),
    ],
)
def test_reads_audiences(expected: str, notice: str) -> None:
    assert may(notice) == expected


@pytest.mark.parametrize(
    "notice",
    [
        "Our stories may be republished by members, not by anyone else.",
        "Our articles may not be republished by just anyone.",
        "Not just anyone may republish our articles, only members.",
        "Our stories may be republished by subscribers only, not by anyone who asks.",
        "Nobody, commercial or not, may republish our articles.",
        "Anyone who is a subscriber may republish our articles.",
        "Commercial or not, republishing our articles is forbidden.",
        "Anyone may read our articles; commercial or not, nobody may republish them.",
        "Unsere Texte dürfen nicht von allen nachgedruckt werden, sondern nur von Mitgliedern.",
        "Cualquiera, comercial o no, necesita permiso para reproducir nuestros artículos.",
        "Student groups may reproduce our articles.",
        "Canadian newspapers, non-profits and bloggers may reprint our articles.",
        "Newspapers, non-profits and bloggers in Canada may reprint our articles.",
        "Newspapers and non-profits in our network may reprint our articles.",
        "Newspapers, non-profits and bloggers that ask us may reprint our articles.",
        "Catholic non-profits and newspapers may reprint our articles.",
        "Teachers of non-profit schools may reprint our articles.",
        "Non-profit schools and teachers may reprint our articles.",
        "Nobody may republish our articles.",
        "Niemand darf unsere Artikel nachdrucken.",
        "Nadie puede reproducir nuestros artículos.",
        "No one, subscriber or not, may reprint our stories.",
        "Newspapers, non-profits and bloggers may not reprint our articles.",
        "Newspapers, non-profits and bloggers may reprint our articles with our consent.",
        "Newspapers, non-profits and bloggers may reprint our photographs.",
        "Our stories may be republished not only by members but also by schools.",
        "Our stories may be republished not only by members but by partners too.",
        "The articles of other newspapers, non-profits and bloggers may be reprinted here.",
        "Newspapers and non-profits may reprint our articles for use in class.",
        "We allow schools, teachers and students to reprint our articles.",
        "Anyone — members, subscribers — may republish our stories.",
        "Anyone (members only) may republish our stories.",
    ],
)
def test_grants_nothing_by_twins_of_audiences(notice: str) -> None:
    assert may(notice) == "---"
