"""The little languages of single keys: intervals, ids, addresses, territories, "host:port". Knows no table.

Each function takes what stood in the file and returns the value, or raises ``ValueError`` with a message for a person,
whose second argument is the hint.
"""

from __future__ import annotations

import ipaddress
import re
from datetime import date, timedelta
from typing import Final

from syndicator.settings.problems import did_you_mean
from syndicator.syntax import language as languages
from syndicator.syntax import url as urls

SHORTEST_INTERVAL: Final = timedelta(minutes=1)
LONGEST_INTERVAL: Final = timedelta(days=30)
LONGEST_ADDRESS: Final = 4_096
HIGHEST_PORT: Final = 65_535
_UNITS: Final = {"s": 1, "m": 60, "h": 3_600, "d": 86_400, "w": 604_800}
_MOST_DOCUMENTS: Final = 1_000
_SHORTEST_SPAN: Final = 3_600
_LONGEST_SPAN: Final = 36_525 * 86_400
_INTERVAL = re.compile(r"(\d{1,9})([smhdw])")
_ID = re.compile(r"[a-z0-9][a-z0-9_-]{0,63}")
_DEVICES: Final = frozenset({"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10))})
_USERINFO = re.compile(r"\s*[a-zA-Z][a-zA-Z0-9+.\-]{0,31}:[/\\]{0,4}[^/\\?#]{0,8192}@")
_HOST = re.compile(r"[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?(?:\.[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?){0,31}")
_MAIL = re.compile(r"[^\s@<>()\[\],;:\"\\]{1,64}@[^\s@<>()\[\],;:\"\\]{1,253}")

# ISO 3166-1 alpha-2, officially assigned, as of 2024.
TERRITORIES: Final = frozenset(
    re.findall(
        "..",
        "ADAEAFAGAIALAMAOAQARASATAUAWAXAZBABBBDBEBFBGBHBIBJBLBMBNBOBQBRBSBTBVBWBYBZCACCCDCFCGCHCICKCLCMCNCOCRCUCVCWCXCYCZ"
        "DEDJDKDMDODZECEEEGEHERESETFIFJFKFMFOFRGAGBGDGEGFGGGHGIGLGMGNGPGQGRGSGTGUGWGYHKHMHNHRHTHUIDIEILIMINIOIQIRISITJEJM"
        "JOJPKEKGKHKIKMKNKPKRKWKYKZLALBLCLILKLRLSLTLULVLYMAMCMDMEMFMGMHMKMLMMMNMOMPMQMRMSMTMUMVMWMXMYMZNANCNENFNGNINLNONP"
        "NRNUNZOMPAPEPFPGPHPKPLPMPNPRPSPTPWPYQARERORSRURWSASBSCSDSESGSHSISJSKSLSMSNSOSRSSSTSVSXSYSZTCTDTFTGTHTJTKTLTMTNTO"
        "TRTTTVTWTZUAUGUMUSUYUZVAVCVEVGVIVNVUWFWSYEYTZAZMZW",
    )
)


def interval(value: object) -> timedelta:
    """``"15m"``, ``"1h"``, ``"1d"``, ``"1h30m"``: from one minute to thirty days."""
    text = value.replace(" ", "").lower() if isinstance(value, str) else ""
    parts = _INTERVAL.findall(text[:64])
    if not parts or "".join(number + unit for number, unit in parts) != text:
        raise ValueError('must be an interval in quotes: "15m", "1h", "1d"')
    found = timedelta(seconds=min(sum(int(number) * _UNITS[unit] for number, unit in parts), 10**9))
    if not SHORTEST_INTERVAL <= found <= LONGEST_INTERVAL:
        raise ValueError("must be between one minute and thirty days", 'for instance "15m" or "1d"')
    return found


def since(value: object) -> timedelta | date:
    """How far back: ``"90d"``, from an hour to a hundred years, or a day or time."""
    if isinstance(value, date):  # a datetime is one
        return value
    text = value.replace(" ", "").lower() if isinstance(value, str) else ""
    found = _INTERVAL.fullmatch(text)
    if found is None:
        raise ValueError('must be a span in quotes or a day: "90d", "12w", 2026-01-31')
    seconds = int(found[1]) * _UNITS[found[2]]
    if not _SHORTEST_SPAN <= seconds <= _LONGEST_SPAN:
        raise ValueError("must be between an hour and a hundred years", 'for instance "90d"')
    return timedelta(seconds=seconds)


def backfill(value: object) -> int | date:
    """How much of an archive: a number of documents, or back to a day."""
    if isinstance(value, date):  # a datetime is one
        return value
    if isinstance(value, int) and not isinstance(value, bool) and 0 < value <= _MOST_DOCUMENTS:
        return value
    raise ValueError(f"must be a number of documents from 1 to {_MOST_DOCUMENTS}, or a day: 10, 2025-01-01")


def identifier(text: str) -> str:
    """An id: part of file names and of article identity, so it must mean the same everywhere and for ever."""
    if not _ID.fullmatch(text):
        raise ValueError(
            "must be small letters, digits, - and _, at most 64, beginning with a letter or a digit",
            f'for instance "{_suggested(text)}"',
        )
    if text in _DEVICES:
        raise ValueError("is the name of a device on Windows, where no file may be called so", f'try "{text}-feed"')
    return text


def _suggested(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", text[:200].lower()).strip("-")[:64] or "my-source"


def address(text: str) -> str:
    """An absolute http(s) address without a password, in the form the web uses."""
    if _USERINFO.match(text):
        raise ValueError(
            "must not hold a user name or a password (it is not shown here)",
            "secrets do not belong in the configuration: take out what stands before the @",
        )
    if len(text.strip()) <= LONGEST_ADDRESS and urls.is_web(text) and (found := urls.normalise(text)) is not None:
        return found
    raise ValueError("must be an address that begins with http:// or https://")


def site_address(text: str) -> str:
    """The site's own address: a folder, so with a slash at the end and nothing after it."""
    found = address(text)
    if "?" in found or "#" in found:
        raise ValueError("must be the address of the site, without ? and #")
    return found if found.endswith("/") else f"{found}/"


def contact(text: str) -> str:
    """An e-mail address or a page where whoever runs this can be reached. It goes into a header."""
    found = text.strip()
    if found.startswith(("http://", "https://")):
        return address(found)
    found = found.removeprefix("mailto:")
    if not (_MAIL.fullmatch(found) and found.isascii()):
        raise ValueError("must be an e-mail address or the address of a page")
    return found


def language(text: str) -> str:
    """A BCP 47 tag."""
    found = languages.tag(text)
    if found is None or found.partition("-")[0] != text.strip().replace("_", "-").partition("-")[0].lower():
        raise ValueError('must be a language tag: "en", "de-AT", "pt-BR"')
    return found


def territory(text: str) -> str:
    """A country code."""
    found = text.strip().upper()
    if found not in TERRITORIES:
        hint = 'the United Kingdom is "GB"' if found == "UK" else ""
        raise ValueError('must be a country code of two letters: "DE", "US" (ISO 3166-1)', hint)
    return found


def private_pair(text: str) -> str:
    """``host:port``, exactly: a name or an address (IPv6 in brackets) and a port; no ranges, no wildcards."""
    host, colon, port = text.strip().lower().rpartition(":")
    if not (colon and port.isascii() and port.isdigit() and 0 < int(port[:6]) <= HIGHEST_PORT):
        raise ValueError('must be an exact pair of host and port: "127.0.0.1:8800"')
    if host.startswith("[") and host.endswith("]"):
        try:
            return f"[{ipaddress.IPv6Address(host[1:-1])}]:{int(port)}"
        except ValueError:
            raise ValueError('must be an exact pair of host and port: "[::1]:8800"') from None
    if not _HOST.fullmatch(host) or _looks_numeric(host):
        raise ValueError('must be an exact pair of host and port: "127.0.0.1:8800"', "no wildcards, ranges or paths")
    return f"{host}:{int(port)}"


def _looks_numeric(host: str) -> bool:
    """Whether a host that is no name is no plain IPv4 address either: ``127.1``, ``0x7f000001``."""
    if not re.fullmatch(r"(?:0x[0-9a-f]*|\d+)", host.rpartition(".")[2]):
        return False
    try:
        ipaddress.IPv4Address(host)
    except ValueError:
        return True
    return False


def timezone(text: str) -> str:
    """An IANA time zone."""
    from zoneinfo import ZoneInfo, available_timezones

    try:
        ZoneInfo(text)
    except (ValueError, OSError, KeyError):
        names = {name.casefold(): name for name in available_timezones()}
        near = did_you_mean(text, names)
        for folded, name in names.items():
            near = near.replace(f'"{folded}"', f'"{name}"')
        raise ValueError('must be a time zone: "Europe/Berlin"', near if "did you" in near else "") from None
    return text
