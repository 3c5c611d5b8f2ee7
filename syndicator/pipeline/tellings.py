"""Of several tellings of one story: which one is shown, whom it is credited to, and what all of them bind it to. Pure.

The one shown is that of the source nearest the origin; the others stay beside it, whole, so that nothing is lost where
two stories were taken for one, or where the one that is shown goes away.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from syndicator.model.article import Article
from syndicator.model.holding import Holding, Joined
from syndicator.model.provenance import Provenance, Step
from syndicator.pipeline.voices import Find, is_home
from syndicator.syntax import agencies


def takes_over(told: Article, source_id: str, held: Holding, find: Find) -> bool:
    """Tell whether this telling is to be shown instead of the one that is.

    Who has the text comes before who has none, unless that one is the house itself: its text may differ. Of two texts
    that of who made it comes before that of who passed it on; between equals the first one stays.
    """
    supplier = supplier_of(held)
    if supplier is None or source_id == supplier:
        return True
    home, here = is_home(find(source_id), told), is_home(find(supplier), held.article)
    if bool(told.body_html) != bool(held.article.body_html):
        made_here = here and not _passed_on(held.article)
        return bool(told.body_html) and (not made_here or is_home(find(source_id), held.article))
    return bool(told.body_html) and (_passed_on(told), not home) < (_passed_on(held.article), not here)


def supplier_of(held: Holding) -> str | None:
    """Return whose telling is shown; of an older store, the first route's."""
    return held.supplier or (held.source_ids[0] if held.source_ids else None)


def _passed_on(article: Article) -> bool:
    return bool(article.provenance.intermediaries)


def bound(shown: Article, others: Mapping[str, tuple[Joined, Article]]) -> Article:
    """Return the telling that is shown with what the others bind it to: embargo, paywall, who really wrote it.

    ``others`` are by source. An embargo on any route holds the story, and it ends with the first that ends;
    a paywall counts at the same address only.
    """
    ends = [told.embargoed_until for _, told in others.values() if told.embargoed_until is not None]
    embargo = max((*ends, *([shown.embargoed_until] if shown.embargoed_until else [])), default=None)
    paywalled = shown.paywalled or any(told.paywalled for joined, told in others.values() if joined == "key")
    provenance = credited(shown, (told for _, (_, told) in sorted(others.items())))
    expiries = [told.expires for told in (shown, *(told for _, told in others.values())) if told.expires is not None]
    return replace(
        shown,
        embargoed_until=embargo,
        expires=min(expiries, default=None),
        paywalled=paywalled,
        provenance=provenance,
    )


def credited(shown: Article, others: Iterable[Article]) -> Provenance:
    """Return the chain of the telling that is shown, begun by the news agency that another one names and it does not.

    Only an agency: who else a copy names as its origin may well be who it copied from.
    """
    chain = shown.provenance
    if chain.intermediaries or any(person.agency for person in shown.people):
        return chain
    for other in others:
        original = other.provenance.original
        if not original.name or not original.evidence or agencies.house(original.name) is None:
            continue
        if agencies.house(original.name) == agencies.house(shown.publisher.name or ""):
            return chain  # the agency itself tells it
        party = shown.publisher
        between = Step(role="intermediary", name=party.name, url=party.url, article_url=shown.url)
        return Provenance(steps=(original, between, chain.collected))
    return chain
