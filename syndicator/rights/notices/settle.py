"""What the clauses of one notice do to one another: every rule here narrows, except that a link may name the version.

A licence and house rules beside it: both bind. A prohibition takes the permission it contradicts away. What is asked
only as a favour binds nobody to whom the text is free.
"""

from __future__ import annotations

import re
from dataclasses import fields, replace
from operator import attrgetter

from syndicator.model.rights import Grant
from syndicator.rights.notices import asserting, duties, grants
from syndicator.rights.notices.reading import Reading
from syndicator.syntax.sieve import Expression


def settle(found: list[Reading]) -> list[Reading]:
    """Return the readings after what they do to one another."""
    readings = [reading for reading in found if _says_something(reading)]
    if not readings:
        return readings
    readings = _of_pictures(_one_line(readings))
    for rule in (
        _withdrawn,
        _narrow_by_news,
        _narrow_by_audience,
        _capped,
        _narrow_by_prohibition,
        _narrow_by_house_rules,
        _favours,
        _verbatim,
        _gain,
        _bounds,
        _basis,
        _beside,
    ):
        readings = rule(readings)
    return _without_repeats(readings)


_THEIRS = re.compile(
    r"\W{0,3}(?:(?:their (?:re-?)?use|ihre (?:nutzung|verwendung|veröffentlichung)|deren (?:nutzung|verwendung)"
    r"|leur (?:utilisation|reproduction|usage|emploi)|su (?:uso|utilización|reproducción)|o seu uso"
    r"|a sua (?:utilização|reprodução)|il loro (?:uso|utilizzo)|hun gebruik|их использование)\b"
    r"|(?:those|these|they|such images|these images)\s(?:may|can|must|should|are)\s)",
    re.IGNORECASE,
)
_WRITTEN = Expression(
    r"articl|text|stor(?:y|ies)|content|material|artikel|beitr|inhalt|artíc|artig|conten|conteú|testi|стат|матер",
    re.IGNORECASE,
)
_JOINT = 4  # characters between two sentences


def _of_pictures(readings: list[Reading]) -> list[Reading]:
    """Take "their use requires permission" right behind a sentence about pictures alone for one about pictures."""
    settled: list[Reading] = []
    for reading in readings:
        before = settled[-1] if settled else None
        pictures = (
            before is not None
            and _of_pictures_alone(before)
            and 0 <= reading.start - before.end <= _JOINT
            and not _WRITTEN.search(before.words + reading.words)
        )
        if pictures and reading.kind == "prohibition" and _THEIRS.match(reading.words):
            settled.append(replace(reading, prohibitions=("images",), reach="text_only"))
        else:
            settled.append(reading)
    return settled


def _of_pictures_alone(reading: Reading) -> bool:
    """Tell whether it keeps back pictures and nothing else, or says of them that they are somebody else's."""
    kept = set(reading.prohibitions)
    return kept == {"images"} or (
        reading.kind == "third_party"
        and kept <= {"images_third_party"}
        and (bool(kept) or _PICTURED.match(reading.words) is not None)
    )


_PICTURED = re.compile(
    r"\W{0,3}(?:(?:some|many|most|certain|other|all|our|the)\s(?:of\sthe\s)?)?(?:photo|image|picture|illustration|graphic"
    r"|figure|video|foto|bild|abbildung|grafik|imagen|imáge|imagem|imagens|immagin|afbeelding|фото|изображ)",
    re.IGNORECASE,
)


def _one_line(readings: list[Reading]) -> list[Reading]:
    """Drop the announcement of a credit line where the line itself follows."""
    if not any(duty.action == "credit_line_fixed" and duty.text for reading in readings for duty in reading.duties):
        return readings
    return [_without_announcement(reading) for reading in readings]


def _without_announcement(reading: Reading) -> Reading:
    kept = tuple(duty for duty in reading.duties if duty.text or duty.action != "credit_line_fixed")
    return reading if kept == reading.duties else replace(reading, duties=kept)


def _says_something(reading: Reading) -> bool:
    return reading.kind != "origin" or bool(reading.origin or reading.license_unnamed)


def _granting(readings: list[Reading]) -> bool:
    return any(reading.grants for reading in readings)


def _forbidden(readings: list[Reading]) -> set[str]:
    return {action for reading in readings if reading.part in ("work", "text") for action in reading.prohibitions}


def _without(reading: Reading, actions: set[str]) -> Reading:
    kept = tuple(grant for grant in reading.grants if grant.action not in actions)
    if kept == reading.grants:
        return reading
    return replace(reading, grants=kept, stance=reading.stance if kept else "informs")


def _narrow_by_prohibition(readings: list[Reading]) -> list[Reading]:
    """Take from a permission in words what another clause forbids outright; a licence by name stays beside it."""
    outright = {
        action
        for reading in readings
        if reading.kind == "prohibition" and not reading.personal_use_only and not _rest(reading)
        for action in reading.prohibitions
    }
    denied = outright & {"republish_full", "republish_excerpt", "translate", "archive"}
    settled = [
        _without(reading, denied | _implied(reading, denied))
        if reading.kind == "permission"
        else _without(reading, {grant.action for grant in reading.grants})  # free to all, and forbidden: one is wrong
        if reading.kind == "public_domain" and "republish_full" in outright
        else reading
        for reading in readings
    ]
    parts = any(
        {grant.action for grant in reading.grants} == {"republish_excerpt"}
        for reading in settled
        if reading.kind == "permission"
    )
    return [_unasked(reading) if parts else reading for reading in settled]


def _unasked(reading: Reading) -> Reading:
    """Where parts are free and the whole needs asking, the parts need none."""
    if "republish_full" not in reading.prohibitions or "republish_excerpt" in reading.prohibitions:
        return reading
    return replace(reading, duties=tuple(duty for duty in reading.duties if duty.action != "ask_permission"))


_FORMULA = 7  # words of a bare "For personal use only"


def _withdrawn(readings: list[Reading]) -> list[Reading]:
    """Leave nothing granted where the notice takes it back, or ends in a bare "for personal use only"."""
    back = any(
        asserting.withdraws(reading.words) or (reading.personal_use_only and len(reading.words.split()) <= _FORMULA)
        for reading in readings
    )
    return [_without(reading, {grant.action for grant in reading.grants}) if back else reading for reading in readings]


def _narrow_by_news(readings: list[Reading]) -> list[Reading]:
    """Where a notice reports on licences, or says what is hoped, its other words report too."""
    if not any(reading.kind in ("topic", "aspiration") and not reading.terms_url for reading in readings):
        return readings
    return [
        replace(reading, grants=(), stance="informs") if reading.kind == "permission"
        else replace(reading, basis="none") if reading.license_unnamed and reading.kind == "license"
        else reading
        for reading in readings
    ]  # fmt: skip


def _narrow_by_audience(readings: list[Reading]) -> list[Reading]:
    """Bind a later "you may republish" to the audience an earlier sentence named."""
    named = [
        grant
        for reading in readings
        if reading.kind == "permission"
        for grant in reading.grants
        if grant.audience != "anyone"
    ]
    if not named:
        return readings
    bound = tuple(
        dict.fromkeys((grant.audience, grant.noncommercial) for grant in named if grant.action == named[0].action)
    )
    return [
        replace(
            reading,
            grants=tuple(
                each
                for grant in reading.grants
                for each in (
                    (replace(grant, audience=audience, noncommercial=unpaid) for audience, unpaid in bound)
                    if grant.audience == "anyone" and not _OUTSIDERS.search(reading.words)
                    else (grant,)
                )
            ),
        )
        if reading.kind == "permission"
        else reading
        for reading in readings
    ]


def _capped(readings: list[Reading]) -> list[Reading]:
    """Take the whole from permissions beside which it says how much may be used at most: "At most 100 words …"."""
    parts = (one for one in readings if one.kind == "permission" and one.grants and _AT_MOST.match(one.words))
    if not any(all(grant.action != "republish_full" for grant in one.grants) for one in parts):
        return readings
    return [_without(one, {"republish_full"}) if one.kind in ("permission", "license") else one for one in readings]


_AT_MOST = re.compile(
    r"\W{0,3}(?:at most|no more than|not more than|a maximum of|maximum|only|höchstens|maximal|nicht mehr als|au plus"
    r"|pas plus de|au maximum|como máximo|no más de|un máximo de|no máximo|não mais d[oe] que|al massimo|non più di"
    r"|hooguit|maximaal|niet meer dan|не более|не больше)\s",
    re.IGNORECASE,
)
_OUTSIDERS = Expression(
    r"\b(?:non-?\s?(?:members|subscribers|abonnés|membres|adhérents|soci|abbonati|iscritti)|nicht-?mitglieder\w?"
    r"|no (?:socios|suscriptores|miembros)|não (?:assinantes|membros))\b",
    re.IGNORECASE,
)
_PARTS = Expression(
    r"excerpt|extract|quot|\bcit|partial|parts?\b|auszug|auszüge|zitat|extrait|fragment|parcial|parzial|gedeelte|част|charact|words|paragraph|absätze",
    re.IGNORECASE,
)


def _implied(reading: Reading, denied: set[str]) -> set[str]:
    """An excerpt that was only implied by the whole falls with it; one that was permitted alone stays."""
    whole = any(grant.action == "republish_full" for grant in reading.grants)
    return {"republish_excerpt"} if whole and "republish_full" in denied and not _PARTS.search(reading.words) else set()


def _rest(reading: Reading) -> bool:
    """Tell whether a prohibition is of everything else ("any other use without permission")."""
    words = reading.words.lower()
    return any(phrase in words for phrase in _ELSE)


_ELSE = (
    "any other", "all other", "other use", "otherwise", "any further", "jede andere", "jede weitere", "toute autre",
    "cualquier otro", "qualquer outr", "ogni altr", "elk ander", "иное использование",
)  # fmt: skip


def _narrow_by_house_rules(readings: list[Reading]) -> list[Reading]:
    """Grant only what both permit where a licence without derivatives stands beside the house's own permission."""
    own: set[str] = {grant.action for reading in readings if reading.kind == "permission" for grant in reading.grants}
    verbatim = own - {"adapt"} == {"republish_full"} and any(
        reading.kind == "license"
        and reading.license
        and reading.grants
        and "DerivativeWorks" not in reading.license.permits
        for reading in readings
    )
    if not own or not any(reading.kind == "license" and reading.license and reading.grants for reading in readings):
        return readings
    settled = []
    for reading in readings:
        if reading.kind == "license" and verbatim:
            settled.append(_without(reading, {str(grant.action) for grant in reading.grants} - own))
        elif reading.kind == "permission":  # the licence is the grant; the words beside it only say so again
            settled.append(replace(reading, grants=(), stance="informs", basis="license"))
        else:
            settled.append(reading)
    return settled


def _favours(readings: list[Reading]) -> list[Reading]:
    """A favour asked of people who need no permission is no condition."""
    if not any(reading.kind == "public_domain" for reading in readings):
        return readings
    return [
        replace(reading, prohibitions=tuple(each for each in reading.prohibitions if each != "edit"))
        if reading.request or "we ask" in reading.words.lower()
        else reading
        for reading in readings
    ]


def _verbatim(readings: list[Reading]) -> list[Reading]:
    """Who may republish but not edit must publish word for word."""
    if not _granting(readings) or "edit" not in _forbidden(readings):
        return readings
    return [
        _with_duty(_without(reading, {"adapt"}), "no_derivatives")
        if reading.kind == "prohibition" and "edit" in reading.prohibitions
        else _without(reading, {"adapt"}) if reading.kind == "permission" else reading
        for reading in readings
    ]  # fmt: skip


def _with_duty(reading: Reading, action: str) -> Reading:
    if any(duty.action == action for duty in reading.duties):
        return reading
    return replace(reading, duties=(*reading.duties, *duties.plain(action)))


def _gain(readings: list[Reading]) -> list[Reading]:
    """A permission without gain forbids gain, and the other way round."""
    forbidden = "commercial" in _forbidden(readings)
    settled = []
    for reading in readings:
        if reading.grants and forbidden:
            kept = tuple(
                replace(grant, audience="noncommercial" if grant.audience == "anyone" else grant.audience,
                        noncommercial=grant.audience not in ("anyone", "noncommercial"))
                for grant in reading.grants
            )  # fmt: skip
            settled.append(replace(reading, grants=kept))
        elif reading.grants and all(one.audience == "noncommercial" or one.noncommercial for one in reading.grants):
            settled.append(_forbid(reading, "commercial"))
        else:
            settled.append(reading)
    return [
        _forbid(reading, "print") if any(grant.media == ("web",) for grant in reading.grants) else reading
        for reading in settled
    ]


def _forbid(reading: Reading, action: str) -> Reading:
    return reading if action in reading.prohibitions else replace(reading, prohibitions=(*reading.prohibitions, action))


def _bounds(readings: list[Reading]) -> list[Reading]:
    """Carry limits said in other sentences over to the grants: days, numbers of items, date of effect, selection."""
    quotas = [found for reading in readings if (found := grants.quota_of(reading.words))[0]]
    since = next((reading.effective_from for reading in readings if reading.effective_from), None)
    chosen = bool({"systematic_republication", "automated_republication"} & _forbidden(readings))
    shelf = next(
        (
            duty.days
            for reading in readings
            for duty in reading.duties
            if duty.action == "remove_after_expiry" and duty.days
        ),
        None,
    )
    limits = [
        limit for reading in readings if reading.kind != "copyright" and (limit := grants.limit_of(reading.words))[0]
    ]
    if not (quotas or limits or since or chosen or shelf is not None):
        return readings
    return [
        replace(
            reading,
            effective_from=since or reading.effective_from,
            grants=tuple(_bounded(grant, quotas, limits, shelf, chosen=chosen) for grant in reading.grants),
        )
        if reading.grants
        else reading
        for reading in readings
    ]


def _bounded(
    grant: Grant,
    quotas: list[tuple[int | None, int | None]],
    limits: list[tuple[int | None, str | None]],
    shelf: int | None,
    *,
    chosen: bool,
) -> Grant:
    made = grant
    if shelf is not None and made.valid_days is None:
        made = replace(made, valid_days=shelf)
    if quotas and grant.quota is None:
        made = replace(made, quota=quotas[0][0], quota_days=quotas[0][1])
    if limits and grant.action == "republish_excerpt" and grant.excerpt_limit is None:
        made = replace(made, excerpt_limit=limits[0][0], excerpt_unit=limits[0][1])  # type: ignore[arg-type]  # a table unit
    return replace(made, selected_by_person=True) if chosen else made


def _basis(readings: list[Reading]) -> list[Reading]:
    """A permission in words beside an unnamed licence rests on the words: a name that is none grants nothing."""
    if not any(reading.kind == "permission" and reading.grants for reading in readings):
        return readings
    return [
        replace(reading, basis="none") if reading.license_unnamed and reading.kind == "license" else reading
        for reading in readings
    ]


def _beside(readings: list[Reading]) -> list[Reading]:
    """Close a permission in words that another sentence bounds by what nobody here can check: an end, a price."""
    bounds = tuple(reading.words for reading in readings if _of_nothing(reading) and not _counts(reading.words))
    return [
        replace(reading, grants=tuple(replace(grant, unmet=(*grant.unmet, *bounds)) for grant in reading.grants))
        if bounds and reading.kind in ("permission", "license")
        else reading
        for reading in readings
        if not _of_nothing(reading)
    ]


def _of_nothing(reading: Reading) -> bool:
    """Tell whether a sentence only bounds what others permit (``beside``); its numbers are carried over by now."""
    return reading.kind == "prohibition" and not reading.prohibitions and not reading.duties


def _counts(words: str) -> bool:
    return grants.limit_of(words)[0] is not None or grants.quota_of(words)[0] is not None


def _without_repeats(readings: list[Reading]) -> list[Reading]:
    kept: dict[tuple[object, ...], Reading] = {}
    for reading in readings:
        kept.setdefault(_said(reading), reading)
    return list(kept.values())


_said = attrgetter(*(each.name for each in fields(Reading) if each.name not in {"words", "start", "end"}))
