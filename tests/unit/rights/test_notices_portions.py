"""Whether a part is permitted, and how much of it: half of an article, two sentences, its beginning, a headline."""

from __future__ import annotations

import pytest

from syndicator.rights import notices


def given(text: str) -> set[tuple[str, int | None, str | None]]:
    """What may be published: which action, of an excerpt how much."""
    grants = [grant for said in notices.read(text) for grant in said.grants]
    return {(grant.action, grant.excerpt_limit, grant.excerpt_unit) for grant in grants}


@pytest.mark.parametrize(
    ("text", "limit", "unit"),
    [
        ("You may republish the first paragraph of our articles.", 1, "paragraphs"),
        ("You may republish two paragraphs with a link to the full article.", 2, "paragraphs"),
        (
            "You may republish two paragraphs, or with a link to our site and a word of thanks the full article.",
            2,
            "paragraphs",
        ),
        ("You may republish our articles in part, without alteration.", None, None),
        ("You may republish on your site up to the first two paragraphs of it.", 2, "paragraphs"),
        ("You may republish on your own site or in your own paper or newsletter the first paragraph.", 1, "paragraphs"),
        ("You may republish the first two sentences and three paragraphs.", 3, "paragraphs"),
        ("You may republish headlines and two paragraphs.", 2, "paragraphs"),
        ("The first paragraph of our articles may be republished.", 1, "paragraphs"),
        ("The first paragraph of any article may be republished.", 1, "paragraphs"),
        ("Paragraphs may be republished.", 1, "paragraphs"),
        ("Summaries may be republished.", None, None),
        ("Headlines and summaries may be republished.", None, None),
        ("Half our articles may be republished.", 50, "percent"),
        ("Half of our articles may be republished.", 50, "percent"),
        ("Half of each article may be republished.", 50, "percent"),
        ("Half this article may be republished.", 50, "percent"),
        ("The lead of each article may be republished.", None, None),
        ("The intro may be republished.", None, None),
        ("Parts of our articles may be republished.", None, None),
        ("You may reprint a sentence from our articles.", 10, "words"),
        ("You may reprint ten sentences from our articles.", 100, "words"),
        ("You may reprint twelve of our sentences.", 120, "words"),
        ("You may reprint 3 lines of our articles.", None, None),
        ("You may reprint a third of our articles.", 33, "percent"),
        ("You may reprint a quarter of our articles.", 25, "percent"),
        ("You may reprint up to 100 words of our articles.", 100, "words"),
        ("You may reprint in the literature section of your website our articles.", None, None),
        ("Die Hälfte unserer Artikel darf nachgedruckt werden.", 50, "percent"),
        ("Ein Drittel jedes Artikels darf nachgedruckt werden.", 33, "percent"),
        ("Zwei Absätze eines Artikels dürfen nachgedruckt werden.", 2, "paragraphs"),
        ("Überschriften und Zusammenfassungen dürfen nachgedruckt werden.", None, None),
        ("Der Vorspann unserer Artikel darf nachgedruckt werden.", None, None),
        ("Der Anfang unserer Artikel darf nachgedruckt werden.", None, None),
        ("Le chapô de nos articles peut être repris.", None, None),
        ("Le début de l'article peut être repris.", None, None),
        ("Deux phrases de nos articles peuvent être reprises.", 20, "words"),
        ("La mitad de nuestros artículos puede reproducirse.", 50, "percent"),
        ("Dos frases de nuestros artículos se pueden reproducir.", 20, "words"),
        ("Metade dos nossos artigos pode ser reproduzida.", 50, "percent"),
        ("La metà dei nostri articoli può essere riprodotta.", 50, "percent"),
        ("Due frasi dei nostri articoli possono essere riprodotte.", 20, "words"),
        ("De helft van onze artikelen mag worden overgenomen.", 50, "percent"),
        ("Twee alinea's van onze artikelen mogen worden overgenomen.", 2, "paragraphs"),
        ("De samenvatting van onze artikelen mag worden overgenomen.", None, None),
        ("Samenvattingen mogen worden overgenomen.", None, None),
        ("Половину статьи можно перепечатывать.", None, None),
        ("Два абзаца наших статей можно перепечатывать.", 2, "paragraphs"),
        ("Unsere Artikel dürfen teilweise unverändert nachgedruckt werden.", None, None),
        ("Nos articles peuvent être repris en partie, sans modification.", None, None),
        ("Nuestros artículos pueden reproducirse en parte, sin cambios.", None, None),
        ("I nostri articoli possono essere ripresi in parte, senza modifiche.", None, None),
        ("The end of our articles may be republished.", None, None),
        ("The start of our articles may be republished.", None, None),
        ("The beginning of our articles may be republished.", None, None),
        ("The top of our articles may be republished.", None, None),
        ("A piece of our articles may be republished.", None, None),
        ("A page of our articles may be republished.", None, None),
        ("The first page of our articles may be republished.", None, None),
        ("You may republish the start of our articles.", None, None),
        ("You may republish the end of our articles.", None, None),
        ("You may republish the top of our articles.", None, None),
        ("You may republish a page of our articles.", None, None),
        ("You may republish a summary of our articles.", None, None),
        ("You may republish the beginning of our articles.", None, None),
        ("You may republish fragments of our articles.", None, None),
        ("Die Einleitung unserer Artikel darf nachgedruckt werden.", None, None),
        ("Der Beginn unserer Artikel darf nachgedruckt werden.", None, None),
        ("Das Ende unserer Artikel darf nachgedruckt werden.", None, None),
        ("Die erste Seite unserer Artikel darf nachgedruckt werden.", None, None),
        ("Le début de nos articles peut être repris.", None, None),
        ("L'introduction de nos articles peut être reprise.", None, None),
        ("La fin de nos articles peut être reprise.", None, None),
        ("El comienzo de nuestros artículos puede reproducirse.", None, None),
        ("El inicio de nuestros artículos se puede reproducir.", None, None),
        ("El principio de nuestros artículos se puede reproducir.", None, None),
        ("La entradilla de nuestros artículos se puede reproducir.", None, None),
        ("La introducción de nuestros artículos se puede reproducir.", None, None),
        ("O início dos nossos artigos pode ser reproduzido.", None, None),
        ("O começo dos nossos artigos pode ser reproduzido.", None, None),
        ("A introdução dos nossos artigos pode ser reproduzida.", None, None),
        ("L'inizio dei nostri articoli può essere riprodotto.", None, None),
        ("L'introduzione dei nostri articoli può essere riprodotta.", None, None),
        ("Het begin van onze artikelen mag worden overgenomen.", None, None),
        ("De inleiding van onze artikelen mag worden overgenomen.", None, None),
        ("Начало статьи можно перепечатывать.", None, None),
        ("Конец статьи можно перепечатывать.", None, None),
        (
            "You may republish on your own site or in your own paper or blog the first paragraph of our articles.",
            1,
            "paragraphs",
        ),
        ("You may republish on your site the end of our articles.", None, None),
    ],
)
def test_a_part_is_no_more_than_an_excerpt(text: str, limit: int | None, unit: str | None) -> None:
    assert given(text) == {("republish_excerpt", limit, unit)}


@pytest.mark.parametrize(
    "text",
    [
        "You may republish only headlines and summaries.",
        "You may republish headlines and summaries, but not photos.",
        "You may republish our headlines.",
        "You may republish our abstracts.",
        "You may republish the title.",
        "Headlines may be republished.",
        "Überschriften dürfen nachgedruckt werden.",
        "Koppen mogen worden overgenomen.",
        "Заголовки можно перепечатывать.",
        "Заголовки и анонсы можно перепечатывать.",
        "Der Titel unserer Artikel darf nachgedruckt werden.",
        "You may publish our headlines, with a link to the full text.",
        "You may republish only summaries and headlines.",
    ],
)
def test_a_headline_is_nothing_of_the_text(text: str) -> None:
    assert given(text) == set()


@pytest.mark.parametrize(
    "text",
    [
        "You may republish our articles in full.",
        "You may republish our articles in whole, without alteration.",
        "In the first paragraph our articles may be republished.",
        "Im ersten Absatz unserer Seite dürfen unsere Artikel nachgedruckt werden.",
        "Our articles may be republished on any page of your site.",
        "Our articles may be republished at the end of the page.",
        "You may republish our articles, if a link stands at the end of the article.",
        "At the end of each article a link must stand; our articles may be republished.",
        "Unsere Artikel dürfen auf jeder Seite Ihres Blogs veröffentlicht werden.",
        "Within the first paragraph of the page our articles may be republished.",
        "At the beginning of your page our articles may be republished.",
        "Into the introduction of your page our articles may be copied.",
        "Am Anfang Ihrer Seite dürfen unsere Artikel nachgedruckt werden.",
        "Als Einleitung Ihrer Seite dürfen unsere Artikel nachgedruckt werden.",
        "En el primer párrafo de su página se pueden reproducir nuestros artículos.",
        "Nel primo paragrafo della pagina i nostri articoli possono essere ripresi.",
        "Na introdução da página os nossos artigos podem ser reproduzidos.",
        "В первом абзаце страницы наши статьи можно перепечатывать.",
        "As summaries of the day our articles may be republished.",
        "With a link to the first paragraph of it our articles may be republished in full.",
    ],
)
def test_a_place_in_a_page_is_no_part_of_the_text(text: str) -> None:
    assert ("republish_full", None, None) in given(text)
