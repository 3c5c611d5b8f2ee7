"""Who is credited, by the best of several accounts; *never* makes a name up and loses none that nobody contradicts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from syndicator.model.article import Person
from syndicator.model.draft import DraftPerson
from syndicator.model.quick import quickly_made
from syndicator.normalise import names, plain
from syndicator.syntax import url as web

MAX_PEOPLE = 30
_HONORIFIC = re.compile(r"^(?:(?:dr|prof|professor|mr|mrs|ms|sir|dame|rev) )+(?=\w+ \w)")

_WEIGHT = {  # who is believed first; agreement between accounts outweighs a step
    "feed": 60,
    "jsonld": 50,
    "citation": 50,
    "text": 46,  # a line that begins with "By"
    "microdata": 44,
    "jsonld:creator": 42,
    "rdfa": 40,
    "meta": 38,
    "author-link": 30,  # a line that is a link to an author's page
    "rel-author": 26,
    "text:signature": 24,  # a name alone at the end of a text, on the right
    "html": 22,  # an element that is only named like a byline
}
_ONE_LINE = frozenset(("text", "html"))  # further ones on a page are other articles' and other people's
_ONE_NODE = frozenset(("jsonld", "microdata"))
_MOST_BELIEVED = 8  # names of one kind of element; more of them are a list of links
_LISTS = frozenset(("jsonld", "citation"))  # what stands behind a comma there is a person, in a line it may be a place
_FEED_CARRIERS = plain.words("rss atom jsonfeed itunes media googleplay feed rdf")
_NAMED = re.compile(r"[^\W\d_][^\W\d_.'’-]*\.?(?:[ .'’-]{1,2}[^\W\d_]+){1,6}\.?")  # words of letters, more than one
_SEVERAL = 3  # people in a line: software that fills in structured data often knows only the first
_SAME = 15
_MORE = 10  # where another account names some of the same
_FEWER = 3
_SOMEBODY = 100  # a name, not a desk and not the publisher itself
_SOMEBODY_MAYBE = 32  # a name in an element that often is another article's
_POST = 60


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class _Entry:
    name: str
    role: str
    url: str | None
    agency: bool
    staff: bool
    post: bool
    house: bool  # names the publisher itself


def account(carrier: str) -> str:
    """Which account a name belongs to: the page's JSON-LD, its meta elements, its own text, a feed."""
    head, _, rest = carrier.partition(":")
    if head in _FEED_CARRIERS:
        return "feed"
    if head == "html":
        return rest if rest in {"rel-author", "author-link"} else "html"
    if carrier in {"jsonld:creator", "text:signature"}:
        return carrier
    return head if head in _WEIGHT else "meta"


def people(
    drafts: Sequence[DraftPerson], *, houses: Iterable[str | None] = (), is_feed: bool = False
) -> tuple[Person, ...]:
    """The people credited, best account first. ``houses`` run the site: no authors while there is a better one."""
    if not drafts:
        return ()
    named = [house for house in houses if house]
    own = frozenset([plain.fold(house) for house in named])
    accounts: dict[str, list[_Entry]] = {}
    places: dict[str, str] = {}
    others: list[_Entry] = []
    for draft in drafts[: 4 * MAX_PEOPLE]:
        if draft.role in {"author", "agency"}:
            key = "feed" if is_feed else account(draft.carrier)
            elsewhere = places.setdefault(key, draft.locator) != draft.locator
            if (elsewhere or not draft.locator) and key in _ONE_LINE and accounts.get(key):
                continue
            if elsewhere and key in _ONE_NODE:
                if any(not (entry.house or entry.staff) for entry in accounts.get(key, ())):
                    continue  # another account of the same article, or of a picture in it
                accounts[key] = []
                places[key] = draft.locator
            accounts.setdefault(key, []).extend(_entries(draft, own))
        elif draft.role != "publisher":
            others.extend(_entries(draft, own))
    chosen = _choose({key: _unique(entries) for key, entries in accounts.items()}, spelt=named[0] if named else "")
    return (*chosen, *_besides(others, chosen))[:MAX_PEOPLE]


def _entries(draft: DraftPerson, own: frozenset[str]) -> tuple[_Entry, ...]:
    read = _read if len(draft.name) + len(draft.url or "") > _LONG else _remembered
    return read(draft.name, draft.url, draft.role, own, listed=account(draft.carrier) in _LISTS)


def _read(raw: str, address: str | None, role: str, own: frozenset[str], *, listed: bool) -> tuple[_Entry, ...]:
    found = names.split(raw, listed=listed)
    url = web.normalise(address) if address and len(found) == 1 else None
    return tuple(
        [
            _Entry(
                name=name.name,
                role="author" if role == "agency" else role,
                url=url,
                agency=name.agency or role == "agency",
                staff=name.staff,
                post=name.post,
                house=plain.fold(name.name) in own or (len(found) > 1 and _is_desk(name.name, own)),
            )
            for name in found
        ]
    )


_LONG = 400  # characters; longer than a byline that is said again
_remembered = lru_cache(maxsize=1_024)(_read)  # the same few people sign all through a feed


def _is_desk(name: str, own: frozenset[str]) -> bool:
    """Tell whether what stands beside a name in one line is a desk with the house's initials: "MDR THÜRINGEN"."""
    first, _, rest = name.partition(" ")
    return bool(rest) and len(first) > 1 and first.isupper() and first.casefold() in own


def _choose(accounts: dict[str, tuple[_Entry, ...]], *, spelt: str) -> list[Person]:
    if "html" in accounts:  # where nobody else says so, only what looks like a name or is the house's
        said = {entry.name.casefold() for key, entries in accounts.items() if key != "html" for entry in entries}
        kept = (
            one for one in accounts["html"] if " " in one.name or one.agency or one.house or one.name.casefold() in said
        )
        accounts = {**accounts, "html": tuple(kept)}
    if len(accounts) == 1:
        return [_person(entry) for entry in _worth_naming(next(iter(accounts.values())), spelt)]
    sets = {key: frozenset(_bare(entry.name) for entry in entries) for key, entries in accounts.items()}
    best: tuple[float, Sequence[_Entry]] = (0, ())
    for key, entries in accounts.items():
        if not entries or (key == "rel-author" and len(entries) > _MOST_BELIEVED):
            continue
        score = _WEIGHT[key] + _substance(key, entries)
        score += sum(_agreement(sets[key], found) for other, found in sets.items() if _voice(other) != _voice(key))
        if score > best[0]:
            best = (score, entries)
    chosen = _whole_line(accounts, best[1]) or _in_full(accounts, best[1]) or best[1]
    return [_person(entry) for entry in _worth_naming(chosen, spelt)]


def _in_full(accounts: dict[str, tuple[_Entry, ...]], chosen: Sequence[_Entry]) -> Sequence[_Entry]:
    """The one person another account names in full, where the account believed most says only the first name."""
    if len(chosen) != 1 or not chosen[0].name.isalpha() or chosen[0].agency or chosen[0].house:
        return ()
    first = f"{chosen[0].name.casefold()} "
    full = {
        entries for entries in accounts.values() if len(entries) == 1 and entries[0].name.casefold().startswith(first)
    }
    return next(iter(full)) if len({entries[0].name.casefold() for entries in full}) == 1 else ()


def _whole_line(accounts: dict[str, tuple[_Entry, ...]], chosen: Sequence[_Entry]) -> Sequence[_Entry]:
    """The line of three and more people readers see, where the account believed most names only some of them."""
    some = {_bare(entry.name) for entry in chosen}
    for key in ("text", "author-link"):
        line = accounts.get(key, ())
        people = all(
            entry.name[0].isupper() and _NAMED.fullmatch(entry.name) and not (entry.agency or entry.house or entry.post)
            for entry in line
        )
        if len(line) >= _SEVERAL and people and some < {_bare(entry.name) for entry in line}:
            return line
    return ()


def _bare(name: str) -> str:
    """A name in the form two accounts are compared in: "Dr Ada Moe" is Ada Moe."""
    return _HONORIFIC.sub("", plain.fold(name))


def _substance(key: str, entries: Sequence[_Entry]) -> int:
    """What it is worth that an account names a person rather than a desk or the house."""
    if any(not (entry.staff or entry.house or entry.post) for entry in entries):
        return _SOMEBODY_MAYBE if key in {"html", "rel-author", "author-link"} else _SOMEBODY
    return _POST if any(entry.post for entry in entries) else 0


def _agreement(mine: frozenset[str], other: frozenset[str]) -> int:
    if mine == other:
        return _SAME
    if not mine & other:
        return 0
    return _MORE if mine > other else _FEWER


def _voice(key: str) -> str:
    """Accounts that read the same line of a page are one voice."""
    return "visible" if key in {"text", "html", "rel-author", "author-link"} else key


def _worth_naming(entries: Sequence[_Entry], spelt: str) -> Sequence[_Entry]:
    """Without desks, posts and the publisher, while somebody else than agencies is named too.

    A site's own name as one lower-case word is the login its software signs with and names nobody, unless the
    publisher is ``spelt`` like that.
    """
    natural = [entry for entry in entries if not (entry.staff or entry.house or entry.post)]
    if any(not entry.agency for entry in natural):
        return natural
    entries = [
        entry
        for entry in entries
        if not (entry.house and entry.name != spelt and entry.name.islower() and entry.name.isalnum())
    ]
    return [entry for entry in entries if not entry.staff] or entries


def _person(entry: _Entry) -> Person:
    return Person(name=entry.name, role=entry.role, url=entry.url, agency=entry.agency or entry.house)


def _besides(others: Iterable[_Entry], authors: Sequence[Person]) -> list[Person]:
    """Contributors, translators, editors: every one who is not already credited as an author."""
    known = {person.name.casefold() for person in authors}
    found: dict[tuple[str, str], Person] = {}
    for entry in others:
        key = entry.name.casefold()
        if not entry.staff and not entry.post and not (key in known and entry.role in {"contributor", "editor"}):
            found.setdefault((key, entry.role), _person(entry))
    return list(found.values())


def _unique(entries: Iterable[_Entry]) -> tuple[_Entry, ...]:
    found: dict[str, _Entry] = {}
    for entry in entries:
        key = entry.name.casefold()
        known = found.get(key)
        if known is None or (known.url is None and entry.url is not None):
            found[key] = entry
    return tuple(found.values())
