"""Permissions with what bounds them: “also by”, in part, credit in parentheses, excerpts; and no need to ask."""

from __future__ import annotations

import pytest
from support.notices_read import may


@pytest.mark.parametrize(
    ("expected", "notice"),
    [
        (
            "FFF",
            (
                "I comunicati possono essere riprodotti, anche integralmente e anche da testate giornalistiche "
                "commerciali, a condizione che venga citata la fonte."
            ),
        ),
        ("FFF", "Our articles may be republished, also by commercial news sites, with credit."),
        (
            "FFF",
            (
                "Unsere Beiträge dürfen übernommen werden, auch von Zeitungen und kommerziellen "
                "Nachrichtenportalen, mit Quellenangabe."
            ),
        ),
        (
            "FFF",
            "Nos articles peuvent être reproduits, y compris par des sites commerciaux, avec mention de la source.",
        ),
        ("FFF", "Nuestros artículos pueden reproducirse, incluso por medios comerciales, citando la fuente."),
        ("FFF", "Os nossos textos podem ser reproduzidos, inclusive por jornais comerciais, desde que citada a fonte."),
        ("FFF", "Onze artikelen mogen worden overgenomen, ook door kranten, mits met bronvermelding."),
        ("FFF", "Наши статьи можно перепечатывать, в том числе коммерческим изданиям, со ссылкой на источник."),
        ("-FF", "Our articles may be republished by newspapers and other news media."),
        ("-FF", "Articles may be republished by news outlets, including commercial news sites."),
        (
            "FFF",
            (
                "Die Texte können, wenn nicht anders angegeben, unter Angabe der Quelle ohne Änderung ganz oder "
                "in Auszügen nachgedruckt und auf anderen Internetseiten übernommen werden."
            ),
        ),
        (
            "FFF",
            (
                "Die Beiträge dürfen ohne Änderungen ganz oder teilweise abgedruckt und ins Internet gestellt "
                "werden, sofern die Quelle genannt wird."
            ),
        ),
        (
            "FFF",
            "Les textes peuvent être reproduits sans modification, en tout ou en partie, avec mention de la source.",
        ),
        ("FFF", "I testi possono essere riprodotti senza modifiche, in tutto o in parte, citando la fonte."),
        ("FFF", "The texts may be reprinted without alteration in whole or in part with credit."),
        ("EEE", "Die Texte können in Auszügen nachgedruckt werden, mit Quellenangabe."),
        ("EEE", "Texts may be reprinted in part, without alteration, with credit."),
        ("FFF", "(Reproducción autorizada citando a Agencia Sur)"),
        ("FFF", "(Reproduction autorisée avec mention de Agence Nord)"),
        ("FFF", "Reprodução autorizada mediante citação da fonte."),
        ("EEE", "Citera oss gärna men ange källan och länka. Kopiera inte hela artiklar."),
        ("EEE", "Det är tillåtet att citera korta stycken ur våra artiklar med källa och länk."),
        (
            "EEE",
            (
                "Разрешается цитировать до 300 знаков с активной ссылкой на материал. Полная перепечатка "
                "запрещена, даже со ссылкой."
            ),
        ),
        ("EEE", "Разрешено цитирование не более 500 знаков со ссылкой. Перепечатка целиком запрещена."),
        (
            "EEE",
            (
                "É permitida a transcrição parcial dos artigos (até três parágrafos), com indicação da autoria. A "
                "reprodução integral depende de autorização escrita da direção."
            ),
        ),
        (
            "EEE",
            (
                "Non-members may quote up to 75 words from any article with a link. Members may publish our "
                "articles in full."
            ),
        ),
        (
            "EEE",
            (
                "Ihr dürft gerne aus meinen Beiträgen zitieren, mit Link. Die komplette Übernahme von Artikeln "
                "ist nicht erlaubt, auch nicht mit Quellenangabe."
            ),
        ),
        (
            "EEE",
            (
                "You can include excerpts from our articles in your own documents, blogs and websites, provided "
                "the source is acknowledged."
            ),
        ),
        (
            "EEE",
            (
                "Short extracts may be quoted, provided the source is acknowledged. Reproduction of whole "
                "articles needs permission."
            ),
        ),
        (
            "EEE",
            (
                "Vous pouvez citer jusqu'à deux paragraphes de nos articles, avec un lien. La reproduction "
                "intégrale est interdite."
            ),
        ),
        ("EEE", "Se pueden citar hasta dos párrafos con enlace. La reproducción íntegra requiere autorización."),
        ("EEE", "Si possono citare brevi estratti, con link. La riproduzione integrale richiede autorizzazione."),
        ("EEE", "U mag maximaal twee alinea's citeren met bronvermelding. Volledige overname is niet toegestaan."),
    ],
)
def test_reads_bounded_permissions(expected: str, notice: str) -> None:
    assert may(notice) == expected


@pytest.mark.parametrize(
    "notice",
    [
        "Our articles may not be republished, also not by commercial news sites.",
        "Our articles may be republished by members, also by commercial members.",
        "I comunicati possono essere riprodotti solo da abbonati, anche da testate commerciali.",
        "Die Texte können ohne Genehmigung weder ganz noch in Auszügen nachgedruckt werden.",
        "(Reprodução autorizada mediante pagamento à Agência Rio)",
        "(Reprodução não autorizada sem citação da Agência Rio e pagamento)",
        "(Reprodução autorizada mediante solicitação à Agência Rio)",
        "Reprodução autorizada mediante cadastro e citação da Agência Rio",
        "Citera oss inte.",
        "Цитирование разрешается только с согласия редакции.",
        "Short extracts may be quoted for private study only.",
        "Short extracts may be quoted with our written consent.",
        "Nicht aus meinen Beiträgen zitieren.",
        "Non-members may not quote from our articles.",
        "You can include excerpts from our articles in your own private documents after registration.",
    ],
)
def test_grants_nothing_by_twins_of_bounded_permissions(notice: str) -> None:
    assert may(notice) == "---"


@pytest.mark.parametrize(
    ("expected", "notice"),
    [
        ("-FF", "Newspapers may reprint our stories; no permission is needed."),
        (
            "FFF",
            (
                "Перепечатка материалов разрешена со ссылкой на источник. Никакого согласия редакции на "
                "перепечатку не требуется."
            ),
        ),
        ("FFF", "Unsere Texte dürfen nachgedruckt werden. Der Nachdruck bedarf keiner Genehmigung."),
        ("FFF", "Nos articles peuvent être reproduits en citant la source. Aucune autorisation n'est nécessaire."),
        ("FFF", "Nuestros artículos pueden reproducirse citando la fuente. No es necesario pedir autorización."),
        ("FFF", "Nossos textos podem ser reproduzidos citando a fonte. Não é preciso pedir autorização."),
        ("FFF", "You may republish our articles without needing to ask, with credit. Our seal may not be used."),
        (
            "FFF",
            (
                "Our articles may be republished under CC BY 4.0. To reproduce content that isn't owned by us, "
                "you may need to seek permission from its owner."
            ),
        ),
        (
            "FFF",
            (
                "Unsere Texte dürfen nachgedruckt werden. Für Inhalte, die uns nicht gehören, ist die Genehmigung "
                "der Rechteinhaber einzuholen."
            ),
        ),
        (
            "F--",
            (
                "Copyright policy: Non-profit websites, union branches, student groups and community publications "
                "may reproduce our articles in full without asking."
            ),
        ),
        ("FFF", "(Reprodução autorizada mediante citação da fonte)"),
    ],
)
def test_reads_nothing_to_ask(expected: str, notice: str) -> None:
    assert may(notice) == expected


@pytest.mark.parametrize(
    "notice",
    [
        "Перепечатка материалов без согласия редакции не разрешается.",
        "Der Nachdruck bedarf der Genehmigung.",
        "Zum Lesen ist keine Genehmigung erforderlich. Nachdruck nur mit Genehmigung.",
        "No permission is needed to read our articles. Republishing requires consent.",
        "Content that isn't owned by us may be republished with the owner's permission.",
        "Reuse policy: Canadian newspapers, non-profits and bloggers may reprint our articles.",
        "All entries to the competition may be republished by the organisers.",
        "Quem quiser republicar precisa de autorização.",
        "Quem quiser ler pode fazê-lo.",
        "You do not need permission to quote. Republishing our articles is not allowed.",
        "Our articles may be republished, also by newspapers, if we agree.",
        "Non-members may not republish our articles, members may.",
        "Members and non-members need permission to republish our articles.",
        "Our articles may be reproduced by us.",
    ],
)
def test_grants_nothing_by_twins_of_nothing_to_ask(notice: str) -> None:
    assert may(notice) == "---"


@pytest.mark.parametrize(
    ("expected", "notice"),
    [
        (
            "FFF",
            (
                "Rainfall Wire's terms: our articles may be reprinted in whole or in part, with no fee and no "
                "need to ask, provided that the author is named."
            ),
        ),
        ("FFF", "Our articles may be reprinted, with no need to ask us, provided that you credit us."),
        ("FFF", "You may republish our stories; there is no need to tell us, but please credit the author."),
        (
            "-FF",
            (
                "Journalists and editors are free to republish this release in its entirety, provided the contact "
                "details are kept intact."
            ),
        ),
        (
            "FFF",
            (
                "Anyone is free to republish this release in its entirety, provided the source line and the "
                "contact block remain intact."
            ),
        ),
        ("FFF", "Copy, print and share our articles freely, just name the source."),
        (
            "FFF",
            (
                "ПРАВИЛА ПЕРЕПЕЧАТКИ Перепечатка материалов сайта в полном объёме разрешается без дополнительного "
                "согласования с редакцией. Сокращать и редактировать тексты нельзя."
            ),
        ),
        (
            "FFF",
            (
                "Unsere Texte dürfen übernommen werden. Die gewerbliche Verwendung der Fotos ist nicht gestattet; "
                "ihre Nutzung bedarf der Genehmigung der Redaktion."
            ),
        ),
        (
            "FFF",
            "Our articles may be reprinted with credit. Photos are not included; their use requires our permission.",
        ),
        (
            "FFF",
            (
                "Nos articles peuvent être reproduits en citant la source. Les photos sont exclues ; leur "
                "utilisation nécessite une autorisation."
            ),
        ),
        ("EEE", "Our articles may be reprinted in part with credit. Their full use requires our permission."),
        ("FFF", "TERMS OF USE Reproduction of articles is permitted with credit."),
        (
            "FFF",
            (
                "We allow newspapers, schools and bloggers to reprint our articles, with no need to ask, provided "
                "that the author is named."
            ),
        ),
        (
            "F--",
            (
                "Gemeinnützige Organisationen, Schulen sowie nicht kommerzielle Internetangebote dürfen unsere "
                "Texte übernehmen, sofern die Quelle genannt wird."
            ),
        ),
    ],
)
def test_reads_pictures_and_headings(expected: str, notice: str) -> None:
    assert may(notice) == expected


@pytest.mark.parametrize(
    "notice",
    [
        "There is no need to ask whether you may republish our articles: you may not.",
        "You may republish this article provided you contact us.",
        "You may republish this article, provided our contact agrees.",
        "You may share a link to any article without asking.",
        "You may share the headline and a link without asking.",
        "Take, copy and post nothing from this site.",
        "Do not copy, print or share our articles freely.",
        "Copy our photos freely, just name the source.",
        "Copy, print and share our articles freely with your friends only.",
        "Our articles are protected; their use requires our permission.",
        "Articles and photos are on our site. Their use requires our permission.",
        "Our articles are free to read. Photos are for sale; articles and their use require our permission.",
        "DO NOT Republish our articles freely.",
        "MEMBERS ONLY Reproduction of articles is permitted.",
        "ROTARIANS may republish our articles.",
        "Share our photos freely.",
    ],
)
def test_grants_nothing_by_twins_of_pictures_and_headings(notice: str) -> None:
    assert may(notice) == "---"
