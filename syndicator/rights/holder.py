"""Whose the item is. Resolved before any grant is looked at, because a licence binds only what its giver owns.

In this order (RIGHTS.md §12): the item's own copyright line → where it says it first appeared, ``isBasedOn``,
``atom:source`` → the agency in its byline → the feed's → the site's copyright line → who runs the site.

A name in the site's footer is the body that runs the site, not a third party: "© Sunbeam Television Corp." under a
story of WSVN is the station's own. The same words under one story alone, or the name of an agency, are somebody else's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from syndicator.model.article import Article
from syndicator.model.rights import Reason, RightsStatement
from syndicator.rights import names
from syndicator.rights.statements import of_text
from syndicator.syntax import url as addresses

_AND = re.compile(r"\s{0,3}[,;/&|]\s{1,3}|\s{1,3}(?:and|und|et|y|e|en)\s{1,3}")

__all__ = ["Holder", "resolve", "runs_site"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Holder:
    """Who holds the rights in the text, and how we know."""

    names: tuple[str, ...] = ()
    years: tuple[int, ...] = ()
    third_party: bool = False  # somebody else than who runs the site
    author: bool = False  # the third party is the person who wrote it, named by this page
    inferred: bool = False  # nobody said so: the site is taken for the holder
    url: str | None = None  # of the original source, where known
    why: tuple[Reason, ...] = ()

    @property
    def who(self) -> str:
        """The holders in a sentence, each party once; "" where nobody is named."""
        return _list(names.parties(self.names))


def resolve(article: Article, statements: Iterable[RightsStatement]) -> Holder:
    """Say whose the text is. The order of the statements means nothing; clauses of one notice keep theirs."""
    said = tuple(sorted(of_text(statements), key=lambda one: one.evidence))
    site = _Site.of(article, said)
    # A name in brackets is no party: "(public domain)". Where it first appeared is asked below.
    lines = [line for line in said if line.origin is None and any(_is_party(name) for name in line.holders)]
    item = [line for line in lines if line.scope == "item" and line.region not in {"footer", "widget"}]
    rest = [line for line in lines if line not in item]
    years = _years(item) or _years(said)
    foreign = _foreign(article, said, site)
    if item:
        return _from_lines(article, item, years, site, foreign)
    if foreign is not None:
        return foreign
    if rest:
        agencies = [line for line in rest if any(site.is_foreign_agency(name) for name in line.holders)]
        return _footer(agencies or rest, years, site, third_party=bool(agencies))
    return _inferred(article, years)


def runs_site(name: str, article: Article, statements: Iterable[RightsStatement]) -> bool:
    """Tell whether this name is the site where the article was found, or the body that runs it."""
    return _Site.of(article, of_text(statements)).is_called(name)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Site:
    """Who runs the place where the article was found, under every name we have for it."""

    called: tuple[str, ...]
    urls: tuple[str, ...]

    @classmethod
    def of(cls, article: Article, statements: Sequence[RightsStatement]) -> _Site:
        """Collect the site's names: publisher, where it was collected, and who signs the site as a whole."""
        step = article.provenance.collected
        called = [article.publisher.name, step.name]
        urls = [article.publisher.url, step.url, step.article_url, article.url]
        for line in statements:
            if line.scope in {"site", "feed"} and line.stance in {"reserves", "informs"} and not line.third_party:
                called += [name for name in line.holders if names.agency(name) is None and _is_party(name)]
        return cls(
            called=tuple(sorted({name for name in called if name})),
            urls=tuple(sorted({url for url in urls if url})),
        )

    def is_called(self, name: str) -> bool:
        """Tell whether a name is one of the site's, or stands at its address."""
        if any(names.kin(name, own) for own in self.called):
            return True
        return any(names.at_home(name, url) for url in self.urls)

    def is_exactly(self, name: str) -> bool:
        """Tell whether a name is one of the site's as written."""
        return any(names.same(name, own) for own in self.called)

    def is_foreign_agency(self, name: str) -> bool:
        """Tell whether a name is a news agency that does not run this site."""
        return names.agency(name) is not None and not self.is_called(name)


def _from_lines(
    article: Article, lines: Sequence[RightsStatement], years: tuple[int, ...], site: _Site, foreign: Holder | None
) -> Holder:
    """The item carries its own copyright line: who it names holds it, together with whom it says it comes from."""
    called = _each(
        part for line in lines for name in line.holders if _is_party(name) for part in _apart(article, name, site)
    )
    ours = tuple(name for name in called if site.is_called(name))
    wrote = tuple(name for name in called if name not in ours and _wrote(article, name))
    strangers = tuple(name for name in called if name not in ours and name not in wrote)
    evidence = tuple(dict.fromkeys(line.evidence for line in lines))
    if foreign is not None and not strangers:
        # "© Site" under a text from elsewhere: a copyright line of a republisher is no proof of ownership.
        return foreign
    if not strangers and ours:  # the site alone, or together with who wrote it for the site
        text = f"Its copyright line names {_list(called)}, so it is the site's own."
        return Holder(names=called, years=years, why=(Reason(text=text, evidence=evidence, code="holder_is_site"),))
    if not strangers:
        text = f"The copyright line names {_list(wrote)}, who wrote it, and not {_site_name(article)}."
        author = Reason(text=text, evidence=evidence, code="holder_is_author")
        return Holder(names=called, years=years, third_party=True, author=True, why=(author,))
    text = f"The copyright line names {_list((*strangers, *wrote))}, not {_site_name(article)}."
    line = Reason(text=text, evidence=evidence, code="holder_is_third_party")
    more = foreign.why if foreign else ()
    return Holder(names=called, years=years, third_party=True, url=foreign.url if foreign else None, why=(line, *more))


def _foreign(article: Article, statements: Sequence[RightsStatement], site: _Site) -> Holder | None:
    """Find who else it comes from: an origin line, the provenance, an agency's byline."""
    found: list[tuple[str, Reason]] = []
    for line in statements:
        if line.origin and not site.is_called(line.origin) and line.scope != "site":
            text = f"The page says it first appeared at {line.origin}: “{_quote(line.words)}”."
            found.append((line.origin, Reason(text=text, evidence=(line.evidence,), code="origin_is_third_party")))
    original, collected = article.provenance.original, article.provenance.collected
    told = original.name is not None and any(names.same(name, original.name) for name, _ in found)
    if original is not collected and not told and _elsewhere(original.name, original.article_url or original.url, site):
        name = original.name or addresses.site(original.article_url or original.url or "")
        words = next((f": “{_quote(trace.words)}”" for trace in original.evidence if trace.words), "")
        found.append((name, Reason(text=f"It comes from {name}{words}.", code="origin_is_third_party")))
    for person in article.people:
        if person.agency and not site.is_called(person.name):
            text = f"It is signed by {person.name}."
            found.append((person.name, Reason(text=text, code="agency_byline")))
    if not found:
        return None
    return Holder(
        names=_each(name for name, _ in found),
        years=(),
        third_party=True,
        url=original.article_url or original.url if original is not collected else None,
        why=tuple(dict.fromkeys(reason for _, reason in found)),
    )


def _elsewhere(name: str | None, url: str | None, site: _Site) -> bool:
    """Tell whether an original source is somebody else: by its name, else by its address."""
    if name:
        own = site.is_called(name)
        if not own:
            return True
        return (
            bool(url)
            and not site.is_exactly(name)
            and bool(site.urls)
            and not any(_one_site(url, own) for own in site.urls)
        )
    return bool(url) and not any(_one_site(url, own) for own in site.urls)


def _one_site(one: str | None, other: str) -> bool:
    return one is not None and addresses.same_site(one, other)


def _footer(lines: Sequence[RightsStatement], years: tuple[int, ...], site: _Site, *, third_party: bool) -> Holder:
    called = _each(
        name
        for line in lines
        for name in line.holders
        if _is_party(name) and (not third_party or site.is_foreign_agency(name))
    )
    evidence = tuple(dict.fromkeys(line.evidence for line in lines))
    if third_party:
        text = f"The copyright line of the whole names {_list(called)}, a news agency."
        return Holder(
            names=called,
            years=years,
            third_party=True,
            why=(Reason(text=text, evidence=evidence, code="holder_is_third_party"),),
        )
    text = f"The copyright line of the site names {_list(called)}; nothing says the item is anybody else's."
    return Holder(names=called, years=years, why=(Reason(text=text, evidence=evidence, code="holder_is_site"),))


def _inferred(article: Article, years: tuple[int, ...]) -> Holder:
    name = article.publisher.name or article.provenance.collected.name
    who = name or "the site"
    reason = Reason(
        text=f"No copyright line names anybody, nothing says it comes from elsewhere: {who} is taken for the holder.",
        code="holder_inferred",
    )
    return Holder(names=(name,) if name else (), years=years, inferred=True, why=(reason,))


def _apart(article: Article, name: str, site: _Site) -> tuple[str, ...]:
    """Take a list of names apart where one of them is known; "Eden, Janine and Jim" is one name."""
    parts = tuple(part.strip() for part in _AND.split(name) if part.strip())
    known = [part for part in parts if site.is_exactly(part) or _wrote(article, part) or names.agency(part)]
    return parts if known else (name,)


def _is_party(name: str) -> bool:
    return not name.startswith("(")


def _wrote(article: Article, name: str) -> bool:
    return any(names.same(person.name, name) for person in article.people if not person.agency)


def _years(lines: Iterable[RightsStatement]) -> tuple[int, ...]:
    return tuple(sorted({year for line in lines for year in line.years}))


def _each(found: Iterable[str]) -> tuple[str, ...]:
    """Each name once, by its folded form."""
    kept: dict[str, str] = {}
    for name in found:
        kept.setdefault(names.fold(name), name)
    return tuple(kept.values())


def _site_name(article: Article) -> str:
    return article.publisher.name or article.provenance.collected.name or "who runs the site"


def _list(called: Sequence[str]) -> str:
    return " and ".join((", ".join(called[:-1]), called[-1])) if len(called) > 1 else "".join(called)


def _quote(words: str, limit: int = 160) -> str:
    text = " ".join(words.split())
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"
