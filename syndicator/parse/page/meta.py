"""What ``<meta>``, ``<link>`` and ``<title>`` say of the article. Rights metas: ``marks``."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from syndicator.model.draft import DraftImage, DraftOrigin, Said
from syndicator.parse.page.dom import Page
from syndicator.parse.page.gathered import Gathered
from syndicator.syntax import url as web

_TITLES: Final = {
    "og:title": "og:title", "twitter:title": "twitter:title", "citation_title": "citation:title",
    "dc.title": "dc:title", "dcterms.title": "dc:title", "sailthru.title": "meta:title", "title": "meta:title",
    "parsely-title": "meta:title", "headline": "meta:title",
}  # fmt: skip
_PUBLISHED: Final = {
    "article:published_time": "article:published_time", "article:published": "article:published_time",
    "og:published_time": "og:published_time", "og:article:published_time": "og:published_time",
    "og:pubdate": "og:published_time", "dc.date": "dc:date", "dc.date.issued": "dcterms:issued",
    "dcterms.date": "dc:date", "dcterms.created": "dcterms:created", "dcterms.issued": "dcterms:issued",
    "dc.date.created": "dcterms:created", "dcterms.available": "dcterms:available",
    "citation_publication_date": "citation:publication_date", "citation_date": "citation:date",
    "citation_online_date": "citation:online_date", "date": "meta:date", "pubdate": "meta:pubdate",
    "publishdate": "meta:publishdate", "publish-date": "meta:publishdate", "publish_date": "meta:publishdate",
    "published_at": "meta:publishdate", "publication_date": "meta:publishdate", "publicationdate": "meta:publishdate",
    "parsely-pub-date": "meta:publishdate", "sailthru.date": "meta:publishdate",
    "article.published": "meta:publishdate",
    "cxenseparse:recs:publishtime": "meta:publishdate", "originalpublicationdate": "meta:publishdate",
    "article_date_original": "meta:publishdate", "datepublished": "meta:publishdate", "created": "meta:created",
    "date.created": "meta:created", "ptime": "meta:publishdate", "publishtime": "meta:publishdate",
    "displaydate": "meta:publishdate", "dcsext.articlefirstpublished": "meta:publishdate",
}  # fmt: skip
_UPDATED: Final = {
    "article:modified_time": "article:modified_time", "article:modified": "article:modified_time",
    "og:updated_time": "og:updated_time", "og:article:modified_time": "og:updated_time",
    "dcterms.modified": "dcterms:modified", "dc.date.modified": "dcterms:modified", "lastmod": "meta:modified",
    "last-modified": "meta:modified", "modified": "meta:modified", "article.updated": "meta:modified",
    "date.modified": "meta:modified", "revised": "meta:modified", "datemodified": "meta:modified",
}  # fmt: skip
_AUTHORS: Final = {
    "author": "meta:author", "article:author": "article:author", "og:article:author": "article:author",
    "citation_author": "citation:author", "dc.creator": "dc:creator", "dcterms.creator": "dc:creator",
    "byl": "meta:byline", "byline": "meta:byline", "parsely-author": "meta:author", "sailthru.author": "meta:author",
    "article:author_name": "article:author", "cxenseparse:author": "meta:author", "authors": "meta:author",
    "author_name": "meta:author", "dc.contributor": "dc:contributor", "citation_authors": "citation:author",
    "dc.author": "dc:creator", "og:author": "article:author",
}  # fmt: skip
_PUBLISHERS: Final = {
    "og:site_name": "og:site_name", "application-name": "meta:application-name", "dc.publisher": "dc:publisher",
    "dcterms.publisher": "dc:publisher", "citation_publisher": "citation:publisher", "publisher": "meta:publisher",
    "apple-mobile-web-app-title": "meta:application-name", "citation_journal_title": "citation:journal_title",
    "cxenseparse:site": "meta:publisher", "copyright-owner": "meta:publisher",
}  # fmt: skip
_SUMMARIES: Final = {
    "og:description": "og:description", "description": "meta:description", "twitter:description": "twitter:description",
    "dc.description": "dc:description", "dcterms.abstract": "dc:description", "citation_abstract": "citation:abstract",
}  # fmt: skip
_LANGUAGES: Final = {
    "og:locale": "og:locale", "dc.language": "dc:language", "dcterms.language": "dc:language",
    "content-language": "meta:content-language", "language": "meta:language", "citation_language": "citation:language",
}  # fmt: skip
_IMAGES: Final = ("og:image", "og:image:url", "og:image:secure_url", "twitter:image", "twitter:image:src")
_TERMS: Final[dict[str, tuple[str | None, str]]] = {  # scheme, and what separates several in one value
    **dict.fromkeys(("article:section", "og:article:section", "section", "parsely-section"), ("section", "")),
    **dict.fromkeys(("article:tag", "og:article:tag"), (None, ",")),
    **dict.fromkeys(
        ("keywords", "news_keywords", "sailthru.tags", "parsely-tags", "citation_keywords"), (None, "[,;]")
    ),
    **dict.fromkeys(("dc.subject", "dcterms.subject"), (None, "[,;]")),
}
_WRITTEN_BY: Final = re.compile(
    r"(?:(?:written|interview|story|words|text) by|by|authors?"
    r"|von|verfasst von|geschrieben von|autor(?:in)?|écrit par|par|auteur|escrito por|por"
    r"|scritto da|da|geschreven door|door|skrevet av|skriven av|napisane przez|автор|作者|著者|yazan)\W*$",
    re.IGNORECASE,
)
_PUBLISHED_BY_NAME: Final = re.compile(  # a site's own vocabulary: "acme:published", "acme.pub_date"
    r"(?:^|[:._-])(?:uploaded|pub(?:lish(?:ed)?|lication)?[:._-]?(?:date|time|at|on)|published|firstpublish(?:ed)?)$"
)
_AUTHOR_BY_NAME: Final = (
    re.compile(  # the same for people: "acme:authors", "articleAuthor"; an app's author is its maker
        r"(?:^|[:._-])(?:article[._-]?)?authors?(?:[._-]?names?)?$"
    )
)
_OF_SOMETHING_ELSE: Final = re.compile(r"^(?:smartbanner|twitter|al|application|theme|page):")
_TWO_NAMES: Final = re.compile(r"[^\W\d_][^\d@/]*\s[^\d@/]+")
_MISCELLANY: Final = "twitter:misc:"  # how some frameworks write twitter:label1 and twitter:data1 in one
_LABEL: Final = 40  # characters
_LONGEST_NAMES: Final = 300
_LOCKED: Final = frozenset({"locked"})


def names(meta: dict[str, str | None]) -> list[str]:
    """Return the names a meta element answers to, lower case; Dublin Core and Open Graph spellings made one."""
    given = [meta.get(key) for key in ("property", "name", "itemprop", "http-equiv")]
    found = []
    for value in given:
        for name in (value or "").lower().split()[:4]:
            dotted = re.sub(r"^(dc|dcterms)[:.]", r"\1.", name)
            found.append(dotted)
    return found


def content(meta: dict[str, str | None]) -> str:
    """Return its value; some pages write ``value``."""
    return " ".join((meta.get("content") or meta.get("value") or "").split())


def read(page: Page, into: Gathered) -> None:
    """Put what the head says into the basket."""
    for number, meta in enumerate(page.metas[:600]):
        value = content(meta)
        if value:
            for name in names(meta):
                _one(name, value, f"meta[{number}]", into)
    _labelled(page, into)
    if not into.people:
        _own_authors(page, into)
    _one_list(into)
    _image_details(page, into)
    into.say(into.titles, page.title, "html:title", "head/title")
    into.say(into.languages, page.language, "html:lang", "html")
    _addresses(page, into)


def _one(name: str, value: str, locator: str, into: Gathered) -> None:
    for table, field in (
        (_TITLES, into.titles),
        (_PUBLISHED, into.published),
        (_UPDATED, into.updated),
        (_SUMMARIES, into.summaries),
        (_LANGUAGES, into.languages),
    ):
        if name in table:
            into.say(field, value, table[name], locator)
    if name in _AUTHORS and not web.is_web(value):
        into.person(value, _AUTHORS[name], locator, "contributor" if name == "dc.contributor" else "author")
    elif name in _PUBLISHERS:
        into.publisher(value, _PUBLISHERS[name], locator)
    elif name in _TERMS:
        scheme, separators = _TERMS[name]
        for term in re.split(separators, value) if separators else [value]:
            into.term(term, scheme, name if name.startswith(("article:", "dc.")) else f"meta:{name}")
    elif name == "article:content_tier" and value.lower() in _LOCKED:
        into.paywalled = True
    elif name not in _PUBLISHED and _PUBLISHED_BY_NAME.search(name):
        into.say(into.published, value, "meta:own-published", locator)
    elif name in {"dc.source", "dcterms.source"}:
        _source(value, locator, into)


def _one_list(into: Gathered) -> None:
    """Make authors of Dublin Core contributors where these hold the creator too: then they are the list of authors."""
    creators = {one.name for one in into.people if one.carrier == "dc:creator"}
    if any(one.carrier == "dc:contributor" and one.name in creators for one in into.people):
        into.people[:] = [
            replace(one, role="author", carrier="dc:creator") if one.carrier == "dc:contributor" else one
            for one in into.people
            if one.carrier != "dc:creator"
        ]


def _labelled(page: Page, into: Gathered) -> None:
    """``twitter:label1`` "Written by" and its ``twitter:data1``: the label tells what the value is."""
    given = {name: content(meta) for meta in page.metas[:600] for name in names(meta) if name.startswith("twitter:")}
    for number in "12":
        value = given.get(f"twitter:data{number}", "")
        if value and _WRITTEN_BY.match(given.get(f"twitter:label{number}", "")) and not web.is_web(value):
            into.person(value, "twitter:data", f"twitter:data{number}")
    for index, meta in enumerate(page.metas[:600]):
        label = (meta.get("name") or meta.get("property") or "").lower().removeprefix(_MISCELLANY)
        value = content(meta)
        if len(label) <= _LABEL and _MISCELLANY + label in _raw_names(meta) and _WRITTEN_BY.match(label) and value:
            into.person(value, "twitter:data", f"meta[{index}]")


def _raw_names(meta: dict[str, str | None]) -> tuple[str, ...]:
    return tuple((meta.get(key) or "").lower() for key in ("name", "property"))


def _own_authors(page: Page, into: Gathered) -> None:
    """People in a site's own vocabulary, where it uses no other: only what is written like names."""
    for number, meta in enumerate(page.metas[:600]):
        value = content(meta)
        for name in names(meta):
            ours = _AUTHOR_BY_NAME.search(name) and not _OF_SOMETHING_ELSE.search(name)
            if ours and len(value) <= _LONGEST_NAMES and _TWO_NAMES.fullmatch(value):
                into.person(value, "meta:own-author", f"meta[{number}]")


def _source(value: str, locator: str, into: Gathered) -> None:
    """Dublin Core's source: a work this one is derived from."""
    address = into.resolve(value) if web.is_web(value) else None
    if not (address and web.same_site(address, into.url)):
        into.origins.append(
            DraftOrigin(
                name=None if address else value, article_url=address, carrier="dc:source", words=value, locator=locator
            )
        )


def _image_details(page: Page, into: Gathered) -> None:
    """Open Graph images with the width, height and alt that follow them."""
    current: dict[str, str] = {}
    found: list[dict[str, str]] = []
    for meta in page.metas[:600]:
        value = content(meta)
        for name in names(meta):
            if name in _IMAGES and value:
                if name in {"og:image:url", "og:image:secure_url"} and current:
                    continue
                current = {"url": value, "carrier": "og:image" if name.startswith("og") else "twitter:image"}
                found.append(current)
            elif name.startswith("og:image:") and current:
                current.setdefault(name.removeprefix("og:image:"), value)
    for image in found[:20]:
        url = into.resolve(image["url"])
        if url and not any(one.url == url for one in into.images):
            width, height = image.get("width", ""), image.get("height", "")
            into.images.append(
                DraftImage(
                    url=url,
                    alt=image.get("alt"),
                    width=int(width) if width.isdigit() and len(width) < 7 else None,  # noqa: PLR2004 - pixels
                    height=int(height) if height.isdigit() and len(height) < 7 else None,  # noqa: PLR2004 - pixels
                    carrier=image["carrier"],
                )
            )


def _addresses(page: Page, into: Gathered) -> None:
    """Canonical first, then og:url, then where it was found; a canonical on another site is an origin."""
    for link in page.links:
        if "canonical" in link.rels:
            _address(into, link.attributes.get("href"), "html:canonical", "head/link[rel=canonical]")
    for number, meta in enumerate(page.metas[:600]):
        if "og:url" in names(meta):
            _address(into, content(meta), "og:url", f"meta[{number}]")
        if "syndication-source" in names(meta) or "original-source" in names(meta):
            _address(into, content(meta), "meta:original-source", f"meta[{number}]", own=False)
    into.links.append(Said(text=into.url, carrier="capture"))


def _address(into: Gathered, href: str | None, carrier: str, locator: str, *, own: bool = True) -> None:
    address = into.resolve(href)
    if address is None or web.host(address).startswith("."):
        return
    foreign = web.is_web(into.url) and not web.same_site(address, into.url) and _other_party(address, into.url)
    if foreign and address.partition("://")[2].partition("/")[2] in {"", "index.html"}:
        return  # a home page is no article
    if foreign:
        into.origins.append(DraftOrigin(article_url=address, carrier=carrier, words=address, locator=locator))
    elif own:
        into.say(into.links, address, carrier, locator)


def _other_party(one: str, other: str) -> bool:
    """Whether two hosts belong to different sites: subdomains of one domain do not."""
    first, second = web.site(one).split("."), web.site(other).split(".")
    return first[-2:] != second[-2:] or (len(first[-2]) <= 3 and first[-3:] != second[-3:])  # noqa: PLR2004 - "co.uk"
