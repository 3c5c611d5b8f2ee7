"""The table of deeds: what each permits, requires and prohibits, its address and its names; what is none."""

from __future__ import annotations

import pytest

from syndicator.rights.deeds import by_id, by_uri, deed, others

_ALL = ("DerivativeWorks", "Distribution", "Reproduction")
_VERBATIM = ("Distribution", "Reproduction")
_CREDIT = ("Attribution", "Notice")
_SHARED = (*_CREDIT, "ShareAlike")
_NC = ("CommercialUse",)


@pytest.mark.parametrize(
    ("units", "version", "port", "permits", "requires", "prohibits", "title"),
    [
        ("sampling", "1.0", None, ("DerivativeWorks", "Reproduction"), _CREDIT, (), "Sampling 1.0"),
        ("sampling+", "1.0", None, ("DerivativeWorks", "Reproduction", "Sharing"), _CREDIT, (), "Sampling Plus 1.0"),
        ("nc-sampling+", "1.0", None, _ALL, _CREDIT, _NC, "NonCommercial Sampling Plus 1.0"),
        ("devnations", "2.0", None, _ALL, _CREDIT, (), "Developing Nations 2.0"),
        ("by-nd-nc", "1.0", None, _VERBATIM, _CREDIT, _NC, "Attribution-NoDerivs-NonCommercial 1.0 Generic"),
        ("sa", "1.0", None, _ALL, ("Notice", "ShareAlike"), (), "ShareAlike 1.0 Generic"),
        ("by-nc-sa", "2.0", None, _ALL, _SHARED, _NC, "Attribution-NonCommercial-ShareAlike 2.0 Generic"),
        ("by", "2.5", None, _ALL, _CREDIT, (), "Attribution 2.5 Generic"),
        ("by-nd", "3.0", None, _VERBATIM, _CREDIT, (), "Attribution-NoDerivs 3.0 Unported"),
        ("by-nd", "4.0", None, _VERBATIM, _CREDIT, (), "Attribution-NoDerivatives 4.0 International"),
        ("by-nc", "2.5", "br", _ALL, _CREDIT, _NC, "Attribution-NonCommercial 2.5 Brazil"),
        ("by", "2.1", "jp", _ALL, _CREDIT, (), "Attribution 2.1 Japan"),
        ("by", "3.0", "igo", _ALL, _CREDIT, (), "Attribution 3.0 IGO"),
    ],
)  # fmt: skip
def test_a_deed(  # noqa: PLR0917 - the columns of the table
    units: str, version: str, port: str | None, permits: tuple[str, ...], requires: tuple[str, ...],
    prohibits: tuple[str, ...], title: str,
) -> None:  # fmt: skip
    known = deed(units, version, port)
    assert known is not None
    assert (known.permits, known.requires, known.prohibits, known.title) == (permits, requires, prohibits, title)
    assert known.uri == f"http://creativecommons.org/licenses/{units}/{version}/" + (f"{port}/" if port else "")
    assert by_uri(known.uri) == known
    assert by_id(known.id) == known
    assert (known.version, known.port) == (version, port)
    assert known.name == " ".join(filter(None, ("CC", units.upper(), version, (port or "").upper())))


def test_a_version_that_was_only_ported_has_no_address_of_its_own() -> None:
    known = deed("by", "2.1")
    assert known is not None
    assert (known.id, known.uri, known.title) == ("CC-BY-2.1", None, "")
    assert by_uri("https://creativecommons.org/licenses/by/2.1/") is None


@pytest.mark.parametrize("units", ["by", "by-nc", "by-nd", "by-sa", "by-nc-nd", "by-nc-sa"])
def test_units_without_a_version_keep_it_open(units: str) -> None:
    known = deed(units, None)
    assert known is not None
    assert (known.id, known.uri, known.version, known.port) == (f"CC-{units.upper()}", None, None, None)
    versioned = deed(units, "2.0")
    assert versioned is not None
    assert (known.permits, known.requires, known.prohibits) == (
        versioned.permits,
        versioned.requires,
        versioned.prohibits,
    )
    assert versioned.title.startswith(known.title)


@pytest.mark.parametrize(("units", "version"), [("sampling", None), ("nd", None), ("by", "9.0"), ("xx", "1.0")])
def test_what_does_not_exist_is_none(units: str, version: str | None) -> None:
    assert deed(units, version) is None


@pytest.mark.parametrize(
    ("identifier", "name", "version", "permits", "requires", "title"),
    [
        ("CC0-1.0", "CC0 1.0", "1.0", _ALL, (), "CC0 1.0 Universal"),
        ("OGL-UK-3.0", "Open Government Licence v3.0", "3.0", _ALL, _CREDIT, "Open Government Licence v3.0"),
        ("MIT", "MIT", None, _ALL, ("Notice",), "MIT License"),
        ("etalab-2.0", "Licence Ouverte 2.0", "2.0", _ALL, _CREDIT, "Licence Ouverte / Open Licence 2.0"),
    ],
)
def test_the_others(  # noqa: PLR0917 - the columns of the table
    identifier: str, name: str, version: str | None, permits: tuple[str, ...], requires: tuple[str, ...], title: str
) -> None:
    known = others()[identifier]
    assert (known.id, known.name, known.version) == (identifier, name, version)
    assert (known.permits, known.requires, known.prohibits, known.title) == (permits, requires, (), title)


@pytest.mark.parametrize(
    ("address", "identifier"),
    [
        ("https://creativecommons.org:443/licenses/by/4.0/", "CC-BY-4.0"),
        ("http://creativecommons.org:80/licenses/by/4.0/", "CC-BY-4.0"),
        ("http://creativecommons.org:8080/licenses/by/4.0/", None),
        ("http://creativecommons.org:81/licenses/by/4.0/", None),
        ("https://creativecommons.org:444/licenses/by/4.0/", None),
        ("https://creativecommons.org:x/licenses/by/4.0/", None),
        ("https://creativecommons.org./licenses/by/4.0/", "CC-BY-4.0"),
        ("https://creativecommons.org/licenses/by/4.0/index.php", "CC-BY-4.0"),
        ("https://creativecommons.org/licenses/by/4.0/legalcode-plain", "CC-BY-4.0"),
        ("https://creativecommons.org/licenses/by/4.0/?" + "a" * 2_100, None),
    ],
)
def test_addresses(address: str, identifier: str | None) -> None:
    known = by_uri(address)
    assert (known.id if known else None) == identifier


@pytest.mark.parametrize(
    ("said", "identifier"),
    [
        ("cc-by-4.0", "CC-BY-4.0"),
        ("CC_40_BY_NC", "CC-BY-NC-4.0"),
        ("CC_25_BY", "CC-BY-2.5"),
        ("CC-BY-NC-ND-1.0", "CC-BY-NC-ND-1.0"),
        ("CC-BY-3.0-DE", "CC-BY-3.0-DE"),
        ("CC-BY-DE", None),
        ("mit", "MIT"),
        ("creativecommons.org/licenses/by/4.0", "CC-BY-4.0"),
        ("CC-SAMPLING+-1.0", "http://creativecommons.org/licenses/sampling+/1.0/"),
        ("nonsense", None),
        ("", None),
        (None, None),
    ],
)
def test_ids(said: str | None, identifier: str | None) -> None:
    known = by_id(said)
    assert (known.id if known else None) == identifier
