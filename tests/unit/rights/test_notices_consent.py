"""What is free without asking, and what asking for pictures leaves free; with twins that must stay shut."""

from __future__ import annotations

import pytest
from support.notices_read import may

from syndicator.rights import notices


@pytest.mark.parametrize(
    ("expected", "notice"),
    [
        (
            "FFF",
            "Die Übernahme unserer Beiträge ist ohne vorherige Genehmigung gestattet, sofern die Quelle genannt wird.",
        ),
        (
            "FFF",
            (
                "L'articolo può essere ripreso ed è consentita la riproduzione integrale senza autorizzazione "
                "preventiva, citando la fonte."
            ),
        ),
        (
            "FFF",
            (
                "La reproduction intégrale de nos articles est autorisée sans accord préalable, sous réserve de "
                "mentionner la source."
            ),
        ),
        (
            "FFF",
            "La reproducción de los artículos está permitida sin autorización previa, siempre que se cite la fuente.",
        ),
        ("FFF", "A reprodução dos textos é permitida sem autorização prévia, desde que citada a fonte."),
        ("FFF", "Het overnemen van onze artikelen is toegestaan zonder toestemming, mits de bron wordt vermeld."),
        ("FFF", "Перепечатка статей разрешена без согласования с редакцией при условии ссылки на источник."),
        ("FFF", "Reproduction of our articles is permitted without prior consent, provided the source is named."),
        ("FFF", "Republication of these articles without permission is allowed, online and in print."),
        ("FFF", "Копирование материалов разрешено без разрешения редакции, но только с указанием автора."),
        ("EEE", "Nur kurze Zitate sind gestattet, Nachdruck ohne Genehmigung ist verboten."),
        ("EEE", "Sin autorización se permite únicamente la reproducción del titular."),
        (
            "FFF",
            (
                "La reproducción total o parcial de nuestros textos se permite sin autorización, salvo las "
                "fotografías, que requieren autorización expresa."
            ),
        ),
        (
            "FFF",
            "Se permite reproducir nuestros artículos citando la fuente, excepto las imágenes, que requieren permiso.",
        ),
        (
            "FFF",
            "Our stories may be republished with credit, except for the photographs, which require our permission.",
        ),
        (
            "FFF",
            (
                "Unsere Texte dürfen mit Quellenangabe nachgedruckt werden, ausgenommen Fotos, die unserer "
                "Zustimmung bedürfen."
            ),
        ),
        (
            "FFF",
            (
                "La reproduction de nos articles est autorisée, à l'exception des photographies, qui nécessitent "
                "une autorisation."
            ),
        ),
        (
            "FFF",
            (
                "I nostri articoli possono essere riprodotti citando la fonte, tranne le fotografie, per le quali "
                "serve l'autorizzazione."
            ),
        ),
        ("EEE", "Die Wiedergabe kurzer Auszüge ist ohne Genehmigung gestattet."),
        ("FFF", "La reproduction de nos articles est permise, en ligne comme sur papier, sans accord de la rédaction."),
        (
            "FFF",
            (
                "La ripubblicazione degli articoli è permessa, anche per intero e a fini commerciali, senza "
                "autorizzazione dell'editore, purché si citi la fonte."
            ),
        ),
        (
            "FFF",
            "Die Übernahme der Texte ist, auch gewerblich und in voller Länge, ohne Zustimmung der Redaktion erlaubt.",
        ),
        ("EEE", "La reproduction d'une ligne de nos articles est permise."),
    ],
)
def test_reads_permission_without_asking(expected: str, notice: str) -> None:
    assert may(notice) == expected


@pytest.mark.parametrize(
    "notice",
    [
        "Die Übernahme unserer Beiträge ist ohne vorherige Genehmigung nicht gestattet.",
        "La reproduction de nos articles n'est pas autorisée sans accord préalable.",
        "La riproduzione degli articoli non è consentita senza autorizzazione.",
        "Перепечатка разрешается только с согласия редакции, без согласия редакции она запрещена.",
        "Het overnemen van artikelen zonder toestemming is niet toegestaan.",
        "Reproduction is permitted only to members; without permission nothing may be copied.",
        "La reproducción sin autorización está prohibida.",
        "Hardly any reproduction is permitted without consent.",
        "La reproduction des photos est autorisée sans accord préalable.",
        "Our stories may be republished with credit, except for news websites, which require our permission.",
        "Our photographs may be republished with credit, except for the articles, which require our permission.",
        "Except for the photographs, republishing our stories requires our permission.",
        "La reproducción de artículos, salvo las fotografías, requiere autorización expresa.",
        "Our stories may be republished, except for the photographs, and require our permission.",
        "Copying without permission is a crime, linking is permitted.",
        "Linking is permitted, copying without permission is a crime.",
        "Reproduction of headlines is permitted without prior consent.",
        "Reproduction by schools is permitted without prior consent.",
        "Only short summaries may be printed; reproduction is permitted with consent.",
        "Reproduction is permitted without prior consent for private purposes.",
        "La riproduzione è consentita senza autorizzazione solo per uso personale.",
        "Die Übernahme ist gestattet, ohne Genehmigung jedoch strafbar.",
        "La reproduction est autorisée aux abonnés, sans accord préalable elle est poursuivie.",
        "Unless stated, reproduction is permitted, not without consent however.",
        "Je suis libre de reproduire; sans accord, c'est du vol.",
        "Our articles may be republished by agreement, except for photographs, which require our permission.",
        "Our articles, except for photographs, which you may copy, require our permission.",
        "Photos excepted, which are free, our articles require permission.",
        "La reproduction des articles est permise, sans accord c'est un délit.",
        "Reproduction is permitted to subscribers, without consent it is theft.",
    ],
)
def test_grants_nothing_by_twins_of_permission_without_asking(notice: str) -> None:
    assert may(notice) == "---"


@pytest.mark.parametrize(
    ("expected", "notice"),
    [
        ("FFF", "Our articles may be copied without permission."),
        ("-FF", "Newspapers may copy our articles without permission."),
        ("FFF", "Unless otherwise noted, our articles may be copied without permission."),
        ("F--", "Our articles may be copied without permission for non-commercial purposes."),
        ("FFF", "Anyone, commercial or not, may copy our articles without permission."),
        ("FFF", "Our articles may be copied without permission and without consent."),
        ("FFF", "Our articles may be copied without permission, only with credit."),
        ("FFF", "Our articles may be copied without permission, but only with credit."),
        ("FFF", "Unsere Texte dürfen ohne Genehmigung kopiert werden."),
        ("FFF", "Nos articles peuvent être reproduits sans autorisation."),
        ("FFF", "Nuestros artículos pueden ser reproducidos sin autorización."),
        ("FFF", "Nossos textos podem ser reproduzidos sem autorização."),
        ("FFF", "I nostri articoli possono essere riprodotti senza autorizzazione."),
        ("FFF", "Onze artikelen mogen zonder toestemming worden overgenomen."),
        ("FFF", "Наши статьи можно перепечатывать без разрешения."),
        ("FFF", "Unsere Texte dürfen, auch in voller Länge, ohne Genehmigung kopiert werden."),
        ("FFF", "Onze artikelen mogen, ook in druk, zonder toestemming worden overgenomen."),
        ("FF-", "Unsere Texte dürfen ohne Genehmigung auf anderen Seiten kopiert werden."),
        ("FFF", "Unsere Texte dürfen ohne Genehmigung von allen kopiert werden."),
        ("FFF", "Разрешается перепечатка статей без разрешения редакции."),
        ("FFF", "Erlaubt ist die Übernahme unserer Texte ohne Genehmigung."),
        ("FFF", "Está permitida la reproducción de nuestros artículos sin autorización."),
        ("FFF", "È consentita la riproduzione dei nostri articoli senza autorizzazione."),
        ("FFF", "Est autorisée la reproduction de nos articles sans autorisation."),
        ("FFF", "Permitted is the reproduction of our articles without permission."),
        ("FFF", "Reproduction of our articles is permitted without permission."),
        ("--F", "Reproduction of our articles, in print, is permitted without permission."),
        ("FFF", "Reproduction of our articles is permitted, without permission of anyone."),
        ("FFF", "No permission is needed to copy our articles."),
        ("FFF", "You may copy our articles; no permission is needed."),
        ("FFF", "You may copy our articles without asking."),
        ("FFF", "You may copy our articles, except photos, which require permission."),
        ("FFF", "You may copy our articles, except photos, for which you need permission."),
        ("FFF", "You may copy our articles, except videos, which require permission."),
        ("FFF", "You may copy our articles, except graphics, which require permission."),
        ("FFF", "You may copy our articles, except logos, which require permission."),
        ("FFF", "Sie dürfen unsere Texte kopieren, ausgenommen Fotos, die unserer Genehmigung bedürfen."),
        ("FFF", "Vous pouvez copier nos articles, sauf les photos, qui nécessitent une autorisation."),
        ("FFF", "Vous pouvez copier nos articles, sauf les photos, pour lesquelles une autorisation est nécessaire."),
        ("FFF", "Puede copiar nuestros artículos, excepto las fotos, que requieren autorización."),
        ("FFF", "Pode copiar os nossos textos, exceto as fotos, que requerem autorização."),
        ("FFF", "U mag onze artikelen overnemen, behalve foto's, waarvoor toestemming nodig is."),
    ],
)
def test_what_is_free_without_asking_is_free(expected: str, notice: str) -> None:
    assert may(notice) == expected


@pytest.mark.parametrize(
    "notice",
    [
        "No part may be copied without permission.",
        "Our articles may not be copied without permission.",
        "Only newspapers may copy our articles without permission.",
        "Our articles may be copied without permission, but never sold.",
        "Our articles may be copied unless authorised.",
        "Unauthorised copying of our articles is permitted.",
        "Our articles may be copied only without permission.",
        "Nobody may copy our articles without permission.",
        "Unsere Texte dürfen nicht ohne Genehmigung kopiert werden.",
        "Nos articles ne peuvent être reproduits sans autorisation.",
        "Unsere Texte dürfen, wenn es regnet, ohne Genehmigung kopiert werden.",
        "Unsere Texte dürfen gelesen, ohne Genehmigung kopiert werden.",
        "Unsere Texte dürfen zitiert, ohne Genehmigung kopiert werden.",
        "Unsere Texte dürfen ohne Genehmigung kopiert werden, jedoch mit Quelle.",
        "Unsere Texte dürfen mit Ausnahme der Fotos ohne Genehmigung kopiert werden.",
        "Reproduction of our articles without permission, in print, is permitted.",
        "Reproduction of our articles is permitted without permission, however.",
        "Without permission, reproduction of our articles is permitted.",
        "Without permission nothing may be copied.",
        "Copying of our articles requires permission.",
        "Our articles may be copied with permission.",
        "Our articles may be copied upon permission.",
        "Our articles may be copied, permission is required.",
        "With permission of the editor, our articles may be copied.",
        "Linking to our articles without permission is fine.",
        "You may link to us, but copying our articles requires permission.",
        "You may quote our articles, copying them requires permission.",
        "You may copy our articles, except photos which require permission.",
        "You may copy our articles, except photos and articles, which require permission.",
        "You may copy our articles, except photos and newspapers, which require permission.",
        "You may copy our articles, except for commercial use, which requires permission.",
        "You may copy our articles, except photos copied elsewhere, which require permission.",
        "Reproduction of our articles without permission is permitted, but not for sale.",
    ],
)
def test_what_needs_asking_is_given_to_nobody(notice: str) -> None:
    assert [grant for each in notices.read(notice) for grant in each.grants] == []
