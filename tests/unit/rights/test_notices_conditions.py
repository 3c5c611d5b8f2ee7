"""What a permission hangs on: asking, an "if" nobody can check, people this house has no name for. Each closes it."""

from __future__ import annotations

import pytest
from support.notices_read import may, terms

from syndicator.model.rights import Grant
from syndicator.rights import notices


def given(text: str) -> list[Grant]:
    """The permissions to publish all of it that hang on nothing unknown."""
    grants = [grant for reading in notices.read(text) for grant in reading.grants]
    return [grant for grant in grants if grant.action == "republish_full" and not grant.unmet]


@pytest.mark.parametrize(
    "text",
    [
        "Articles may be republished for free after asking us for permission.",
        "You may republish our articles if you ask us first.",
        "You may republish our articles once the editor approves.",
        "You may republish our articles in return for a fee.",
        "You may republish our articles if your circulation is below 5,000.",
        "You may republish our articles as long as you live in the valley.",
        "Unsere Artikel dürfen übernommen werden, wenn Sie uns vorher fragen.",
        "Unsere Artikel dürfen nach Rücksprache mit uns nachgedruckt werden.",
        "Nos articles peuvent être repris après accord de la rédaction.",
        "Puede reproducir nuestros textos siempre que nos lo solicite por escrito.",
        "Nossos textos podem ser republicados mediante pedido por e-mail.",
        "Riproduzione consentita previa richiesta alla redazione.",
        "Artikelen mogen worden overgenomen in overleg met de redactie.",
        "Материалы можно перепечатывать после согласования с редакцией.",
    ],
)
def test_nothing_is_given_that_hangs_on_asking_or_on_an_unknown_if(text: str) -> None:
    assert given(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Weeklies with a circulation below 5,000 may use our columns free.",
        "Church and parish newsletters may reprint this article at no charge.",
        "Canadian news outlets may republish our stories with credit.",
        "News outlets in our network may republish our stories with credit.",
        "Our stories may be republished by gardeners.",
        "Der Nachdruck unserer Beiträge ist für Kegelzeitungen kostenlos.",
        "Der Nachdruck für Kegelzeitungen ist kostenlos.",
        "Our Reprints for Rotarians are free.",
        "Für den Schulunterricht darf dieser Artikel kopiert werden.",
        "Partnerredaktionen übernehmen unsere Texte kostenlos.",
        "Les articles peuvent être repris gratuitement par les médias associatifs.",
        "You may copy one copy of this page to your computer.",
        "You may republish our stories in Scotland.",
        "Republication is allowed only to Rotarians.",
        "Использование материалов разрешено только ротарианцам.",
        "Texterna får återpubliceras efter överenskommelse.",
        "Les lecteurs de ce texte fidèles peuvent reprendre nos articles.",
        "Die Texte dürfen kopiert werden, aber nicht ohne unsere Zustimmung.",
        "If we have agreed in writing: you may republish our stories.",
        "You may republish our stories. Members only.",
        "Unsere Artikel stehen unter CC BY 4.0. Nur für Abonnenten.",
        "This page may be republished by gardeners.",
        "Republication is free for gardeners.",
        "Our text for gardeners may be republished.",
        "Newspapers based in Canada may republish our stories.",
        "Newspapers in Canada may republish our stories.",
        "Only gardeners may republish our stories.",
        "You may republish our stories only on Mondays.",
        "Church community papers may republish our articles.",
        "You may republish our articles if you live here.",
        "You may republish our articles provided that usage is short.",
        "You may republish our articles if you own a place.",
        "This article is public domain; it may not be reproduced without permission of the author.",
    ],
)
def test_nothing_is_given_to_people_or_for_ends_without_a_name_here(text: str) -> None:
    assert given(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "You may republish our articles if you credit us.",
        "If you like this article, you may republish it.",
        "You may republish our articles without asking us first.",
        "We allow other outlets to republish content, as long as you follow our guidelines.",
        "Hill Gazette grants permission to republish this article for free.",
        "The Centre for Research on Birds grants permission to republish its articles for free.",
        "Headlines and stories may be reproduced by any newspaper or news site with credit.",
        "Il presente comunicato può essere liberamente ripreso citando la fonte.",
        "Persberichten zijn vrij te gebruiken met bronvermelding.",
        "News outlets that credit us may republish our stories.",
        "Republication is free for you.",
        "Republication is free for all.",
        "For example, you may republish our articles.",
        "You may republish our articles, if you link to us.",
        "You may republish our articles if you do not edit them.",
        "You may republish our articles as long as you do not sell them.",
        "You may republish our articles, provided you do not translate them.",
        "Only newspapers may republish our stories.",
        "You may only republish our stories with credit.",
        "We allow anyone to republish our articles.",
        "You are allowed to republish.",
        "Die Texte dürfen kopiert werden, jedoch nicht automatisiert.",
        "Salvo las fotografías, todo el contenido está bajo licencia Creative Commons Reconocimiento 4.0.",
    ],
)
def test_what_is_known_closes_nothing(text: str) -> None:
    assert given(text)


@pytest.mark.parametrize(
    "text",
    [
        "This article is licensed under CC BY 4.0, for members only.",
        "Articles are published under CC BY 4.0, if we have agreed in writing.",
        "This article is licensed under CC BY 4.0 once a fee has been paid.",
    ],
)
def test_a_licence_on_terms_is_none(text: str) -> None:
    assert given(text) == []


def test_a_licence_that_asks_for_credit_is_one() -> None:
    assert given("This article is licensed under CC BY 4.0, with attribution to Hill Gazette.")


@pytest.mark.parametrize(
    ("text", "media"),
    [
        ("You may republish our articles on your website.", ("web",)),
        ("Any website may republish our articles.", ("web",)),
        ("Dieser Beitrag darf gern auf anderen Seiten veröffentlicht werden.", ("web",)),
        ("Puedes republicar esta nota en tu web.", ("web",)),
        ("You may republish our articles on your website or in print.", ()),
        ("You may republish our articles.", ()),
        ("Les sites d'information peuvent reprendre nos articles.", ("web",)),
        ("News sites and newspapers may republish our articles.", ()),
    ],
)
def test_a_website_is_not_a_newspaper(text: str, media: tuple[str, ...]) -> None:
    assert {grant.media for grant in given(text)} == {media}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Republish our stories for free, but not behind a paywall.", "paywall"),
        ("Republication behind a paywall is prohibited.", "paywall"),
        ("Os textos podem ser reproduzidos, desde que não haja uso comercial.", "commercial"),
        ("You may republish our stories by hand and not automatically.", "automated_republication"),
        ("Die Texte dürfen kopiert werden, jedoch nicht automatisiert.", "automated_republication"),
    ],
)
def test_ways_of_publishing_are_left_out(text: str, expected: str) -> None:
    assert expected in {action for reading in notices.read(text) for action in reading.prohibitions}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("You may not sell ads against our stories.", "no_ads_sold_against"),
        ("Take our stories, and do not imply that we endorse you.", "no_endorsement"),
    ],
)
def test_what_is_not_to_be_done_beside_it_is_a_duty(text: str, expected: str) -> None:
    assert expected in {duty.action for reading in notices.read(text) for duty in reading.duties}


def test_no_commercial_use_beside_a_licence_forbids_it() -> None:
    said = notices.read("Creative Commons BY 4.0, no commercial use please")
    assert "commercial" in {action for reading in said for action in reading.prohibitions}


@pytest.mark.parametrize(
    "text",
    [
        "You may republish our articles if usage is short.",
        "You may republish our articles if the hives hum.",
        "You may republish our articles if anyone hums.",
        "You may republish our articles if some hum.",
        "You may republish our articles if bees are permitted.",
        "You may republish our articles, as long as it hums.",
        "You may republish our articles if you are permitted to.",
        "You may republish our articles provided that, if asked, you hum.",
        "You may republish our articles if nobody objects.",
        "You may republish our articles unless nobody hums.",
        "You may republish our articles when it rains.",
        "You may republish our articles once winter has come.",
        "You may republish our articles if the article is short.",
        "You may republish our articles if the text is short.",
        "Some of our articles may be republished.",
        "Most articles may be republished by newspapers.",
        "You may republish several of our stories.",
        "Einige unserer Artikel dürfen nachgedruckt werden.",
        "Certains de nos articles peuvent être repris.",
        "Algunos de nuestros artículos se pueden reproducir.",
        "Alcuni dei nostri articoli possono essere riprodotti.",
        "You may republish our articles if this site is your own.",
        "You may republish our articles if you are on this site.",
        "You may republish our articles if the site is local.",
        "You may republish our articles if the article is about you.",
        "You may republish our articles if you read the article.",
        "You may republish our articles if you have a website.",
        "You may republish our articles if you have your own hive.",
        "You may republish our articles if you reproduce them.",
        "You may republish our articles if no editor objects.",
        "You may republish our articles if you can.",
        "You may republish our articles after asking.",
        "You may republish our articles after agreeing with us.",
        "You may republish our articles upon payment.",
        "You may republish our articles, ask us beforehand.",
        "You may republish our articles in Scotland.",
        "Our articles may be republished within the UK.",
        "You may republish our articles throughout Canada.",
        "Anyone in Italy may republish our articles.",
        "You may republish our articles in this city.",
        "Unsere Texte dürfen in Österreich nachgedruckt werden.",
        "Nos articles peuvent être repris en Belgique.",
        "Nuestros artículos pueden reproducirse en México.",
        "Nossos textos podem ser republicados no Brasil.",
        "I nostri articoli possono essere ripresi in Italia.",
        "Наши статьи можно перепечатывать в России.",
        "Community sites, and only members, may republish our articles.",
        "Community websites and subscribers only may republish our articles.",
        "Community websites may republish our articles, members only.",
        "Media and the general public, members only, may republish our articles.",
        "The editor gives permission to republish this article after agreement.",
        "If we have agreed in writing: you may republish our stories.",
        "Sie dürfen unsere Texte nachdrucken, wenn Sie uns vorher fragen.",
        "Sie dürfen unsere Texte nachdrucken, wenn der Mond scheint.",
        "Vous pouvez reproduire nos articles si la lune est pleine.",
        "Puede reproducir nuestros artículos siempre que llueva.",
        "Pode reproduzir nossos artigos desde que chova.",
        "If you like, you may republish our articles if the hives hum.",
        "Our articles may be republished with credit if it rains.",
        "Riproduzione consentita purché piova.",
        "Artikelen mogen worden overgenomen mits het regent.",
        "Статьи можно перепечатывать, если идёт дождь.",
    ],
)
def test_terms_nobody_can_check_are_quoted(text: str) -> None:
    assert terms(text)
    assert may(text) == "---"


@pytest.mark.parametrize(
    "text",
    [
        "You may republish our articles if you link to us.",
        "You may republish our articles if you do not edit them.",
        "You may republish our articles if you do not sell them.",
        "You may republish our articles if you do not translate them.",
        "You may republish our articles if you credit us.",
        "You may republish our articles if you follow our guidelines.",
        "You may republish our articles if you follow the rules below.",
        "If you like this article, you may republish it.",
        "You may republish our articles without asking.",
        "You may republish our articles without asking first.",
        "You may republish our articles with contact details.",
        "We agreed on this: you may republish our stories.",
        "Hill Gazette hereby grants everyone, with its consent, permission to republish this article.",
        "The Centre for Research on Birds grants permission to republish its articles for free.",
        "Only community websites may republish our articles.",
        "Community websites may republish our articles, not only members.",
        "Sie dürfen unsere Texte nachdrucken, wenn Sie die Quelle nennen.",
        "You may republish our Scotland stories.",
        "Our articles may be republished, except for some stories.",
        "Our articles may be republished with credit and without our permission.",
        "Community websites, members or all others only with credit may republish our articles.",
        "You may republish our articles as long as they are not resold.",
        "You may republish our articles if you link to our pages.",
    ],
)
def test_nothing_is_quoted_as_terms_that_is_none(text: str) -> None:
    assert terms(text) == set()


@pytest.mark.parametrize(
    "notice",
    [
        "This article is licensed under CC BY 4.0.",
        "This article is licensed under CC BY 4.0 if you credit us.",
        "This article is licensed under CC BY 4.0, if you credit us no permission is required.",
        "Our articles are under CC BY 4.0; you need no permission once you agree to it.",
        "Unless noted, the text of this page is licensed under CC BY 4.0.",
    ],
)
def test_a_licence_named_for_all_is_one(notice: str) -> None:
    assert may(notice) == "FFF"


@pytest.mark.parametrize(
    "notice",
    [
        "CC BY 4.0, for subscribers only.",
        "This article is licensed under CC BY 4.0, for members only.",
        "This article is licensed under CC BY 4.0 in Scotland.",
        "This article is licensed under CC BY 4.0 if the moon is full.",
        "This article is licensed under CC BY 4.0 if you own the site.",
        "This article is licensed under CC BY 4.0 after agreement.",
        "This article is licensed under CC BY 4.0 once we have agreed.",
        "This article is licensed under CC BY 4.0 only with our agreement.",
    ],
)
def test_a_licence_named_for_some_or_on_terms_gives_nothing_at_all(notice: str) -> None:
    assert [grant for each in notices.read(notice) for grant in each.grants] == []


def test_an_unless_that_notes_nothing_is_no_note() -> None:
    assert may("Unless you object, the text of this page is licensed under CC BY 4.0.") == "---"
