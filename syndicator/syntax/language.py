"""BCP 47 language tags from what documents say. Does not detect the language of a text."""

from __future__ import annotations

import re
from functools import lru_cache

LONGEST = 64  # characters; the longest registered tag has 42 (RFC 5646 §4.4.1 asks for at least 35)

_SUBTAG = re.compile(r"[A-Za-z0-9]{1,8}")
_ENDS = re.compile(r"[,;/\s]")


def _split(text: str) -> list[str]:
    return text.split()


# ISO 639-2 codes that have a two-letter form: BCP 47 wants the shortest (RFC 5646 §2.2.1).
_SHORT = dict(
    pair.split("=")
    for pair in _split(
        "eng=en ger=de deu=de fre=fr fra=fr spa=es por=pt ita=it dut=nl nld=nl rus=ru chi=zh zho=zh jpn=ja"
        " kor=ko ara=ar heb=he hin=hi tur=tr pol=pl ces=cs cze=cs slk=sk slo=sk hun=hu ron=ro rum=ro bul=bg"
        " ell=el gre=el swe=sv dan=da nor=no nob=nb nno=nn fin=fi est=et lav=lv lit=lt ukr=uk bel=be hrv=hr"
        " srp=sr slv=sl bos=bs mkd=mk mac=mk sqi=sq alb=sq cat=ca eus=eu baq=eu glg=gl gle=ga cym=cy wel=cy"
        " isl=is ice=is fas=fa per=fa urd=ur ben=bn tam=ta tel=te mar=mr vie=vi tha=th ind=id msa=ms may=ms"
        " fil=tl tgl=tl swa=sw afr=af kat=ka geo=ka hye=hy arm=hy aze=az kaz=kk uzb=uz mon=mn lat=la epo=eo"
    )
)
_NAMES = dict(
    pair.split("=")
    for pair in _split(
        "english=en german=de deutsch=de french=fr français=fr francais=fr spanish=es español=es espanol=es"
        " portuguese=pt português=pt portugues=pt italian=it italiano=it dutch=nl nederlands=nl russian=ru"
        " русский=ru chinese=zh 中文=zh japanese=ja 日本語=ja korean=ko 한국어=ko arabic=ar العربية=ar turkish=tr"
        " türkçe=tr polish=pl polski=pl swedish=sv svenska=sv norwegian=no norsk=no danish=da dansk=da"
        " finnish=fi suomi=fi czech=cs čeština=cs greek=el ελληνικά=el hebrew=he hungarian=hu magyar=hu"
        " ukrainian=uk українська=uk"
    )
)
_NOTHING = frozenset({"und", "zxx", "mul", "mis", "x", "c", "posix", "none", "null", "undefined", "default"})


@lru_cache(maxsize=512)
def tag(text: str) -> str | None:
    """Return the tag in the case BCP 47 recommends (RFC 5646 §2.1.1), or None where nothing usable was said.

    Accepts what is found in the field: ``en_US``, ``EN-us``, ``en_US.UTF-8``, ``eng``, ``English``, ``de, en`` (the
    first counts). ``und`` and ``x-default`` say nothing, so they are None.
    """
    words = text.strip(" \t\r\n\"'")[: LONGEST * 2]
    if not words:
        return None
    named = _NAMES.get(words.casefold())
    if named:
        return named
    first = _ENDS.split(words, maxsplit=1)[0].partition(".")[0].partition("@")[0]
    subtags = first.replace("_", "-").split("-")
    if len(first) > LONGEST or not all(_SUBTAG.fullmatch(subtag) and subtag.isascii() for subtag in subtags):
        return _NAMES.get(first.casefold())
    primary = _SHORT.get(subtags[0].lower(), subtags[0].lower())
    if primary in _NOTHING:
        return None
    if not primary.isalpha() or len(primary) not in {2, 3}:
        return _NAMES.get(first.casefold())
    return "-".join([primary, *_cased(subtags[1:])])


def _cased(subtags: list[str]) -> list[str]:
    """Regions in upper case, scripts in title case, all else lower; nothing changes case after a singleton."""
    cased: list[str] = []
    extension = False
    for subtag in subtags:
        extension = extension or len(subtag) == 1
        if not extension and len(subtag) == 2:  # noqa: PLR2004 - ISO 3166-1 alpha-2
            cased.append(subtag.upper())
        elif not extension and len(subtag) == 4 and subtag.isalpha():  # noqa: PLR2004 - ISO 15924
            cased.append(subtag.title())
        else:
            cased.append(subtag.lower())
    return cased


def primary(text: str) -> str | None:
    """Return the primary language subtag alone: ``de`` for ``de-AT``; None where nothing usable was said."""
    whole = tag(text)
    return whole.partition("-")[0] if whole else None
