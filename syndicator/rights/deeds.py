"""The table of licences: which exist, what they permit, require and prohibit, by number and by address. Reads no prose.

Creative Commons deeds are built by rule from the facts in ``data/cc_deeds.json`` (units × versions × ports); the others
stand in ``data/other_licenses.json``. A version or a port that was not stated is never filled in.
"""

from __future__ import annotations

import json
import re
from functools import cache, lru_cache
from importlib import resources
from typing import Any
from urllib.parse import urlsplit

from syndicator.model.rights import License

_HOSTS = ("creativecommons.org", "www.creativecommons.org")
_ARCHIVE = re.compile(r"^(?:https?:)?//(?:web\.)?archive\.org/web/[0-9]{1,14}[a-z_*]{0,4}/", re.IGNORECASE)
_TAIL = re.compile(r"^(?:deed|legalcode|rdf|index)(?:[.\-][a-z_.\-]{1,20})?$")
_LONGEST_ADDRESS = 2048

_ENGLISH = {
    "by": "Attribution",
    "nc": "NonCommercial",
    "nd": "NoDerivs",
    "sa": "ShareAlike",
    "sampling": "Sampling",
    "sampling+": "Sampling Plus",
    "devnations": "Developing Nations",
}
_GENERIC = {"1.0": "Generic", "2.0": "Generic", "2.1": "Generic", "2.5": "Generic", "3.0": "Unported"}
_UNVERSIONED = ("by", "by-nc", "by-nd", "by-sa", "by-nc-nd", "by-nc-sa")


@cache
def facts(name: str) -> Any:  # noqa: ANN401 - a JSON document
    """Return a table of ``rights/data`` as JSON values."""
    return json.loads(resources.files("syndicator.rights.data").joinpath(name).read_text(encoding="utf-8"))


@cache
def registry() -> dict[str, dict[str, frozenset[str]]]:
    """Return which deeds exist: units → version → ports ("" is the one without a port)."""
    table = facts("cc_deeds.json")
    found: dict[str, dict[str, frozenset[str]]] = {}
    for version, ports in table["ports"].items():
        first = "by-nd-nc" if version == "1.0" else "by-nc-nd"
        for units in ("by", "by-nc", "by-nd", "by-sa", "by-nc-sa", first):
            found.setdefault(units, {})[version] = frozenset(ports)
    for units, versions in table["old"].items():
        for version, ports in versions.items():
            found.setdefault(units, {})[version] = frozenset(ports)
    return found


def _rights(units: str, path: str) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """Return permits, requires and prohibits as the registry of Creative Commons has them."""
    parts = units.split("-")
    permits = ["Distribution", "Reproduction"]
    if "nd" not in parts and path not in facts("cc_deeds.json")["no_derivatives_in_registry"]:
        permits.insert(0, "DerivativeWorks")
    if "sampling" in parts or "sampling+" in parts:  # parts of it only; the plus adds sharing the whole unsold
        permits = ["DerivativeWorks", "Reproduction"] + (["Sharing"] if units == "sampling+" else [])
        permits = ["DerivativeWorks", "Distribution", "Reproduction"] if units == "nc-sampling+" else permits
    requires = ["Notice"] + (["ShareAlike"] if "sa" in parts else [])
    if "by" in parts or "sampling" in units or units == "devnations":
        requires.insert(0, "Attribution")
    return tuple(permits), tuple(requires), ("CommercialUse",) if "nc" in parts else ()


def _title(units: str, version: str, port: str) -> str:
    words = [_ENGLISH[unit] for unit in units.split("-")]
    if units == "nc-sampling+":
        return f"NonCommercial Sampling Plus {version}"
    if version == "4.0":
        words = ["NoDerivatives" if word == "NoDerivs" else word for word in words]
        return f"{'-'.join(words)} 4.0 International"
    if "sampling" in units or units == "devnations":
        return f"{words[0]} {version}"
    place = facts("cc_deeds.json")["places"][port] if port else _GENERIC[version]
    return f"{'-'.join(words)} {version} {place}"


def _spdx(units: str, version: str, port: str) -> str | None:
    order = {"by-nd-nc": "by-nc-nd"}.get(units, units)
    candidate = "-".join(part for part in ("CC", order.upper(), version, port.upper()) if part)
    return candidate if candidate in facts("cc_deeds.json")["spdx"] else None


@lru_cache(maxsize=2048)
def deed(units: str, version: str | None, port: str | None = None) -> License | None:
    """Return the Creative Commons deed of these units, or None where there is none.

    ``version`` None: not stated, so no address and no port. ``port`` None: not stated.
    """
    if version is None:
        if units not in _UNVERSIONED:
            return None
        permits, requires, prohibits = _rights(units, units)
        code = units.upper()
        title = "-".join(_ENGLISH[unit] for unit in units.split("-"))
        return License(
            id=f"CC-{code}", name=f"CC {code}", permits=permits, requires=requires, prohibits=prohibits, title=title
        )
    ports = registry().get(units, {}).get(version)
    if ports is None or (port and port not in ports):
        return None
    path = "/".join(part for part in (units, version, port) if part)
    permits, requires, prohibits = _rights(units, path)
    uri = f"http://creativecommons.org/licenses/{path}/" if port or "" in ports else None
    return License(
        id=_spdx(units, version, port or "") or uri or f"CC-{units.upper()}-{version}",
        name=" ".join(part for part in ("CC", units.upper(), version, (port or "").upper()) if part),
        uri=uri,
        version=version,
        port=port or None,
        permits=permits,
        requires=requires,
        prohibits=prohibits,
        title=_title(units, version, port or "") if uri else "",
    )


@cache
def others() -> dict[str, License]:
    """Return the licences beside the numbered Creative Commons deeds, by id."""
    return {
        entry["id"]: License(
            id=entry["id"],
            name=entry["name"],
            uri=entry.get("uri"),
            version=entry.get("version"),
            port=entry.get("port"),
            permits=tuple(entry["permits"]),
            requires=tuple(entry["requires"]),
            prohibits=tuple(entry.get("prohibits", ())),
            title=entry["title"],
        )
        for entry in facts("other_licenses.json")["licenses"]
    }


@cache
def _addresses() -> dict[str, str]:
    return {address: entry["id"] for entry in facts("other_licenses.json")["licenses"] for address in entry["at"]}


def by_uri(uri: str | None) -> License | None:
    """Return the licence at this address, in any of the spellings in use (RIGHTS.md §7), or None.

    The host must be exactly Creative Commons' own (or that of another licence of the table): a look-alike is nothing.
    """
    address = (uri or "").strip()
    if not address or len(address) > _LONGEST_ADDRESS:
        return None
    unwrapped = _ARCHIVE.sub("", address)
    if not re.match(r"^(?:https?:)?//", unwrapped, re.IGNORECASE):
        unwrapped = "//" + unwrapped
    try:
        split = urlsplit(unwrapped)
        host = (split.hostname or "").rstrip(".")
        strange = split.username is not None or split.port not in (None, 80, 443)
    except ValueError:
        return None
    if strange:
        return None
    parts = [part for part in split.path.lower().split("/") if part]
    if host in _HOSTS:
        return _creative_commons(parts)
    key = "/".join([host.removeprefix("www."), *parts])
    found = _addresses().get(key) or _addresses().get(key.removesuffix(".html"))
    return others()[found] if found else None


def _creative_commons(parts: list[str]) -> License | None:
    while parts and _TAIL.match(parts[-1]):
        parts = parts[:-1]
    found = _addresses().get("/".join(["creativecommons.org", *parts]))
    if found:
        return others()[found]
    match parts:
        case ["licenses", units, version, port]:
            return deed(units, version, port)
        case ["licenses", units, version]:
            known = deed(units, version)
            return known if known is not None and known.uri else None
        case ["licenses", units]:
            return deed(units, None)
        case _:
            return None


_ENUM = re.compile(r"^CC_([1-4])([05])_(BY(?:_(?:NC|ND|SA)){0,2})$")  # inline state of some platforms: CC_40_BY_NC
_CODE = re.compile(
    r"^CC-((?:BY|NC|ND|SA|SAMPLING\+?)(?:-(?:BY|NC|ND|SA|SAMPLING\+)){0,2})(?:-([1-4]\.[0-9]))?(?:-([A-Z]{2,8}))?$"
)


def by_id(identifier: str | None) -> License | None:
    """Return the licence with this SPDX id, our id (``CC-BY-ND`` without a version) or address, or None."""
    name = (identifier or "").strip()
    if name in others():
        return others()[name]
    folded = {key.lower(): value for key, value in others().items()}.get(name.lower())
    if folded is not None:
        return folded
    enum = _ENUM.match(name)
    if enum:
        return deed(enum[3].lower().replace("_", "-"), f"{enum[1]}.{enum[2]}")
    code = _CODE.match(name.upper())
    if not code:
        return by_uri(name) if "/" in name else None
    units, version = code[1].lower(), code[2]
    if version == "1.0" and units == "by-nc-nd":
        units = "by-nd-nc"
    if code[3] and version is None:
        return None
    return deed(units, version, code[3].lower() if code[3] else None)
