from __future__ import annotations

from typing import Any

import pytest

from syndicator.rights import names


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("TASS", "ITAR-TASS"),
        ("The Associated Press", "AP"),
        ("Agence France-Presse", "AFP"),
        ("dpa Deutsche Presse Agentur GmbH", "dpa"),
        ("Neue Zürcher Zeitung AG", "neue zurcher zeitung"),
        ("British Broadcasting Corporation", "BBC"),
        ("Plus61J Media", "Plus 61J Media"),
        ("The Forward", "Forward"),
    ],
)
def test_spellings_of_one_name(one: Any, other: Any) -> None:
    assert names.same(one, other)
    assert names.same(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Centre for Research on Globalization", "Global Research"),
        ("Aljazeera Network", "Al Jazeera"),
        ("The Forward Association, Inc.", "The Forward"),
        ("V8 project authors", "V8 blog"),
    ],
)
def test_a_site_stands_for_the_body_that_runs_it(one: Any, other: Any) -> None:
    assert names.kin(one, other)
    assert names.kin(other, one)
    assert not names.same(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("TASS", "Global Research"),
        ("Associated Press", "Press Association"),
        ("Agence France Presse", "AAP"),
        ("Fort Worth Report", "KERA News"),
        ("India Today", "USA Today"),
        ("Pew Research Center", "Global Research"),
        ("The Post", "The Washington Post"),
        ("Reuters", "Daily Reuter Fans"),
        ("", "Daily"),
        ("Getty Images", "Images"),
    ],
)
def test_different_parties_stay_different(one: Any, other: Any) -> None:
    assert not names.kin(one, other)
    assert not names.kin(other, one)


def test_an_address_may_be_a_partys_own() -> None:
    assert names.at_home("Centre for Research on Globalization", "https://www.globalresearch.ca/x")
    assert names.at_home("TASS", "https://tass.com/politics/1")
    assert names.at_home("moneycontrol.com", "https://www.moneycontrol.com/news")
    assert not names.at_home("TASS", "https://www.globalresearch.ca/x")
    assert not names.at_home("evil.com", "https://www.moneycontrol.com/news")
    assert not names.at_home("News", "https://www.newsweek.example/")
    assert names.at_home("Der Postbote", "https://www.der-postbote.example/")


def test_lists_are_taken_apart_where_an_agency_stands_in_them() -> None:
    assert names.apart("AdobeStock, Jo Hall") == ("AdobeStock", "Jo Hall")
    assert names.apart("Eden, Janine and Jim") == ("Eden, Janine and Jim",)


def test_one_name_for_each_party() -> None:
    assert names.parties(("ITAR-TASS", "TASS")) == ("TASS",)
    assert names.parties(("TASS", "Weekly Other")) == ("TASS", "Weekly Other")


@pytest.mark.parametrize(
    ("name", "short"),
    [("REUTERS", "reuters"), ("AFP", "afp"), ("Xinhua News Agency", "xinhua"), ("Jane Doe", None), ("APPLE", None)],
)
def test_agencies_are_known_by_their_names(name: Any, short: Any) -> None:
    assert names.agency(name) == short
