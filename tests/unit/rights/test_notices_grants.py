"""What notices permit, in the words of many publishers; the examples are ours."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from syndicator.model.rights import Grant
from syndicator.rights import notices


def granted(text: str) -> set[str]:
    return {
        f"{grant.action}:{grant.audience}"
        for reading in notices.read(text)
        for grant in reading.grants
        if not grant.unmet
    }


def grants(text: str) -> list[Grant]:
    return [grant for reading in notices.read(text) for grant in reading.grants]


FULL = {"republish_full:anyone"}
BOTH = {"republish_full:anyone", "republish_excerpt:anyone"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("You are free to republish this article, provided you credit Hill Gazette and link back.", FULL),
        ("We encourage other media outlets to republish our stories.", {"republish_full:news_media"}),
        ("Permission is granted to reprint this essay in nonprofit publications.", {"republish_full:noncommercial"}),
        ("Reproduction is authorised provided the source is acknowledged.", BOTH),
        ("This report can be republished for free.", FULL),
        ("You do not need our permission to republish these stories.", FULL),
        ("Our stories may be republished by member stations only.", {"republish_full:members"}),
        ("You may cross-post Hill Gazette articles on community websites.", {"republish_full:community_sites"}),
        ("Newsrooms may publish the first three paragraphs.", {"republish_excerpt:news_media"}),
        ("You may quote up to 200 words of this piece.", {"republish_excerpt:anyone"}),
        ("Reuse for commercial or non-commercial purposes is permitted.", BOTH),
        ("Abdruck honorarfrei, Beleg erbeten.", BOTH),
        ("Die Beiträge dürfen übernommen werden, sofern die Quelle genannt wird.", FULL),
        (
            "Die Inhalte dürfen für nicht kommerzielle Zwecke vervielfältigt werden.",
            {"republish_full:noncommercial", "republish_excerpt:noncommercial"},
        ),
        ("Nos articles peuvent être reproduits librement à condition de citer la source.", BOTH),
        ("Vous pouvez republier cet article gratuitement, en intégralité.", FULL),
        ("Se permite la reproducción total o parcial siempre que se cite la fuente.", BOTH),
        ("Los artículos pueden ser republicados sin fines de lucro.", {"republish_full:noncommercial"}),
        ("É permitida a reprodução do conteúdo desde que citada a fonte.", BOTH),
        (
            "A reprodução é livre, exceto para fins comerciais.",
            {each.replace("anyone", "noncommercial") for each in BOTH},
        ),
        ("Todos los contenidos son de libre reproducción citando la fuente.", BOTH),
        ("Alle Beiträge dürfen mit Quellenangabe und Link verwendet werden.", BOTH),
        ("La riproduzione è libera con citazione della fonte.", BOTH),
        ("Artikelen mogen worden overgenomen mits met bronvermelding.", FULL),
        ("Перепечатка материалов разрешается при условии активной ссылки на источник.", FULL),
        ("Разрешается цитирование не более 300 знаков.", {"republish_excerpt:anyone"}),
    ],
)
def test_permission_in_the_publishers_own_words(text: str, expected: set[str]) -> None:
    assert granted(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        # silence, reservations, prohibitions
        "Copyright 2024 Hill Gazette. All rights reserved.",
        "No part of this publication may be reproduced without the prior written permission of the publisher.",
        "Nothing on this site may be used without permission.",
        "You may not republish this article unless you are a partner.",
        "Republication is permitted only with our written agreement.",
        "Stories may be reprinted upon permission of the editor.",
        "Der Nachdruck ist nur mit Genehmigung der Redaktion gestattet.",
        "Toute reproduction est autorisée sous réserve de l'accord de l'auteur.",
        "No se permite la reproducción total.",
        "La riproduzione è consentita solo previa autorizzazione scritta.",
        "Overname van artikelen is alleen toegestaan na schriftelijke toestemming.",
        "Копирование материалов возможно только с разрешения редакции.",
        "未经本网授权不得转载。",
        "記事の無断転載を禁じます。",
        # not about us, not about this
        "By posting you grant us a licence to use, reproduce and publish your content.",
        "The author has granted Hill Gazette permission to republish this article.",
        "Reprinted with permission from Lake Journal.",
        "You can post a link to this article anywhere.",
        "This article can be shared freely on social media.",
        "Feel free to contact us about republishing this article.",
        "You may use this site for personal use only.",
        "Subscribers may download one copy for personal use.",
        # not yet, no longer, not really
        "We aspire to publish our work under CC BY 4.0 but cannot always do so.",
        "We are considering publishing under CC BY in future.",
        "This article was previously available under CC BY 4.0.",
        "Unlike others, we do not publish under CC BY-SA.",
        "The ministry adopted CC BY 4.0 as a new standard licence.",
        "Some articles on this site are licensed under CC BY 4.0.",
        # something else
        "Photos in this article are licensed under CC BY-SA 4.0.",
        "Cover image by Jane Roe, licensed under CC BY 4.0.",
        "This theme is licensed under CC BY 3.0.",
        "User comments are licensed under CC BY-SA 4.0.",
        "The dataset is available under CC0.",
        "Code samples are licensed under the Apache 2.0 License.",
        "slider.js v1.2.3 @license http://creativecommons.org/licenses/by/3.0/",
        # a licence between two others, fair use, a name that is none
        "This story first appeared on Lake Journal and is republished here under a Creative Commons license.",
        "This site contains copyrighted material whose use has not been authorized; we believe this is fair use.",
        "Content is available under a Creative Commons licence.",
        # bounds we cannot check
        "Republication is permitted upon payment of a fee.",
        "Educators may copy this material for educational purposes.",
        "Articles may be republished 30 days after publication.",
    ],
)
def test_nothing_is_granted_that_was_not(text: str) -> None:
    assert granted(text) == set()


@pytest.mark.parametrize(
    ("text", "license_id"),
    [
        ("Except where otherwise noted, content here is licensed under CC BY-SA 3.0.", "CC-BY-SA-3.0"),
        ("Alle Texte stehen, soweit nicht anders angegeben, unter der Lizenz CC BY-ND 4.0.", "CC-BY-ND-4.0"),
        ("Les textes sont publiés sous licence Creative Commons BY-NC-SA 3.0 IGO.", "CC-BY-NC-SA-3.0-IGO"),
        ("I testi sono rilasciati con licenza Creative Commons Attribuzione 4.0 Internazionale.", "CC-BY-4.0"),
        ("Contenido bajo licencia Creative Commons Atribución-NoComercial 4.0.", "CC-BY-NC-4.0"),
        ("Все материалы доступны по лицензии Creative Commons Attribution 4.0.", "CC-BY-4.0"),
        ("本作品采用知识共享署名-非商业性使用 4.0 国际许可协议进行许可。", "CC-BY-NC-4.0"),
        ("この記事は クリエイティブ・コモンズ 表示 4.0 国際 ライセンスの下に提供されています。", "CC-BY-4.0"),
        ("Tiu ĉi artikolo estas publikigita laŭ la permesilo Creative Commons Atribuite 4.0.", "CC-BY-4.0"),
        ("Our reporting is published under CC BY-ND.", "CC-BY-ND"),
    ],
)
def test_a_licence_by_name_grants_what_it_permits(text: str, license_id: str) -> None:
    readings = [reading for reading in notices.read(text) if reading.license is not None]
    assert [reading.license.id for reading in readings if reading.license] == [license_id]
    assert any(grant.action == "republish_full" for reading in readings for grant in reading.grants)


def test_house_rules_beside_a_licence_without_derivatives_narrow_it() -> None:
    text = "Our work is licensed under CC BY-NC-ND 4.0. You may republish our stories if you follow these rules."
    assert granted(text) == {"republish_full:noncommercial"}


def test_a_prohibition_takes_the_permission_it_contradicts() -> None:
    text = "Partial or full use of articles is permitted with a link. Reprinting articles in full is prohibited."
    assert granted(text) == {"republish_excerpt:anyone"}


def test_a_verdict_on_links_is_none_on_texts() -> None:
    assert granted("Verlinkungen sind erlaubt, die Übernahme von Texten nicht.") == {"link:anyone"}


def test_a_later_permission_speaks_to_the_audience_named_first() -> None:
    text = "Our stories are intended for republication by news organisations. You may republish them in full."
    assert granted(text) == {"republish_full:news_media"}


def test_limits_are_kept_in_numbers() -> None:
    (quote,) = grants("You may quote up to 200 words of this piece.")
    assert (quote.excerpt_limit, quote.excerpt_unit) == (200, "words")
    (few,) = grants("Non-profit organisations may republish up to five articles per month.")
    assert (few.quota, few.quota_days, few.audience) == (5, 30, "noncommercial")
    (until,) = grants("This story may be republished until 31 December 2030.")
    assert until.valid_until == datetime(2030, 12, 31, tzinfo=UTC)
    (shelf, *_) = grants("You may republish our stories. They must be removed after 90 days.")
    assert shelf.valid_days == 90
    (online,) = grants("Our stories are available for online republication by news organisations.")
    assert online.media == ("web",)


def test_what_nobody_holds_in_one_country_is_free_there_only() -> None:
    assert {grant.territory for grant in grants("Our content is not subject to copyright in the United States.")} == {
        ("US",)
    }
    assert {grant.territory for grant in grants("All text produced by the bureau is in the public domain.")} == {()}


def test_the_unions_formula_names_the_unions_rule() -> None:
    readings = notices.read("© European Union, 2024. Reuse is authorised, provided the source is acknowledged.")
    assert [reading.license.id for reading in readings if reading.license] == [
        "http://data.europa.eu/eli/dec/2011/833/oj"
    ]


def test_items_chosen_by_a_mark_are_for_a_person() -> None:
    (grant,) = grants('Only articles marked "Republish" may be republished.')
    assert grant.selected_by_person


def test_own_works_only() -> None:
    (reading,) = [each for each in notices.read("You may republish Hill Gazette articles.") if each.grants]
    assert (reading.own_only, reading.own_name) == (True, "Hill Gazette")
