"""Names and addresses as feeds write them: "mail (Name)", "Name <mail>", a bare address. Splits no lists of names."""

from __future__ import annotations

import re

from syndicator.model.draft import DraftPerson
from syndicator.parse.feed.record import Element, Place, Record, plain
from syndicator.syntax import html
from syndicator.syntax import url as web

_EMAIL = r"[A-Za-z0-9._%+'-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,6}"
_MAIL_NAME = re.compile(rf"(?:mailto:)?({_EMAIL})\s{{0,4}}\(([^()]{{0,200}}(?:\([^()]{{0,100}}\)[^()]{{0,100}})?)\)")
_NAME_MAIL = re.compile(rf"([^<>@]{{1,300}}?)\s{{0,4}}[<(](?:mailto:)?({_EMAIL})[>)]")
_MAIL = re.compile(rf"[<(]?(?:mailto:)?({_EMAIL})[>)]?")
_LONGEST = 1_000  # characters of a name with its address


def split(text: str) -> tuple[str, str | None]:
    """Return the name and the mail address in what RSS calls an author; without a name the address stands for it."""
    text = text.strip()[:_LONGEST]
    if "@" not in text:
        return text, None
    found = _MAIL_NAME.fullmatch(text)
    if found:
        return found[2].strip(" \"'") or found[1], found[1]
    found = _NAME_MAIL.fullmatch(text)
    if found:
        return found[1].strip(" \"'") or found[2], found[2]
    found = _MAIL.fullmatch(text)
    if found:
        return found[1], found[1]
    return text, None


def person(text: str, role: str, short: str, locator: str) -> DraftPerson | None:
    """Return the person an element's text names."""
    if not text:
        return None
    name, email = split(html.fold(html.unescape(text)))
    return DraftPerson(name=name, role=role, email=email, carrier=short, locator=locator) if name else None


def named(record: Record, element: Element, short: str) -> None:
    """Take an element whose text is a name (RSS author, dc:creator, itunes:author …)."""
    role = _ROLES.get(short, "author")
    text = plain(element)
    if not text and len(element):
        return
    found = person(text, role, short, record.counted(short))
    if found is not None:
        (record.publishers if role == "publisher" else record.people).append(found)


_ROLES = {
    "dc:contributor": "contributor",
    "dcterms:contributor": "contributor",
    "dc:publisher": "publisher",
    "dcterms:publisher": "publisher",
    "rss:managingEditor": "editor",
    "rss:webMaster": "publisher",
    "prism:publicationname": "publisher",
}


def construct(element: Element, short: str, place: Place, locator: str) -> DraftPerson | None:
    """Return the person of an Atom person construct (RFC 4287 §3.2): name, uri (0.3: url), email; or of bare text."""
    name = email = address = None
    for child in element:
        tag: object = child.tag
        if not isinstance(tag, str):
            continue
        local = tag.rpartition("}")[2].rpartition(":")[2].lower()
        if local in _NAME:
            name = name or plain(child)
        elif local == "email":
            email = email or plain(child)
        elif local in _ADDRESS:
            address = address or web.normalise(plain(child), place.at(child).base)
    if not name and not email and not address:
        name = plain(element)
    if name and email is None:
        name, email = split(name)
    if not name and not email and not address:
        return None
    role = "contributor" if short.endswith("contributor") else "author"
    return DraftPerson(
        name=name or email or address or "", role=role, url=address, email=email, carrier=short, locator=locator
    )


_NAME = frozenset({"name", "title"})
_ADDRESS = frozenset({"uri", "url", "homepage"})
