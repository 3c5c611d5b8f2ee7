"""Licences by address, id and name: what exists is known, what does not is nothing, and nothing is guessed."""

from __future__ import annotations

import pytest

from syndicator.rights import licenses
from syndicator.rights.deeds import registry


@pytest.mark.parametrize(
    ("address", "identifier"),
    [
        ("http://creativecommons.org/licenses/by/4.0/", "CC-BY-4.0"),
        ("https://www.creativecommons.org/licenses/by-nc/2.5/rdf", "CC-BY-NC-2.5"),
        ("//creativecommons.org/licenses/by-sa/3.0", "CC-BY-SA-3.0"),
        ("creativecommons.org/licenses/by-nd/4.0/deed.pt_BR", "CC-BY-ND-4.0"),
        ("https://creativecommons.org/licenses/by/3.0/deed.de", "CC-BY-3.0"),
        ("https://creativecommons.org/licenses/by/3.0/de/", "CC-BY-3.0-DE"),
        ("https://creativecommons.org/licenses/by/3.0/de/deed.en", "CC-BY-3.0-DE"),
        ("https://creativecommons.org/licenses/by-nc-nd/4.0/?ref=chooser-v1", "CC-BY-NC-ND-4.0"),
        ("https://creativecommons.org/licenses/by-sa/4.0/legalcode.es#s1", "CC-BY-SA-4.0"),
        (
            "https://web.archive.org/web/20160218174457/http://creativecommons.org/licenses/by-nc-sa/3.0/de/",
            "CC-BY-NC-SA-3.0-DE",
        ),
        (
            "https://creativecommons.org/licenses/by-nc-sa/3.0/us/",
            "http://creativecommons.org/licenses/by-nc-sa/3.0/us/",
        ),
        ("http://creativecommons.org/licenses/by-nd-nc/1.0/", "CC-BY-NC-ND-1.0"),
        ("https://creativecommons.org/publicdomain/zero/1.0/deed.fr", "CC0-1.0"),
        ("https://creativecommons.org/publicdomain/mark/1.0/", "CC-PDM-1.0"),
        ("http://creativecommons.org/licenses/by/", "CC-BY"),
        ("https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/", "OGL-UK-3.0"),
        ("https://www.govdata.de/dl-de/by-2-0", "DL-DE-BY-2.0"),
        ("https://data.norge.no/nlod/no/2.0", "NLOD-2.0"),
    ],
)
def test_by_uri(address: str, identifier: str) -> None:
    known = licenses.by_uri(address)
    assert known is not None
    assert known.id == identifier


@pytest.mark.parametrize(
    "address",
    [
        "",
        None,
        "https://creativecomnons.org/licenses/by/4.0/",
        "https://creativecommons.org.evil.example/licenses/by/4.0/",
        "https://evil.example/creativecommons.org/licenses/by/4.0/",
        "https://creativecommons.org@evil.example/licenses/by/4.0/",
        "https://user@creativecommons.org/licenses/by/4.0/",
        "https://creativecommons.org/licenses/by/9.0/",
        "https://creativecommons.org/licenses/by/4.0/de/",
        "https://creativecommons.org/licenses/by/3.0/xx/",
        "https://creativecommons.org/licenses/",
        "https://creativecommons.org/about/",
        "http://[broken/licenses/by/4.0/",
        "https://rslstandard.org/rsl",
        "http://rightsstatements.org/vocab/InC/1.0/",
        "/imprint.html",
    ],
)
def test_what_is_no_licence(address: str | None) -> None:
    assert licenses.by_uri(address) is None


def test_nothing_is_guessed_without_a_version() -> None:
    known = licenses.by_id("CC-BY-ND")
    assert known is not None
    assert (known.name, known.uri, known.version, known.port) == ("CC BY-ND", None, None, None)
    assert licenses.by_id("CC-BY-ND-DE") is None


def test_names_and_titles_as_people_write_them() -> None:
    known = licenses.by_uri("https://creativecommons.org/licenses/by-nc-nd/3.0/de/")
    assert known is not None
    assert known.name == "CC BY-NC-ND 3.0 DE"
    assert known.title == "Attribution-NonCommercial-NoDerivs 3.0 Germany"
    four = licenses.by_id("CC-BY-ND-4.0")
    assert four is not None
    assert four.title == "Attribution-NoDerivatives 4.0 International"


def test_every_deed_is_found_again_by_address_id_and_title() -> None:
    for units, versions in registry().items():
        for version, ports in versions.items():
            for port in ports:
                address = "/".join(part for part in (units, version, port) if part)
                known = licenses.by_uri(f"https://creativecommons.org/licenses/{address}/")
                assert known is not None
                assert (known.version, known.port) == (version, port or None)
                assert licenses.by_id(known.id) == known
                assert licenses.by_uri(known.uri) == known
                titled = licenses.by_title(known.title)
                if "sampling" not in units:  # their titles name no place
                    assert titled == known


def test_the_registry_holds_what_creative_commons_published() -> None:
    deeds = sum(len(ports) for versions in registry().values() for ports in versions.values())
    assert deeds == 607  # beside the public domain marks and the four program licences


@pytest.mark.parametrize(
    ("title", "identifier"),
    [
        ("Attribution-NonCommercial-NoDerivs 3.0 Germany", "CC-BY-NC-ND-3.0-DE"),
        ("Namensnennung - Weitergabe unter gleichen Bedingungen 4.0 International", "CC-BY-SA-4.0"),
        ("Reconocimiento-NoComercial 2.5 Colombia", "http://creativecommons.org/licenses/by-nc/2.5/co/"),
        ("Paternité - Pas de Modification 2.0 France", "http://creativecommons.org/licenses/by-nd/2.0/fr/"),
        ("Атрибуция — Некоммерческое использование 4.0", "CC-BY-NC-4.0"),
        ("表示 - 非営利 4.0 国際", "CC-BY-NC-4.0"),
        ("姓名標示-相同方式分享 3.0 台灣", "http://creativecommons.org/licenses/by-sa/3.0/tw/"),
        ("CC BY-NC 4.0", "CC-BY-NC-4.0"),
        ("Creative Commons Attribution-NoDerivatives", "CC-BY-ND"),
        ("CC0 1.0 Universal", "CC0-1.0"),
        ("Open Government Licence v3.0", "OGL-UK-3.0"),
    ],
)
def test_by_title(title: str, identifier: str) -> None:
    known = licenses.by_title(title)
    assert known is not None
    assert known.id == identifier


@pytest.mark.parametrize(
    "title", ["", None, "All rights reserved", "Attribution 3.0 Atlantis", "Attribution 9.0", "By Jane Roe"]
)
def test_titles_of_nothing(title: str | None) -> None:
    assert licenses.by_title(title) is None


@pytest.mark.parametrize(
    ("prose", "expected"),
    [
        ("licensed under a Creative Commons Attribution 4.0 International License.", ["CC-BY-4.0"]),
        ("under CC BY-NC-SA 2.0 FR", ["CC-BY-NC-SA-2.0-FR"]),
        ("unter CC-BY-SA 3.0 DE (Jane Roe)", ["CC-BY-SA-3.0-DE"]),
        ("Attribution-NonCommercial 4.0 (CC BY-NC 4.0)", ["CC-BY-NC-4.0"]),
        ("Text CC BY-SA 4.0, pictures CC BY-NC 2.0", ["CC-BY-SA-4.0", "CC-BY-NC-2.0"]),
        ("see https://creativecommons.org/licenses/by/4.0/.", ["CC-BY-4.0"]),
        ("photo CC by Fred Smith", []),
        ("Attribution is required", []),
        ("CC BY 9.0", []),
        ("an open licence", []),
    ],
)
def test_names_inside_prose(prose: str, expected: list[str]) -> None:
    found = licenses.find(prose)
    assert [known.id for known, _, _ in found] == expected
    assert all(prose[start:end].strip() for _, start, end in found)


def test_what_a_licence_gives_and_asks() -> None:
    known = licenses.by_id("CC-BY-NC-ND-4.0")
    assert known is not None
    assert {(grant.action, grant.audience) for grant in licenses.grants_of(known)} == {
        ("republish_full", "noncommercial"),
        ("republish_excerpt", "noncommercial"),
        ("archive", "noncommercial"),
    }
    asked = {duty.action: duty for duty in licenses.duties_of(known)}
    assert set(asked) == {
        "attribute_author", "attribute_source", "link_original", "link_license", "keep_notice", "no_derivatives",
    }  # fmt: skip
    assert asked["link_license"].url == known.uri
    assert licenses.prohibitions_of(known) == ("commercial", "edit")


def test_share_alike_and_changes_go_with_derivatives() -> None:
    known = licenses.by_id("CC-BY-SA-4.0")
    assert known is not None
    assert {"share_alike", "indicate_changes"} <= {duty.action for duty in licenses.duties_of(known)}
    assert {"translate", "adapt"} <= {grant.action for grant in licenses.grants_of(known)}


def test_sampling_never_gives_the_whole_for_gain() -> None:
    sampling = licenses.by_uri("http://creativecommons.org/licenses/sampling/1.0/")
    plus = licenses.by_uri("http://creativecommons.org/licenses/sampling+/1.0/")
    assert sampling is not None
    assert plus is not None
    assert licenses.grants_of(sampling) == ()
    assert {grant.audience for grant in licenses.grants_of(plus)} == {"noncommercial"}


def test_dedications_code_licences_and_statements_are_told_apart() -> None:
    zero, mit = licenses.by_id("CC0-1.0"), licenses.by_id("MIT")
    assert zero is not None
    assert mit is not None
    assert licenses.is_dedication(zero)
    assert licenses.duties_of(zero) == ()
    assert licenses.is_for_code(mit)
    assert licenses.statement_by_uri("http://rightsstatements.org/vocab/NoC-US/1.0/") == "NoC-US"
    assert licenses.statement_by_uri("http://rightsstatements.example/vocab/NoC-US/1.0/") is None


def test_open_government_licences_ask_for_the_source() -> None:
    known = licenses.by_id("OGL-UK-3.0")
    assert known is not None
    assert {duty.action for duty in licenses.duties_of(known)} == {"attribute_source", "link_license", "no_endorsement"}
    assert "logo" in licenses.prohibitions_of(known)
