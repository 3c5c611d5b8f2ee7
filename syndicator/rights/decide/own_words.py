"""Reads again what a permission says in words nobody knew, where those are the site's own name or its author's.

The grammar of notices knows no sites: to it "Eigenbeiträge von harbour light" holds two unknown words, and an unknown
word closes the permission. Whoever decides knows who runs the site and who wrote the text. Only whole words of those
names count, and none that names a thing which is no text: on "Podcast Weekly" a podcast is still a podcast.
"""

from __future__ import annotations

from dataclasses import replace

from syndicator.model.article import Article
from syndicator.model.rights import Grant, RightsStatement
from syndicator.rights.notices import plain, vocabulary
from syndicator.rights.tokens import fold, tokens
from syndicator.syntax import url as addresses


def read(text: tuple[RightsStatement, ...], article: Article) -> tuple[RightsStatement, ...]:
    """Return the statements with those permissions opened whose unknown words are all of the site's or the author's."""
    if not any(grant.unread for said in text for grant in said.grants):
        return text
    own = _words(article)
    return tuple(replace(said, grants=tuple(_known(grant, own) for grant in said.grants)) for said in text)


def _known(grant: Grant, own: frozenset[str]) -> Grant:
    if not grant.unread or not all(fold(word) in own for word in grant.unread):
        return grant
    unmet = tuple(one for one in grant.unmet if not one.startswith(vocabulary.UNREAD))
    return replace(grant, unread=(), unmet=unmet)


def _words(article: Article) -> frozenset[str]:
    names = [article.publisher.name, article.provenance.collected.name, *(person.name for person in article.people)]
    names += [addresses.host(url) for url in (article.url, article.publisher.url) if url]
    words = {token.key for name in names if name for token in tokens(name) if token.kind == "word"}
    return frozenset(word for word in words if not plain.is_plain(word, "things"))
