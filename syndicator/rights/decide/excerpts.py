"""How long an excerpt may be, and whether there may be one at all. Cuts nothing: that is ``rights.apply``."""

from __future__ import annotations

from dataclasses import dataclass

from syndicator.model.rights import Grant, Reason, RightsStatement
from syndicator.rights.catalogue import SIGNAL as CATALOGUE
from syndicator.rights.decide.case import ITEM, Case, level
from syndicator.rights.decide.duties import EXCERPTS, forbids_excerpts
from syndicator.rights.decide.grounds import PUBLISHING, Grounds

CHARACTERS_PER_WORD = 4  # with its space; less than any language we know writes, so that a limit in words is kept


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """The longest excerpt that may be shown."""

    characters: int
    paragraphs: int | None = None


def limits(case: Case, found: Grounds) -> Limits:
    """Return the shortest of what the operator wants, what the permission says and what the page asks of robots."""
    characters = [case.policy.excerpt_characters]
    paragraphs = []
    for grant in found.grants:
        if grant.action != "republish_excerpt" or grant.excerpt_limit is None:
            continue
        if grant.excerpt_unit == "paragraphs":
            paragraphs.append(grant.excerpt_limit)
        else:
            characters.append(_characters(grant, grant.excerpt_limit, len(case.article.body_text or "")))
    characters += _robots(case)
    return Limits(characters=max(0, min(characters)), paragraphs=min(paragraphs, default=None))


def whole_only(case: Case, found: Grounds) -> bool:
    """Tell whether the text may be shown whole or not at all: so said, or excerpts were not among what was granted.

    A licence without derivatives lets its work be shared in whole or in part: a beginning, cut off and marked as one,
    adapts nothing. A publisher who says in his own words that nothing be edited may mean cuts too, unless he grants
    excerpts in words (RIGHTS.md §7.1, §13).
    """
    if _entire_only(case) or (found.permits("republish_full") and not found.permits("republish_excerpt")):
        return True
    return not _excerpts_in_words(found) and any(_house_rule(case, said) for said in case.text)


def refused(case: Case, found: Grounds, prohibitions: dict[str, tuple[str, ...]]) -> Reason | None:
    """Return why there is no excerpt although one would do: excerpts are forbidden, or it is the whole or nothing."""
    if forbids_excerpts(prohibitions):
        evidence = tuple(sorted({one for action in EXCERPTS & prohibitions.keys() for one in prohibitions[action]}))
        return Reason(text="Only a link: excerpts are forbidden.", evidence=evidence, code="prohibited_excerpt")
    if found.outcome == "full" and whole_only(case, found):
        return Reason(text="Only a link: the text may be shown whole or not at all.", code="whole_only")
    return None


def _excerpts_in_words(found: Grounds) -> bool:
    said = [grant for one in found.statements if one.license is None for grant in one.grants]
    granting = found.grants if found.agreement is not None else said
    return any(grant.action == "republish_excerpt" for grant in granting)


def _house_rule(case: Case, said: RightsStatement) -> bool:
    """An entry of the catalogue holds a licence and house rules in one, so its word counts as a house rule."""
    own = said.license is None or case.evidence[said.evidence].signal == CATALOGUE
    return own and any(prohibition.action == "edit" for prohibition in said.prohibitions)


def may_quote(case: Case, prohibitions: dict[str, tuple[str, ...]]) -> bool:
    """Tell whether the operator's own excerpt policy may be used: where nobody stated terms on which to publish.

    Silence, a reservation, a fair-use claim leave the law's own room for quoting (DESIGN.md §4.2). Whoever permits
    something for some, or on conditions, has stated his terms; where they do not fit, we keep out.
    """
    if forbids_excerpts(prohibitions) or case.article.paywalled or "noarchive" in dict(case.machine):
        return False
    if any(grant.action in PUBLISHING for said in case.text for grant in said.grants):
        return False
    unreadable = any(said.stance == "unreadable" and level(said) == ITEM for said in case.text)
    return not unreadable and not any(said.personal_use_only for said in case.text)


def _entire_only(case: Case) -> bool:
    return any(grant.entire_only for said in case.text for grant in said.grants)


def _characters(grant: Grant, limit: int, body: int) -> int:
    if grant.excerpt_unit == "words":
        return limit * CHARACTERS_PER_WORD
    if grant.excerpt_unit == "percent":
        return body * min(limit, 100) // 100
    return limit


def _robots(case: Case) -> list[int]:
    """``nosnippet`` and ``max-snippet`` are asked of search engines, and a sound ceiling for us (RIGHTS.md §10)."""
    found = []
    for name, value in case.machine:
        if name == "nosnippet":
            found.append(0)
        elif name == "max-snippet" and value.isdigit():
            found.append(int(value[:9]))  # "-1" means no limit
    return found
