"""Bylines into names, and which of several accounts of them counts."""

from __future__ import annotations

import pytest

from syndicator.model.draft import DraftPerson
from syndicator.normalise import names
from syndicator.normalise.people import people
from syndicator.syntax import agencies


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("By Ada Stone, Ben Wood and Cleo Reed", ("Ada Stone", "Ben Wood", "Cleo Reed")),
        ("von Anna Muster und Bert Beispiel", ("Anna Muster", "Bert Beispiel")),
        ("Par Chloé Martin et Luc Petit", ("Chloé Martin", "Luc Petit")),
        ("por Ana Ruiz", ("Ana Ruiz",)),
        ("José Ortega y Gasset", ("José Ortega y Gasset",)),
        ("di Carla Bo", ("Carla Bo",)),
        ("door Jan Jansen", ("Jan Jansen",)),
        ("Автор: Иван Петров", ("Иван Петров",)),
        ("desk@harbour.example (Ada Stone)", ("Ada Stone",)),
        ("Ada Stone <ada@harbour.example>", ("Ada Stone",)),
        ("ada@harbour.example", ()),
        ("https://harbour.example/ada", ()),
        ("@adastone", ()),
        ("Unknown", ()),
        ("Martin King, Jr.", ("Martin King, Jr.",)),
        ("Berg & Berg", ("Berg & Berg",)),
        ("Ada Stone at 5:11", ("Ada Stone",)),
        ("Ada Stone am Samstag", ("Ada Stone",)),
        ("Ada Stone, 9:05 PM", ("Ada Stone",)),
        ("Ada Stone 0 Comments", ("Ada Stone",)),
        ("View all posts by Ada Stone", ("Ada Stone",)),
        ("Zeige alle Beiträge von Ada Stone", ("Ada Stone",)),
        ("durch Ada Stone", ("Ada Stone",)),
        ("Recueilli par Ada STONE.", ("Ada STONE",)),
        ("Interview: Ada Stone", ("Ada Stone",)),
        ("Analysis by Ada Stone", ("Ada Stone",)),
        ("Ada Stone sagt:", ()),
        ("Edward Said", ("Edward Said",)),
        ("Kim Um", ("Kim Um",)),
        ("Publiziert am", ()),
        ("publisher", ()),
        ("Harbour Media GmbH www.harbour-media.example", ()),
        ('{ "@type": "Person", "name": "Ada Stone" }', ("Ada Stone",)),
        ("Quelle: harbour/ada", ()),
        ("Bundesministerium für Häfen und Boote", ("Bundesministerium für Häfen und Boote",)),
        ("harbour.example, Frankfurt, Germany", ("harbour.example",)),
        ("Ada Stone · Mar 28 · 3 min read", ("Ada Stone",)),
        ("Ada Stone & Ben Wood", ("Ada Stone", "Ben Wood")),
        ("Ada Stone, Vice President, Harbour Works", ("Ada Stone",)),
        ("Ada Stone, Editor, Ben Wood", ("Ada Stone", "Ben Wood")),
        ("Ada Stone, Editor-in-Chief, Ben Wood", ("Ada Stone", "Ben Wood")),
        ("Ada Stone, PhD, Senior Reporter", ("Ada Stone",)),
        ("Anna Muster, Frankfurt", ("Anna Muster",)),
        ("Ada Stone, AP", ("Ada Stone", "AP")),
        ("Ada Stone The Associated Press", ("Ada Stone", "The Associated Press")),
        ("Reuters in Berlin", ("Reuters",)),
        ("Centre for Tides and Weather", ("Centre for Tides and Weather",)),
        ("Ada Stone | Updated", ("Ada Stone",)),
        ("Ada Stone, Head of Tides and Weather", ("Ada Stone",)),
        ("Ada Stone, MS, RD, FAND", ("Ada Stone",)),
        ("Ada Stone, RD, AP", ("Ada Stone", "AP")),
        ("Ada Stone Medically reviewed by Ben Wood, MD", ("Ada Stone",)),
        ("Ada Stone | Edited by Ben Wood", ("Ada Stone",)),
        ("", ()),
    ],
)
def test_names_of_a_byline(raw: str, expected: tuple[str, ...]) -> None:
    assert tuple(name.name for name in names.split(raw)) == expected


@pytest.mark.parametrize(
    ("name", "house"),
    [
        ("ITAR-TASS", "tass"),
        ("TASS", "tass"),
        ("ТАСС", "tass"),
        ("The Associated Press", "ap"),
        ("AP", "ap"),
        ("agence france-presse", "afp"),
        ("dpa", "dpa"),
        ("EUROPA PRESS", "europapress"),
        ("Ap", None),
        ("ansa schmidt", None),
        ("Ada Stone", None),
        ("", None),
    ],
)
def test_agencies_are_known_by_table(name: str, house: str | None) -> None:
    assert agencies.house(name) == house


def test_picture_agencies_do_not_write() -> None:
    assert agencies.house("Getty Images") is not None
    assert agencies.writes("Getty Images") is None


def _by(name: str, carrier: str = "jsonld:author", role: str = "author") -> DraftPerson:
    return DraftPerson(name=name, carrier=carrier, role=role)


def test_one_account_is_chosen_and_never_mixed() -> None:
    found = people([_by("Ada Stone"), _by("A. Stone", "meta:author"), _by("Other Teaser", "html:byline")])
    assert [person.name for person in found] == ["Ada Stone"]


def test_a_person_beats_the_house_and_the_desk() -> None:
    drafts = [_by("The Harbour Post"), _by("Newsroom", "microdata:author"), _by("Ada Stone", "meta:author")]
    assert [person.name for person in people(drafts, houses=("The Harbour Post",))] == ["Ada Stone"]


def test_the_house_as_only_author_stays_and_is_no_natural_person() -> None:
    (only,) = people([_by("The Harbour Post")], houses=("The Harbour Post",))
    assert (only.name, only.agency) == ("The Harbour Post", True)


def test_the_house_beside_an_agency_stays() -> None:
    found = people([_by("Le Phare et AFP")], houses=("Le Phare",))
    assert [(person.name, person.agency) for person in found] == [("Le Phare", True), ("AFP", True)]


def test_a_desk_is_kept_where_nobody_better_is_named() -> None:
    assert [person.name for person in people([_by("Redaktion")])] == ["Redaktion"]


def test_the_longer_of_two_agreeing_accounts_counts() -> None:
    drafts = [_by("Ada Stone"), _by("Ben Wood"), _by("Ada Stone", "text:byline"), _by("Ada Stone", "html:byline")]
    assert [person.name for person in people(drafts)] == ["Ada Stone", "Ben Wood"]


def test_second_bylines_of_a_page_are_other_articles() -> None:
    drafts = [_by("Ada Stone", "html:byline"), _by("Ben Wood", "html:byline")]
    assert [person.name for person in people(drafts)] == ["Ada Stone"]


def test_other_roles_are_kept_and_not_weighed() -> None:
    found = people([_by("Ada Stone"), _by("Eve Moss", role="translator"), _by("Ada Stone", role="contributor")])
    assert [(person.name, person.role) for person in found] == [("Ada Stone", "author"), ("Eve Moss", "translator")]


def test_feeds_join_their_accounts() -> None:
    drafts = [_by("Ada Stone", "dc:creator"), _by("desk@harbour.example (Ada Stone)", "rss:author")]
    assert [person.name for person in people(drafts, is_feed=True)] == ["Ada Stone"]


def test_an_agency_given_by_role_is_an_author_that_is_one() -> None:
    (only,) = people([_by("Coastal Wire", role="agency")])
    assert (only.role, only.agency) == ("author", True)


def test_one_word_behind_a_comma_is_a_person_in_a_list_of_names() -> None:
    assert [person.name for person in people([_by("Ada Stone, Yoko", "jsonld:author")])] == ["Ada Stone", "Yoko"]
    assert [person.name for person in people([_by("Ada Stone, Leeds", "text:byline")])] == ["Ada Stone"]


def test_the_login_of_a_site_is_nobody() -> None:
    drafts = [_by("examplehealth", "microdata:author")]
    assert people(drafts, houses=("Example Health", "examplehealth.org", "examplehealth")) == ()
    assert [one.name for one in people([_by("Example Health", "jsonld:author")], houses=("Example Health",))]


def test_somebody_in_a_byline_beats_the_house_in_the_structure() -> None:
    drafts = [_by("Example Daily", "jsonld:author"), _by("Ada Stone", "html:byline")]
    assert [person.name for person in people(drafts, houses=("Example Daily",))] == ["Ada Stone"]


def test_a_second_node_of_structured_data_adds_nobody() -> None:
    drafts = [
        DraftPerson(name="Ada Stone", carrier="jsonld:author", locator="jsonld[0]"),
        DraftPerson(name="Ben Wood", carrier="jsonld:author", locator="jsonld[1]"),
    ]
    assert [person.name for person in people(drafts)] == ["Ada Stone"]


def test_two_bylines_of_one_block_are_both_authors() -> None:
    drafts = [DraftPerson(name=name, carrier="text:byline", locator="p[1]") for name in ("Ada Stone", "Ben Wood")]
    assert [person.name for person in people(drafts)] == ["Ada Stone", "Ben Wood"]


def test_a_web_master_is_nobody() -> None:
    assert people([_by("Webmaster", "meta:author")]) == ()


def test_a_desk_of_the_house_behind_a_name_is_where_somebody_works() -> None:
    line = DraftPerson(name="Ada Stone, HBR NORTH COAST", carrier="text:byline")
    assert [person.name for person in people([line], houses=["HBR"])] == ["Ada Stone"]
    listed = [
        DraftPerson(name="Ada Stone", carrier="jsonld:author"),
        DraftPerson(name="HBR NORTH COAST", carrier="jsonld:author"),
    ]
    assert [person.name for person in people(listed, houses=["HBR"])] == ["Ada Stone", "HBR NORTH COAST"]


def test_a_title_before_a_name_makes_nobody_else_of_it() -> None:
    accounts = [
        DraftPerson(name="Dr Ada Stone and Ben Wood", carrier="text:byline"),
        DraftPerson(name="Ada Stone", carrier="meta:author"),
    ]
    assert [person.name for person in people(accounts)] == ["Dr Ada Stone", "Ben Wood"]


def test_a_signature_counts_where_only_the_house_is_named() -> None:
    signed = DraftPerson(name="Lê Mai", carrier="text:signature")
    house = DraftPerson(name="Harbour Express", carrier="jsonld:author")
    assert [person.name for person in people([house, signed], houses=["Harbour Express"])] == ["Lê Mai"]
    named = DraftPerson(name="Ada Stone", carrier="jsonld:author")
    assert [person.name for person in people([named, signed])] == ["Ada Stone"]


def test_one_word_of_an_element_named_like_a_byline_names_nobody_beside_the_house() -> None:
    house, initials = _by("Harbour Post", "jsonld:author"), _by("amw", "html:byline")
    assert [person.name for person in people([house, initials], houses=["Harbour Post"])] == ["Harbour Post"]
    both = [_by("Ada", "meta:author"), _by("Ada", "html:byline")]
    assert [person.name for person in people(both)] == ["Ada"]


def test_a_house_that_writes_itself_in_small_letters_is_no_login() -> None:
    (only,) = people([_by("kielwasser")], houses=("kielwasser", "kielwasser.example"))
    assert (only.name, only.agency) == ("kielwasser", True)
    assert people([_by("kielwasser")], houses=("Kielwasser", "kielwasser.example", "kielwasser")) == ()


def test_a_team_gives_way_to_whoever_signs() -> None:
    team, signed = _by("Team Harbour Data", "text:byline"), _by("Ada Stone", "text:signature")
    assert [person.name for person in people([team, signed])] == ["Ada Stone"]
    assert [person.name for person in people([team])] == ["Team Harbour Data"]


def test_a_line_of_several_people_completes_the_one_that_structured_data_knows() -> None:
    one = DraftPerson(name="Ada Moe", carrier="jsonld:author", locator="jsonld[0]")
    also = DraftPerson(name="Ada Moe", carrier="meta:author", locator="meta[1]")
    line = DraftPerson(name="Dr Ada Moe, Bo Lind and Cy Ames", carrier="text:byline", locator="p[1]")
    assert [person.name for person in people([one, also, line])] == ["Dr Ada Moe", "Bo Lind", "Cy Ames"]
    more = DraftPerson(name="Ada Moe, who rows every day, Boats 2", carrier="text:byline", locator="p[1]")
    assert [person.name for person in people([one, also, more])] == ["Ada Moe"]
    series = DraftPerson(name="Ada Moe, Between the Quays", carrier="text:byline", locator="p[1]")
    assert [person.name for person in people([one, also, series])] == ["Ada Moe"]


def test_a_first_name_is_completed_by_the_account_that_says_all_of_it() -> None:
    first, full = _by("Ada", "jsonld:author"), _by("Ada Moe", "text:byline")
    assert [person.name for person in people([first, full])] == ["Ada Moe"]
    assert [person.name for person in people([first, _by("Bo Lind", "text:byline")])] == ["Ada"]
    assert [person.name for person in people([first, full, _by("Ada Berg", "meta:author")])] == ["Ada"]


def test_one_word_in_an_element_named_like_a_byline_counts_where_it_is_the_publisher() -> None:
    assert [person.name for person in people([_by("Quayflow", "html:byline")], houses=("Quayflow",))] == ["Quayflow"]
    assert people([_by("Quayflow", "html:byline")], houses=("The Harbour Post",)) == ()
