"""The files of the catalogue: TOML in, checked entries out, every problem at once. Looks nothing up, knows no article.

Strict, because a mistyped key of an entry that is merely ignored would drop a prohibition: an unknown key, a word that
is not in the lists below, a date in the future of its check, a host that two entries claim are all errors.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from types import MappingProxyType
from typing import Any, get_args

from syndicator.model.rights import Action, Audience, Basis, Duty, Grant
from syndicator.rights import licenses, names
from syndicator.rights.catalogue import CatalogueEntry, Images

__all__ = ["DUTIES", "KEYS", "PROHIBITIONS", "parse", "read_all"]

DUTIES = frozenset(
    """
    attribute_source attribute_institution attribute_author attribute_title attribution_on_top link_original
    link_license keep_notice keep_tagline indicate_changes label_excerpt no_derivatives verbatim share_alike keep_links
    canonical_link noindex tracking_pixel remove_after_expiry no_resale no_endorsement no_ads_sold_against
    credit_line_fixed cite_as_given notify
    """.split()  # noqa: SIM905 - a list of words is easier read as words
)
"""Duties a policy may ask for: words of ``[[agreements]] duties``, without those that come with an item (embargo …)."""

PROHIBITIONS = frozenset(
    """
    commercial edit images images_third_party print broadcast systematic_republication automated_republication
    republish_full republish_excerpt redistribution translate ai_training logo sell_separately advertising paywall
    third_party substantive_edit meaning_change audio_video
    """.split()  # noqa: SIM905 - a list of words is easier read as words
)
"""Prohibitions ``decide`` knows what to do about."""

_MEDIA = ("web", "print", "broadcast")
_UNITS = ("characters", "words", "paragraphs", "percent")
_POSITIONS = ("top", "end")
_QUOTE_WORDS = 25  # more of somebody's policy is a copy of it
_HOST = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.){1,6}[a-z]{2,24}")
_ID = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,60}[a-z0-9])?")
_MOST = 2_000  # characters of one value

Check = Callable[[Any], bool]


def _text(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip()) and len(value) <= _MOST and value.isprintable()


def _texts(value: object) -> bool:
    return isinstance(value, list) and all(map(_text, value))


def _true_or_false(value: object) -> bool:
    return isinstance(value, bool)


def _number(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 0 < value <= 10_000  # noqa: PLR2004 - days, items


def _day(value: object) -> bool:
    return type(value) is date


def _tables(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(one, dict | str) for one in value)


def _address(value: object) -> bool:
    return _text(value) and str(value).startswith(("https://", "http://")) and " " not in str(value)


def _one_of(words: Iterable[str]) -> Check:
    known = frozenset(words)
    return lambda value: isinstance(value, str) and value in known


def _some_of(words: Iterable[str]) -> Check:
    known = frozenset(words)
    return lambda value: isinstance(value, list) and all(isinstance(one, str) and one in known for one in value)


KEYS: Mapping[str, Check] = MappingProxyType(
    {
        "id": lambda value: _text(value) and _ID.fullmatch(value) is not None,
        "name": _text,
        "aliases": _texts,
        "domains": lambda value: _texts(value) and bool(value) and all(map(_HOST.fullmatch, value)),
        "subdomains": _true_or_false,
        "policy_url": _address,
        "checked": _day,
        "verified": _true_or_false,
        "as_of": _day,
        "source": _text,
        "summary": _text,
        "quote": _text,
        "license": lambda value: _text(value) and licenses.by_id(value) is not None,
        "basis": _one_of(get_args(Basis)),
        "grants": _tables,
        "duties": _tables,
        "prohibitions": _some_of(PROHIBITIONS),
        "third_party": _text,
        "images": _one_of(one for one in get_args(Images) if one),
        "own_only": _true_or_false,
        "per_item": _true_or_false,
        "entire_only": _true_or_false,
        "selected_by_person": _true_or_false,
        "contact": _text,
        "valid_days": _number,
        "quota": _number,
        "quota_days": _number,
        "notes": _text,
    }
)
"""Every key of a file and what it may say."""

_NEEDED = ("id", "name", "domains", "policy_url", "checked", "verified", "summary", "source")
_LISTS = ("aliases", "domains", "prohibitions")
_BOUNDS = ("entire_only", "selected_by_person", "valid_days", "quota", "quota_days")  # of every permission in the file

_GRANT: Mapping[str, Check] = MappingProxyType(
    {
        "action": _one_of(get_args(Action)),
        "audience": _one_of(get_args(Audience)),
        "media": _some_of(_MEDIA),
        "noncommercial": _true_or_false,
        "excerpt_limit": _number,
        "excerpt_unit": _one_of(_UNITS),
        "unmet": _texts,
    }
)
_DUTY: Mapping[str, Check] = MappingProxyType(
    {"action": _one_of(DUTIES), "text": _text, "url": _address, "position": _one_of(_POSITIONS), "days": _number}
)


def read_all(files: Iterable[tuple[str, str]]) -> dict[str, CatalogueEntry]:
    """Read (file name, text) pairs into entries by id. Raises ``ValueError`` that lists every problem."""
    problems: list[str] = []
    found: list[CatalogueEntry] = []
    for name, text in files:
        try:
            found.append(parse(name, text))
        except ValueError as error:
            problems.append(str(error))
    problems += _shared("id", [(entry.id, entry.id) for entry in found])
    problems += _shared("domain", [(domain, entry.id) for entry in found for domain in entry.domains])
    called = [(names.fold(name), entry.id) for entry in found for name in {entry.name, *entry.aliases}]
    problems += _shared("name", sorted(set(called)))
    if problems:
        raise ValueError("\n".join(problems))
    return {entry.id: entry for entry in sorted(found, key=lambda entry: entry.id)}


def parse(name: str, text: str) -> CatalogueEntry:
    """Read one file. Raises ``ValueError`` that lists every problem with the file's name in front."""
    try:
        said = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ValueError(f"{name}: {error}") from None
    problems = [*_values(said, KEYS, ""), *(f"{key} is missing" for key in _NEEDED if key not in said)]
    grants = [one if isinstance(one, dict) else {"action": one} for one in _listed(said, "grants")]
    duties = [one if isinstance(one, dict) else {"action": one} for one in _listed(said, "duties")]
    for kind, tables, keys in (("grants", grants, _GRANT), ("duties", duties, _DUTY)):
        for number, table in enumerate(tables):
            problems += _values(table, keys, f"{kind}[{number}].")
            problems += [f"{kind}[{number}].action is missing"] * ("action" not in table)
    problems = problems or _relations(name, said, grants)
    if problems:
        raise ValueError("\n".join(f"{name}: {problem}" for problem in problems))
    return _entry(said, grants, duties)


def _listed(said: Mapping[str, Any], key: str) -> list[Any]:
    value = said.get(key, [])
    return value if isinstance(value, list) else []


def _values(said: Mapping[str, Any], keys: Mapping[str, Check], where: str) -> list[str]:
    problems = [f"{where}{key} is not a key" for key in said if key not in keys]
    return problems + [
        f"{where}{key} may not be {said[key]!r:.80}" for key in said if key in keys and not keys[key](said[key])
    ]


def _relations(name: str, said: Mapping[str, Any], grants: list[dict[str, Any]]) -> list[str]:
    """What must hold between the values, once each is right by itself."""
    rules = (
        (f"{said['id']}.toml" == name, f"id {said['id']!r} and the name of the file differ"),
        (said.get("as_of", said["checked"]) <= said["checked"], "as_of is later than checked"),
        (len(said.get("quote", "").split()) <= _QUOTE_WORDS, f"quote has more than {_QUOTE_WORDS} words"),
        ("as_of" not in said or said["verified"], "as_of says when a page was read; verified says that none was"),
        (not (grants and "republish_full" in said.get("prohibitions", ()) and _full(grants)), "permits and forbids it"),
        (("quota" in said) == ("quota_days" in said), "quota and quota_days go together"),
        (all(("excerpt_limit" in one) == ("excerpt_unit" in one) for one in grants), "excerpt_limit needs its unit"),
        (all(not one.startswith("www.") for one in said["domains"]), "domains are written without www."),
    )
    return [problem for holds, problem in rules if not holds]


def _full(grants: list[dict[str, Any]]) -> bool:
    return any(one["action"] == "republish_full" and "print" not in one.get("media", ()) for one in grants)


def _shared(kind: str, pairs: Iterable[tuple[str, str]]) -> list[str]:
    owners: dict[str, list[str]] = {}
    for value, owner in pairs:
        owners.setdefault(value, []).append(owner)
    return [f"{kind} {value!r} is claimed by {', '.join(who)}" for value, who in owners.items() if len(who) > 1]


def _grant(said: Mapping[str, Any], one: Mapping[str, Any]) -> Grant:
    common: dict[str, Any] = {key: said[key] for key in _BOUNDS if key in said}
    own = {key: tuple(value) if isinstance(value, list) else value for key, value in one.items()}
    return Grant(**{**common, **own}, own_only=True)


def _entry(said: Mapping[str, Any], grants: list[dict[str, Any]], duties: list[dict[str, Any]]) -> CatalogueEntry:
    plain: dict[str, Any] = {
        key: tuple(value) if key in _LISTS else value
        for key, value in said.items()
        if key not in {"grants", "duties", "license"}
    }
    licence = licenses.by_id(said["license"]) if "license" in said else None
    plain.setdefault("basis", "license" if licence is not None else "permission")
    return CatalogueEntry(
        **plain,
        license=licence,
        grants=tuple(_grant(said, one) for one in grants),
        duties=tuple(Duty(**one, strength="publisher_terms") for one in duties),
    )
