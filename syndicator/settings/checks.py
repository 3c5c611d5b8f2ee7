"""What must hold between tables, and between a value and the folder it is written for. Opens no file.

Ids once, references to what exists, one address form per kind of source, paths that stay where they belong, and an
agreement that grants everything only to those who say that the rights are theirs.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from syndicator.settings.files import Entry, Files
from syndicator.settings.problems import did_you_mean, shown
from syndicator.syntax import selector

if TYPE_CHECKING:
    from syndicator.settings.checked import Checked

FORMS: Final[Mapping[str, tuple[str, ...]]] = {
    "feed": ("url", "path"),
    "page": ("url", "urls", "path"),
    "listing": ("url", "urls"),
    "sitemap": ("url", "urls"),
    "wordpress": ("url",),
    "folder": ("path",),
}
"""Which ways of saying where it is a kind of source takes; each source says exactly one."""

KEYS: Final[Mapping[str, tuple[str, ...]]] = {
    "pages_per_visit": ("listing", "sitemap", "wordpress"),
    "follow_pages": ("listing",),
    "include": ("listing", "sitemap"),
    "exclude": ("listing", "sitemap"),
    "since": ("listing", "sitemap", "wordpress"),
    "backfill": ("feed",),
    "listing": ("listing",),
    "selectors": ("page", "listing", "sitemap"),
}
"""Which kinds of source a key means something to."""

SQLITE: Final = "sqlite:///"
MOST_TO_COMPARE: Final = 200


def relations(checked: Checked, found: Files, *, root: Path) -> None:
    """Note every problem that one table alone does not show."""
    ids = {name: _unique_ids(found, name) for name in found.arrays}
    for entry in found.arrays["sources"]:
        _source(found, entry)
    for table, entry in checked.arrays.get("sources", []):
        _languages(found, table, entry)
    if found.complete:  # else what is referred to may stand in the file that could not be read
        _references(found, ids)
    for table, entry in checked.arrays.get("agreements", []):
        _agreement(found, table, entry)
    _store(found, checked.tables.get("store"))
    _output(found, checked.tables.get("output"), root)


def _unique_ids(found: Files, name: str) -> set[str]:
    """The ids of an array of tables; an id that stands twice, in whatever case, is a problem naming both places."""
    places: dict[str, list[Entry]] = defaultdict(list)
    for entry in found.arrays[name]:
        if isinstance(identity := entry.values.get("id"), str):
            places[identity.casefold()].append(entry)
    for identity, entries in places.items():
        for entry in entries[1:]:
            first = entries[0].file
            where = "in this file" if first == entry.file else f"in {first}"
            found.tell(entry.file, name, "id", f'"{shown(identity)}" stands {where} already', "", index=entry.index)
    return {entry.values["id"] for entries in places.values() for entry in entries}


def _source(found: Files, entry: Entry) -> None:
    values = entry.values
    kind = values.get("kind")
    given = [form for form in ("url", "urls", "path") if form in values]
    if isinstance(kind, str) and kind in FORMS:
        allowed = FORMS[kind]
        choice = " or ".join(allowed)
        if not given:
            found.tell(entry.file, "sources", "", f"a {kind} needs {choice}", "", index=entry.index)
        elif len(given) > 1:
            found.tell(
                entry.file,
                "sources",
                given[1],
                f"says where it is twice: {' and '.join(given)}",
                f"keep one: {choice}",
                index=entry.index,
            )
        elif given[0] not in allowed:
            found.tell(
                entry.file, "sources", given[0], f"a {kind} has no {given[0]}", f"give {choice}", index=entry.index
            )
    for key, kinds in KEYS.items():
        if key in values and isinstance(kind, str) and kind in FORMS and kind not in kinds:
            hint = f"it is for kind {' and '.join(kinds)}"
            found.tell(entry.file, "sources", key, f"means nothing to a {kind}", hint, index=entry.index)
    if "every" in values and "cron" in values:
        found.tell(
            entry.file, "sources", "cron", "says when twice: every and cron", "keep one of the two", index=entry.index
        )


def _languages(found: Files, table: Any, entry: Entry) -> None:  # noqa: ANN401 - model.SourceTable, imported late
    """What is looked for inside something found must be written in its language, CSS or XPath."""
    pairs = [(f"selectors[{number}].remove", one.body, one.remove) for number, one in enumerate(table.selectors, 1)]
    if table.listing is not None:
        inner = [text for text in (table.listing.link, table.listing.title, table.listing.date) if text]
        pairs.append(("listing", table.listing.item, inner))
    for key, outer, inner in pairs:
        if inner and outer and {selector.parse(text).is_xpath for text in inner} != {selector.parse(outer).is_xpath}:
            message = "mixes CSS and XPath where one is looked for in the other"
            found.tell(entry.file, "sources", key, message, "write both in one of them", index=entry.index)
    ends = [one.valid_until for one in table.selectors]
    if len({str(end) for end in ends}) < len(ends):
        hint = "each layout held until another day; at most one has no valid_until"
        found.tell(entry.file, "sources", "selectors", "two of them end at the same time", hint, index=entry.index)


def _references(found: Files, ids: Mapping[str, set[str]]) -> None:
    for entry in found.arrays["sources"]:
        for key, name in (("policy", "policies"), ("agreement", "agreements")):
            _reference(found, "sources", entry, key, entry.values.get(key), name, ids[name])
    for entry in found.arrays["feeds"]:
        wanted = entry.values.get("sources")
        for source_id in wanted if isinstance(wanted, list) else ():
            if source_id != "*":
                _reference(found, "feeds", entry, "sources", source_id, "sources", ids["sources"])
    for source_id in found.tables["source_state"]:
        if source_id not in ids["sources"]:
            file = found.origins["source_state", source_id]
            hint = _near(source_id, ids["sources"])
            found.tell(file, "source_state", shown(source_id), "no such source is configured", hint)


def _reference(found: Files, table: str, entry: Entry, key: str, wanted: object, name: str, known: set[str]) -> None:  # noqa: PLR0917 - one call, one line
    if isinstance(wanted, str) and wanted not in known:
        message = f'no [[{name}]] has the id "{shown(wanted)}"'
        found.tell(entry.file, table, key, message, _near(wanted, known), index=entry.index)


def _near(wanted: str, known: set[str]) -> str:
    """A hint; among thousands the search would take longer than the reading."""
    return did_you_mean(wanted, known) if len(known) <= MOST_TO_COMPARE else ""


def _agreement(found: Files, table: Any, entry: Entry) -> None:  # noqa: ANN401 - model.AgreementTable, imported late
    def tell(key: str, message: str, hint: str = "") -> None:
        found.tell(entry.file, "agreements", key, message, hint, index=entry.index)

    if table.valid_from is not None and table.valid_until is not None and _later(table.valid_from, table.valid_until):
        tell("valid_until", "ends before it begins")
    everything = len(set(table.permits)) == len(_actions()) or (
        table.third_party and "republish_full" in table.permits and not table.duties
    )
    if everything and not table.i_own_these_rights:
        tell(
            "permits",
            "grants everything there is to grant",
            "permit only what the agreement says; if the rights are really yours, add i_own_these_rights = true",
        )
    for duty in table.duties:
        if duty.action in {"credit_line_fixed", "cite_as_given"} and not duty.text:
            tell("duties", f"{duty.action} needs the line itself", f'{{ action = "{duty.action}", text = "…" }}')
        if duty.action == "tracking_pixel" and not duty.url:
            tell("duties", "tracking_pixel needs its address", '{ action = "tracking_pixel", url = "https://…" }')
        if duty.action == "remove_after_expiry" and duty.days is None and table.valid_until is None:
            tell("duties", "remove_after_expiry needs days", '{ action = "remove_after_expiry", days = 30 }')


def _actions() -> tuple[str, ...]:
    from syndicator.settings.model import ACTIONS

    return ACTIONS


def _later(one: date, other: date) -> bool:
    """Whether one lies after the other; times without a zone are the site's, so only days are compared with them."""
    if isinstance(one, datetime) and isinstance(other, datetime) and (one.tzinfo is None) == (other.tzinfo is None):
        return one >= other
    return _day(one) > _day(other)


def _day(moment: date) -> date:
    return moment.date() if isinstance(moment, datetime) else moment


def _store(found: Files, table: Any) -> None:  # noqa: ANN401 - model.StoreTable, imported late
    if table is None:
        return
    file = found.origins.get(("store", "url"), "")
    scheme = table.url.split(":", 1)[0].lower()
    if scheme.startswith(("postgres", "psycopg")):
        found.tell(
            file,
            "store",
            "url",
            "PostgreSQL is planned, but not built yet",
            'use "sqlite:///var/syndicator.db" until then',
        )
    elif not table.url.startswith(SQLITE) or len(table.url) == len(SQLITE):
        found.tell(file, "store", "url", "must be a SQLite file", '"sqlite:///var/syndicator.db"')
    elif "\0" in table.url or any(letter in table.url for letter in "?#") or table.url.endswith("/"):
        found.tell(file, "store", "url", "must name a file, without ? and #", '"sqlite:///var/syndicator.db"')


def _output(found: Files, table: Any, root: Path) -> None:  # noqa: ANN401 - model.OutputTable, imported late
    if table is None:
        return
    file = found.origins.get(("output", "directory"), "")
    directory = (root / table.directory).resolve()
    if not directory.is_relative_to(root) or directory == root:
        found.tell(file, "output", "directory", f"must be a folder inside {root}", 'for instance "feeds"')
