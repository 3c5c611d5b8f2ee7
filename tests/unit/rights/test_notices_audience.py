"""Whom a permission is given: lists, “commercial or not”, “not only members”, and twins that must stay shut."""

from __future__ import annotations

import pytest
from support.notices_read import may

from syndicator.rights import notices


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


def whom(notice: str) -> str:
    """Each audience of what is given, with "$0" where nobody may gain by it and "!" where it hangs on something."""
    grants = [grant for said in notices.read(notice) for grant in said.grants]
    marked = {f"{one.audience}{'$0' * one.noncommercial}{'!' * bool(one.unmet)}" for one in grants}
    return " ".join(sorted(marked))


@pytest.mark.parametrize(
    ("expected", "audiences", "notice"),
    [
        (
            "FFF",
            "community_sites news_media noncommercial",
            "Newspapers, non-profits and bloggers may reprint our articles.",
        ),
        (
            "FFF",
            "community_sites news_media noncommercial",
            "We allow newspapers, non-profits and bloggers to reprint our articles.",
        ),
        ("FFF", "community_sites news_media", "We invite newspapers and community websites to republish our stories."),
        ("FFF", "news_media noncommercial", "Zeitungen und Vereine dürfen unsere Texte nachdrucken."),
        (
            "FFF",
            "news_media noncommercial",
            "Wir erlauben Zeitungen und gemeinnützigen Webseiten, unsere Texte nachzudrucken.",
        ),
        ("FFF", "community_sites news_media", "Zeitungen sowie Blogger dürfen unsere Texte nachdrucken."),
        (
            "---",
            "community_sites! news_media!",
            "Les journaux et les sites associatifs peuvent reprendre nos articles.",
        ),
        ("-FF", "news_media", "Los periódicos y los blogueros pueden reproducir nuestros artículos."),
        ("-FF", "news_media", "Os jornais e os blogueiros podem reproduzir nossos textos."),
        ("FFF", "community_sites news_media", "I giornali e i blog possono riprodurre i nostri articoli."),
        ("---", "news_media!", "Kranten en blogs mogen onze artikelen overnemen."),
        ("---", "news_media!", "Kranten of verenigingen mogen onze artikelen overnemen."),
        ("---", "anyone!", "Газеты и сайты могут перепечатывать наши статьи."),
        ("---", "anyone!", "Газеты или блогеры могут перепечатывать наши статьи."),
        ("FFF", "news_media noncommercial", "Copyright policy: newspapers and non-profits may reprint our articles."),
        (
            "---",
            "community_sites! news_media!",
            "Newspapers, community websites, beekeepers and bloggers may reprint our articles.",
        ),
        ("FFF", "community_sites news_media", "Newspapers / bloggers may reprint our articles."),
        ("-FF", "members news_media", "Newspapers and members may reprint our articles."),
        ("-FF", "news_media", "Newspapers and schools may reprint our articles."),
        ("FFF", "community_sites news_media", "Schools, newspapers and bloggers may reprint our articles."),
        ("---", "community_sites!", "Schools, beekeepers and bloggers may reprint our articles."),
        ("FFF", "anyone", "Anyone (newspapers, bloggers) may reprint our articles."),
        ("---", "anyone!", "Anyone, including newspapers, may reprint our articles."),
        ("---", "anyone!", "Anyone, whether newspapers or bloggers, may reprint our articles."),
        ("FFF", "anyone", "Everyone – newspapers, bloggers – may reprint our articles."),
        ("FFF", "anyone", "Everyone: newspapers, bloggers, may reprint our articles."),
        ("FFF", "anyone", "Anyone - newspapers, bloggers - may reprint our articles."),
        ("FFF", "anyone", "Newspapers and everyone else may reprint our articles."),
        ("F--", "noncommercial", "Newspapers and anybody else may reprint our articles for non-commercial purposes."),
        ("FFF", "anyone", "Non-profits and everyone else may reprint our articles."),
        ("---", "anyone!", "Our articles may be reprinted by bloggers, also by newspapers."),
        ("FFF", "anyone", "Our articles may be reprinted, also by newspapers."),
        ("FFF", "anyone", "Our articles may be reprinted, even by commercial sites."),
        ("FFF", "anyone", "Our articles may be reprinted, including by community websites."),
        ("FFF", "anyone", "Unsere Texte dürfen nachgedruckt werden, auch von Zeitungen."),
        ("---", "anyone!", "Unsere Texte dürfen nachgedruckt werden, sogar durch kommerzielle Medien."),
        ("FFF", "anyone", "Nos articles peuvent être repris, y compris par les journaux."),
        ("FFF", "anyone", "Nos articles peuvent être repris, même par les journaux."),
        ("FFF", "anyone", "Nuestros artículos pueden ser reproducidos, también por periódicos."),
        ("FFF", "anyone", "Nuestros artículos pueden ser reproducidos, incluso por periódicos."),
        ("FFF", "anyone", "Nossos textos podem ser reproduzidos, inclusive por jornais."),
        ("---", "anyone!", "Nossos textos podem ser reproduzidos, até mesmo pelos jornais."),
        ("FFF", "anyone", "I nostri articoli possono essere riprodotti, anche dai giornali."),
        ("FFF", "anyone", "Onze artikelen mogen worden overgenomen, ook door kranten."),
        ("---", "anyone!", "Onze artikelen mogen worden overgenomen, zelfs door kranten."),
        ("FFF", "anyone", "Статьи можно перепечатывать, в том числе газетам."),
        ("---", "members", "Our articles may be reprinted, also by members."),
        ("-FF", "news_media", "Our articles may be reprinted by newspapers."),
        ("F--", "community_sites", "Our articles may be reprinted by community websites."),
        ("---", "members", "Our articles may be reprinted by members."),
        ("F--", "community_sites$0", "Our articles may be reprinted by non-commercial community websites."),
        ("---", "news_media$0", "Our articles may be reprinted by non-commercial newspapers."),
        ("F--", "noncommercial", "Our articles may be reprinted by Non-commercial websites."),
        ("FFF", "anyone", "The media and the general public may reprint our articles."),
        (
            "F--",
            "noncommercial",
            "The media and the general public may reprint our articles for non-commercial purposes.",
        ),
        ("FFF", "community_sites news_media", "Newspapers, websites and blogs may reprint our articles."),
        ("---", "anyone!", "Schools may reprint our articles."),
        ("---", "anyone!", "Our articles may be reprinted in schools."),
        ("-FF", "news_media", "Newspapers and non-profit schools may reprint our articles."),
        ("---", "community_sites! news_media!", "Newspapers and bloggers may reprint our articles in class."),
        ("FFF", "community_sites news_media", "Local newspapers and all bloggers may reprint our articles."),
        ("---", "news_media!", "Canadian newspapers and all bloggers may reprint our articles."),
        ("---", "news_media!", "Newspapers for bees and bloggers may reprint our articles."),
        (
            "---",
            "news_media!",
            "Newspapers, the very large friendly old beekeeping people and bloggers may reprint our articles.",
        ),
        ("---", "news_media!", "Newspapers, beekeepers of the North and bloggers may reprint our articles."),
        ("---", "", "Newspapers and bloggers."),
        (
            "FFF",
            "community_sites news_media noncommercial",
            "Newspapers, non-profits or bloggers may, in print, reprint our articles.",
        ),
        ("-FF", "news_media", "Print and online newspapers and local radio stations may republish our stories."),
        (
            "FFF",
            "community_sites news_media",
            "Commercial and non-commercial newspapers and bloggers may republish our stories.",
        ),
        (
            "FFF",
            "community_sites news_media",
            "Newspapers, commercial websites and bloggers may republish our stories.",
        ),
        ("FFF", "community_sites members news_media", "Members, newspapers and bloggers may republish our stories."),
        ("-FF", "members news_media", "Subscribers and newspapers may republish our stories."),
        ("F--", "community_sites noncommercial", "Community websites and non-profits may republish our stories."),
        ("FFF", "news_media noncommercial", "Non-profits and newspapers may republish our stories, commercial or not."),
        ("FFF", "news_media noncommercial", "Zeitungen oder gemeinnützige Vereine dürfen unsere Texte nachdrucken."),
        (
            "---",
            "news_media$0",
            "Los periódicos o las organizaciones sin fines de lucro pueden reproducir nuestros artículos.",
        ),
        ("---", "news_media$0", "Our stories may be republished by newspapers, non-profits and bloggers."),
        (
            "FFF",
            "community_sites news_media noncommercial",
            "Newspapers, non-profits, and, or bloggers may republish our stories.",
        ),
        ("---", "community_sites! news_media!", "Beekeepers, newspapers and bloggers may republish our stories."),
        ("---", "", "Nobody else may republish our stories."),
        ("---", "", "We ask newspapers and bloggers to credit us."),
    ],
)
def test_whom_a_permission_names(expected: str, audiences: str, notice: str) -> None:
    assert (may(notice), whom(notice)) == (expected, audiences)
