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


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Jane Roe/Reuters", "reuters"),
        ("pa", "pa"),
        ("Jane PA", None),  # an abbreviation of many things
        ("Photo: Getty Images", "getty"),
        ("AP valley news", None),
        ("Sid Hall", None),  # a person, not the Sport-Informations-Dienst
        ("", None),
    ],
)
def test_inside_a_longer_name_only_telling_aliases_count(name: str, short: str | None) -> None:
    assert names.agency(name) == short


@pytest.mark.parametrize(
    ("short", "full"),
    [
        ("AP", "The Associated Press"),
        ("AFP", "Agence France-Presse"),
        ("Reuters", "Thomson Reuters"),
        ("dpa", "Deutsche Presse-Agentur"),
        ("TASS", "ITAR-TASS"),
        ("EFE", "Agencia EFE"),
        ("Xinhua", "Xinhua News Agency"),
        ("UPI", "United Press International"),
        ("Bloomberg", "Bloomberg News"),
        ("Kyodo", "Kyodo News"),
        ("PTI", "Press Trust of India"),
        ("IANS", "Indo-Asian News Service"),
        ("AAP", "Australian Associated Press"),
        ("ANP", "Algemeen Nederlands Persbureau"),
        ("APA", "Austria Presse Agentur"),
        ("SDA", "Keystone-SDA"),
        ("TT", "Tidningarnas Telegrambyrå"),
        ("Yonhap", "Yonhap News Agency"),
        ("Anadolu", "Anadolu Ajansı"),
        ("Anadolu", "Anadolu Agency"),
        ("PA", "PA Media"),
        ("PA", "Press Association"),
        ("CP", "The Canadian Press"),
        ("Getty", "Getty Images"),
        ("EPA", "European Pressphoto Agency"),
        ("SID", "Sport-Informations-Dienst"),
        ("epd", "Evangelischer Pressedienst"),
        ("KNA", "Katholische Nachrichten-Agentur"),
        ("Adobe Stock", "AdobeStock"),
        ("iStock", "iStockphoto"),
        ("Alamy", "Alamy Stock Photo"),
        ("imago", "imago images"),
    ],
)
def test_the_short_and_the_full_name_of_an_agency_are_one_party(short: str, full: str) -> None:
    assert names.same(short, full)
    assert names.agency(full) == names.fold(short)


@pytest.mark.parametrize(
    "name",
    ["ANSA", "Interfax", "Belga", "Lusa", "Ritzau", "Adnkronos", "IRNA", "Ukrinform", "Shutterstock", "RIA Novosti",
     "Europa Press", "Komsomolskaya Pravda", "picture alliance"],
)  # fmt: skip
def test_an_agency_behind_a_persons_name_is_who_made_it(name: str) -> None:
    assert names.agency(f"Jo Hall / {name}") == names.fold(name)
    assert names.apart(f"{name}, Jo Hall") == (name, "Jo Hall")


def test_an_agency_is_written_in_its_short_and_in_its_full_name() -> None:
    assert names.spellings("ap") == ("ap", "AP", "Associated Press")
    assert names.spellings("ANSA") == ("ANSA",)
    assert names.spellings("Hill Gazette") == ("Hill Gazette",)


@pytest.mark.parametrize(
    ("one", "other", "answer"),
    [
        ("Hill Inc.", "The Hill", True),
        ("Hill Gazette", "Gazette Hill", True),
        ("HillGazette", "Hill Gazette", True),
        ("Café Hill", "cafe hill", True),
        ("AB", "Aa Bb", True),
        ("ABCDEF", "Aa Bb Cc Dd Ee Ff", True),
        ("ABCDEFG", "Aa Bb Cc Dd Ee Ff Gg", False),
        ("bbc", "British Broadcasting Corporation", False),
        ("BXC", "British Broadcasting Corporation", False),
        ("B", "British", False),
        ("BB", "British broadcasting Bureau", True),
        ("AP", "AFP", False),
        ("AP", "Hill", False),
        ("Hill", "Dale", False),
        ("", "", False),
        (" ", "Hill", False),
        ("The", "The", True),
        ("The", "Of", False),
        ("–", "…", False),  # marks alone name nobody
        ("–", "Hill", False),
    ],
)
def test_when_two_spellings_are_one_name(one: str, other: str, answer: bool) -> None:  # noqa: FBT001 - a row of the table
    assert names.same(one, other) is answer
    assert names.same(other, one) is answer


@pytest.mark.parametrize(
    ("one", "other", "answer"),
    [
        ("Hill", "Hill Gazette", True),
        ("News", "Hill News", False),
        ("TV", "Hill TV", False),
        ("AP", "AP Hill", False),
        ("aljazeera", "Al Jazeera Network", True),
        ("Hil", "Hillary", False),
        ("Guardian", "Guardian Australia", False),
        ("X1", "X1 Labs", True),
        ("xy", "xy labs", False),
        ("xyz", "xyz labs", True),
        ("", "Hill", False),
        ("Al Hil", "Alhil Network", True),
        ("Al Hi", "Alhi Network", False),  # four letters begin many words
        ("Hill", "Hillside Gazette", True),
        ("Online", "Onlineshop", False),
        ("News", "Newsday", False),
        ("AFP", "AFP Hill Gazette", False),
    ],
)
def test_when_one_may_stand_for_the_other(one: str, other: str, answer: bool) -> None:  # noqa: FBT001 - a row of the table
    assert names.kin(one, other) is answer
    assert names.kin(other, one) is answer


@pytest.mark.parametrize(
    ("name", "address", "answer"),
    [
        ("Global Research", "https://www.globalresearch.ca/a", True),
        ("Hill Gazette", "https://hillgazette.org/", True),
        ("Hilltop", "https://hilltopnews.org", True),
        ("Hill", "https://hillnews.org", False),  # four letters begin many words
        ("Centre for Research on Globalization", "globalresearch.ca", True),
        ("hill.org", "https://www.hill.org/x", True),
        ("hill.org", "https://dale.org/", False),
        ("Reuters", "https://www.reuters.com/", True),
        ("AP", "https://aparts.org/", False),
        ("com", "https://hill.com/", False),
        ("Hill", "https://x.y/", False),
        ("Hills", "https://hillsnews.example/", True),
        ("TV", "https://tv.hill.example/", False),  # two letters are nobody's
        ("Valley Garden Club", "https://www.gardenvalley.example/", True),
        ("Valley Garden Club", "https://www.gardenparty.example/", False),
        ("Globalization Watch", "https://global.example/", False),  # the beginning of one word is anybody's
        ("Valley Garden Club", "https://gardenvalleyparty.example/", False),
        ("Global Watch", "https://globalwatchers.example/", True),
        ("AFP", "https://www.afp.example/", True),
        ("Reuters", "https://www.reutersfans.example/", False),
        ("www.hill.org", "https://hill.org/x", True),
        ("Hill.org", "https://www.HILL.org/x", True),
    ],
)
def test_whose_address_it_looks_like(name: str, address: str, answer: bool) -> None:  # noqa: FBT001 - a row of the table
    assert names.at_home(name, address) is answer


def test_words_that_tell_parties_apart() -> None:
    assert names.words("The Hill Gazette 2019 GmbH & Co. KG") == ("hill", "gazette")
    assert names.words("The") == ("the",)
    assert names.fold("Ça va, É-É!") == "ca va e e"


def test_lists_with_any_mark_between() -> None:
    assert names.apart("A / Reuters; B") == ("A", "Reuters", "B")
    assert names.apart("Hill") == ("Hill",)
    assert names.parties(("Hill Inc.", "Hill", "TASS", "ITAR-TASS")) == ("Hill", "TASS")
