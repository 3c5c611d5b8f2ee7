"""Who runs the site an article was found at: by the operator's word, the page's, the feed's; else its host."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from syndicator.model.article import Party
from syndicator.model.draft import DraftPerson, Harvest, Said
from syndicator.model.source import Source
from syndicator.normalise import house_names, plain
from syndicator.syntax import url as web

_MAX_NAME = 160
_WEIGHT = {
    "jsonld": 50,
    "microdata": 45,
    "og": 48,
    "rdfa": 44,
    "text": 30,
    "rss": 40,
    "atom": 40,
    "dc": 40,
    "dcterms": 40,
}
_ADDRESS = re.compile(r"^(?:https?:)?//|^www\.|^@", re.IGNORECASE)
_FEED_WORDS = re.compile(
    r"\s*(?:[|:»\-–—]\s*)?(?:\bRSS(?:[\s-]?feed)?(?:\s+2\.0)?|\bAtom(?:[\s-]feed)?|\bnews\s?feed|\bfeed)\s*$|^RSS(?:[\s-]feed)?\s*[|:»\-–—]\s*",
    re.IGNORECASE,
)
_CARRIERS = (
    "feedburner.com",
    "feedproxy.google.com",
    "feeds.feedblitz.com",
    "feedblitz.com",
    "rss.app",
    "feedsportal.com",
)
_SECOND_LEVEL = frozenset(("co", "com", "org", "net", "gov", "edu", "ac", "or", "ne", "gob", "gouv", "govt", "nom"))


_TITLE_PARTS = re.compile(r"\s+[|–—\-·•»:]\s+|\s*\|\s*")
_SHORTEST_WORD = 4
_FEEDS = ("rss", "atom", "json", "rdf", "cdf", "feed", "ninjs", "newsml", "nitf", "wordpress")
_LENT = plain.words(
    "blogspot wordpress github gitlab substack medium tumblr typepad livejournal ghost wixsite weebly squarespace"
    " netlify vercel neocities over-blog overblog hatenablog hatenadiary pages herokuapp web firebaseapp azurewebsites"
    " cloudfront amazonaws beehiiv buttondown micro bearblog mataroa write hashnode dev dreamwidth canalblog skyrock"
    " altervista jimdo jimdofree webnode webs strikingly onrender fly surge glitch repl codeberg sourceforge"
    " readthedocs blog blogs hypotheses free home tilda notion webflow framer carrd"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a harvest comes from: the feed's own party, and the sites its items live on. Made once a harvest."""

    party: Party  # who runs the feed (or the site a page was captured from)
    feed_url: str | None
    feed_id: str | None
    home: frozenset[str]  # names of sites that belong to it, see ``domain``
    operator: Party  # what the operator said, empty where nothing
    is_feed: bool


@lru_cache(maxsize=4_096)
def domain(url: str | None) -> str:
    """The word a house registered: "bbc" for feeds.bbc.co.uk and for www.bbc.com. A rule of thumb, never a right.

    Under a platform that lends its name to everybody it is the whole host: two blogs there are two houses.
    """
    if not url:
        return ""
    site = web.site(url)
    labels = site.split(".")
    if len(labels) <= 1 or labels[-1].isdigit():
        return site
    second_level = labels[-2] in _SECOND_LEVEL or len(labels[-2]) <= 2  # noqa: PLR2004 - co.uk, com.au, u.ac.jp
    word = labels[-3] if len(labels) > 2 and second_level else labels[-2]  # noqa: PLR2004 - same
    return site if word in _LENT else word


def place(harvest: Harvest, *, source: Source, url: str | None) -> Place:
    """Work out once whose feed or page this is."""
    feed = harvest.feed
    operator = Party(
        name=plain.line(source.publisher, limit=_MAX_NAME) or None,
        url=web.normalise(source.publisher_url) if source.publisher_url else None,
    )
    home_url = web.normalise(feed.url, url) if feed.url else None
    feed_url = (web.normalise(feed.feed_url, url) if feed.feed_url else None) or (url if is_feed(harvest) else None)
    home = {domain(home_url)}
    if url and not is_carrier(url):
        home.add(domain(url))
    if not home - {""}:  # a feed that says nothing of its home: where most of its items live
        links = Counter(domain(draft.links[0].text) for draft in harvest.drafts if draft.links)
        home |= {name for name, count in links.items() if count * 2 > links.total()}
    name = operator.name or feed_name(feed.title)
    if name is None and is_feed(harvest):
        name = web.site(home_url or url or "") or None
    return Place(
        party=Party(name=name, url=operator.url or home_url),
        feed_url=feed_url if is_feed(harvest) else None,
        feed_id=plain.line(feed.id, limit=1_000) or None,
        home=frozenset(home - {""}),
        operator=operator,
        is_feed=is_feed(harvest),
    )


def is_feed(harvest: Harvest) -> bool:
    """Tell whether a harvest came from a feed: many items, one publisher, values believed before a page's."""
    return harvest.format.startswith(_FEEDS)


def is_carrier(url: str) -> bool:
    """Tell whether a host only carries other people's feeds."""
    host = web.host(url)
    return any(host == carrier or host.endswith("." + carrier) for carrier in _CARRIERS)


def feed_name(title: str | None) -> str | None:
    """A feed's title as a name: without "RSS" at its ends; a title that is nothing else is no name."""
    name = plain.line(plain.unmarked(title) if title and ("&" in title or "<" in title) else title, limit=_MAX_NAME)
    shorter = _FEED_WORDS.sub("", name).strip(" -–—|:»")
    return shorter or None


def publisher(drafts: Sequence[DraftPerson], *, where: Place, url: str | None, titles: Sequence[Said] = ()) -> Party:
    """Who runs where the article was found. ``titles`` are asked last, for a part that is the host's own name."""
    if where.operator.name:
        return Party(name=where.operator.name, url=where.operator.url)
    best: tuple[float, DraftPerson, str] | None = None
    for draft in drafts[:12]:
        name = plain.line(plain.unmarked(draft.name[:1_000]), limit=_MAX_NAME)
        if not name or _ADDRESS.search(name) or "@" in name or not house_names.is_house(name):
            continue
        weight = _WEIGHT.get(draft.carrier.partition(":")[0], 30) - (20 if "." in name and " " not in name else 0)
        weight += 10 * sum(1 for other in drafts if other is not draft and plain.fold(other.name) == plain.fold(name))
        if best is None or weight > best[0]:
            best = (weight, draft, name)
    if best is not None:
        home = web.normalise(best[1].url) if best[1].url else None
        return Party(name=best[2], url=home or (web.origin(url) + "/" if url else None))
    if where.is_feed and (url is None or domain(url) in where.home or is_carrier(url)):
        return where.party
    site = web.site(url) if url else ""
    return Party(name=_spelt(titles, domain(url)) or site or None, url=web.origin(url) + "/" if url and site else None)


def _spelt(titles: Sequence[Said], word: str) -> str | None:
    """How the title element spells the host's own word: "Smitten Kitchen" for smittenkitchen.com."""
    for said in titles[:12] if len(word) >= _SHORTEST_WORD else ():
        if said.carrier == "html:title":
            for part in _TITLE_PARTS.split(said.text[:1_000]):
                folded = plain.fold(part).replace(" ", "")
                if folded == word or (len(folded) >= _SHORTEST_WORD and word.removesuffix("inc") == folded):
                    return plain.line(part, limit=_MAX_NAME)
    return None
