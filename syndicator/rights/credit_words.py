"""The words a credit is written with, in eight languages. Knows dates, lists and quotation marks; credits nobody.

A language that is not in the table is credited in English: a credit in the wrong language is still a credit.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from syndicator.model.article import Moment


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """One language's words for a credit."""

    by: str
    via: str
    source: str
    originally_published: str
    license: str
    all_rights_reserved: str
    excerpt: str
    images_omitted: str
    image: str
    untitled: str
    conjunction: str
    quotes: tuple[str, str]
    colon: str = ": "
    months: tuple[str, ...]
    day: str  # template for a full date
    month: str  # template for month and year


def _months(names: str) -> tuple[str, ...]:
    return tuple(names.split())


_ENGLISH = Words(
    by="by",
    via="via",
    source="Source",
    originally_published="originally published by",
    license="License",
    all_rights_reserved="All rights reserved",
    excerpt="excerpt",
    images_omitted="images omitted",
    image="Image",
    untitled="Untitled",
    conjunction="and",
    quotes=("“", "”"),
    months=_months("January February March April May June July August September October November December"),
    day="{day} {month} {year}",
    month="{month} {year}",
)

_TABLE: dict[str, Words] = {
    "en": _ENGLISH,
    "de": Words(
        by="von",
        via="über",
        source="Quelle",
        originally_published="ursprünglich veröffentlicht von",
        license="Lizenz",
        all_rights_reserved="Alle Rechte vorbehalten",
        excerpt="Auszug",
        images_omitted="ohne Bilder",
        image="Bild",
        untitled="Ohne Titel",
        conjunction="und",
        quotes=("„", "“"),
        months=_months("Januar Februar März April Mai Juni Juli August September Oktober November Dezember"),
        day="{day}. {month} {year}",
        month="{month} {year}",
    ),
    "fr": Words(
        by="par",
        via="via",
        source="Source",
        originally_published="publié à l’origine par",
        license="Licence",
        all_rights_reserved="Tous droits réservés",
        excerpt="extrait",
        images_omitted="sans les images",
        image="Image",
        untitled="Sans titre",
        conjunction="et",
        quotes=("«\u00a0", "\u00a0»"),
        colon="\u00a0: ",
        months=_months("janvier février mars avril mai juin juillet août septembre octobre novembre décembre"),
        day="{day} {month} {year}",
        month="{month} {year}",
    ),
    "es": Words(
        by="por",
        via="vía",
        source="Fuente",
        originally_published="publicado originalmente por",
        license="Licencia",
        all_rights_reserved="Todos los derechos reservados",
        excerpt="extracto",
        images_omitted="sin las imágenes",
        image="Imagen",
        untitled="Sin título",
        conjunction="y",
        quotes=("«", "»"),
        months=_months("enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre"),
        day="{day} de {month} de {year}",
        month="{month} de {year}",
    ),
    "pt": Words(
        by="por",
        via="via",
        source="Fonte",
        originally_published="publicado originalmente por",
        license="Licença",
        all_rights_reserved="Todos os direitos reservados",
        excerpt="excerto",
        images_omitted="sem as imagens",
        image="Imagem",
        untitled="Sem título",
        conjunction="e",
        quotes=("“", "”"),
        months=_months("janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro"),
        day="{day} de {month} de {year}",
        month="{month} de {year}",
    ),
    "it": Words(
        by="di",
        via="tramite",
        source="Fonte",
        originally_published="pubblicato in origine da",
        license="Licenza",
        all_rights_reserved="Tutti i diritti riservati",
        excerpt="estratto",
        images_omitted="senza le immagini",
        image="Immagine",
        untitled="Senza titolo",
        conjunction="e",
        quotes=("«", "»"),
        months=_months("gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre"),
        day="{day} {month} {year}",
        month="{month} {year}",
    ),
    "nl": Words(
        by="door",
        via="via",
        source="Bron",
        originally_published="oorspronkelijk gepubliceerd door",
        license="Licentie",
        all_rights_reserved="Alle rechten voorbehouden",
        excerpt="fragment",
        images_omitted="zonder afbeeldingen",
        image="Beeld",
        untitled="Zonder titel",
        conjunction="en",
        quotes=("“", "”"),
        months=_months("januari februari maart april mei juni juli augustus september oktober november december"),
        day="{day} {month} {year}",
        month="{month} {year}",
    ),
    "ru": Words(
        by="автор:",
        via="через",
        source="Источник",
        originally_published="впервые опубликовано:",
        license="Лицензия",
        all_rights_reserved="Все права защищены",
        excerpt="отрывок",
        images_omitted="без изображений",
        image="Изображение",
        untitled="Без названия",
        conjunction="и",
        quotes=("«", "»"),
        months=_months("января февраля марта апреля мая июня июля августа сентября октября ноября декабря"),
        day="{day} {month} {year}",
        month="{month_alone} {year}",
    ),
}
_RUN = 3  # years in a row from which a dash says it shorter
_RUSSIAN_ALONE = _months("январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь")


def words(language: str | None) -> Words:
    """Return the words of a BCP 47 language, English where the table has none."""
    return _TABLE.get((language or "en").lower().replace("_", "-").split("-", 1)[0], _ENGLISH)


def reserved_in_any_language() -> tuple[str, ...]:
    """Return "all rights reserved" as the eight languages write it, lower case."""
    return tuple(entry.all_rights_reserved.lower() for entry in _TABLE.values())


def date(moment: Moment, language: Words) -> str:
    """Write a date no more exactly than it was stated: "9 December 2016", "December 2016", "2016"."""
    at = moment.at
    if moment.precision == "year":
        return str(at.year)
    template = language.month if moment.precision == "month" else language.day
    return template.format(
        day=at.day, month=language.months[at.month - 1], month_alone=_RUSSIAN_ALONE[at.month - 1], year=at.year
    )


def listed(names: Sequence[str], language: Words) -> str:
    """Join names as a sentence would: "A", "A and B", "A, B and C"."""
    if len(names) <= 1:
        return "".join(names)
    return f"{', '.join(names[:-1])} {language.conjunction} {names[-1]}"


def quoted(title: str, language: Words) -> str:
    """Put a title in the language's quotation marks."""
    opening, closing = language.quotes
    return f"{opening}{title}{closing}"


def span(years: Sequence[int]) -> str:
    """Write copyright years: "2016", "2014–2016" for an unbroken run, "2014, 2016" otherwise."""
    ordered = sorted(set(years))
    a_run = len(ordered) >= _RUN and ordered[-1] - ordered[0] == len(ordered) - 1
    if a_run:
        return f"{ordered[0]}–{ordered[-1]}"
    return ", ".join(str(year) for year in ordered)
