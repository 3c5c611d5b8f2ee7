from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime
from html import unescape

import pytest
from support.render import (
    CC_BY,
    CC_BY_ND_UNVERSIONED,
    decided,
    licensed,
    own_article,
    shown,
    wire_article,
    wire_decision,
)

from syndicator.model.article import Moment, Party, Person
from syndicator.model.provenance import Provenance, Step
from syndicator.model.rights import Credit, Duty, License, Reason
from syndicator.rights.credit import credit, short


def words_of(markup: str) -> str:
    return unescape(re.sub(r"<[^<>]*>", "", markup.replace("<br>", "\n")))


def test_a_wire_story_names_the_wire_first_and_the_finder_as_via() -> None:
    article = wire_article()
    made = credit(article, wire_decision(article))
    assert made.text == "Source: NOVA-PRESS, NOVA (9 December 2016) via Globe Reader. © 2016 NOVA-PRESS, NOVA"
    assert made.original == "NOVA"
    assert made.via == "Globe Reader"
    assert made.authors == ("NOVA-PRESS",)
    assert made.rights == "© 2016 NOVA-PRESS, NOVA"


def test_an_unresolved_original_is_named_without_a_link() -> None:
    article = wire_article()
    made = credit(article, wire_decision(article))
    assert made.original_url is None
    assert 'via <a href="https://globe-reader.example/wire-story/5561">Globe Reader</a>' in made.html
    assert made.html.count("<a ") == 1


def test_a_known_home_page_is_not_the_article() -> None:
    steps = (
        Step(role="original", name="NOVA", url="https://nova.example/"),
        Step(role="collected", name="Globe Reader"),
    )
    article = wire_article(provenance=Provenance(steps=steps))
    made = credit(article, wire_decision(article))
    assert made.original_url is None
    assert "nova.example" not in made.html


def test_a_resolved_original_is_linked_to_its_article() -> None:
    steps = (
        Step(role="original", name="NOVA", url="https://nova.example/", article_url="https://nova.example/army/1"),
        Step(role="collected", name="Globe Reader"),
    )
    article = wire_article(provenance=Provenance(steps=steps))
    made = credit(article, wire_decision(article))
    assert '<a href="https://nova.example/army/1">NOVA</a>' in made.html


@pytest.mark.parametrize(
    "address",
    [
        {"url": "https://www.nova.example/"},
        {"article_url": "https://nova.example/1"},
        {"url": "https://other.example/", "article_url": "https://nova.example/1"},
    ],
)
def test_an_original_without_a_name_is_called_by_its_site(address: dict[str, str]) -> None:
    found = Step(role="collected", name="Globe Reader", url="https://globe-reader.example/")
    article = wire_article(provenance=Provenance(steps=(Step(role="original", **address), found)))
    assert credit(article, wire_decision(article)).original == "nova.example"


def test_a_name_too_long_for_a_name_is_cut() -> None:
    assert short("n" * 200) == "n" * 200
    assert short("n" * 201) == "n" * 199 + "…"
    assert short(" \x07 ") is None


def test_people_come_after_the_source_they_wrote_for() -> None:
    article = own_article(people=(Person(name="Ada Example"), Person(name="Ben Beispiel"), Person(name="Cy")))
    made = credit(article, decided(article))
    assert made.text == "Source: Harbour Post (17 November 2026), by Ada Example, Ben Beispiel and Cy"


def test_a_republished_text_is_credited_by_title_author_source_and_license() -> None:
    article = own_article()
    made = credit(article, licensed(article))
    assert made.text == (
        "“Canal bridge opens again” by Ada Example, Harbour Post (17 November 2026), CC BY 4.0. © 2026 Harbour Post"
    )
    assert '<a href="https://creativecommons.org/licenses/by/4.0/" rel="license">CC BY 4.0</a>' in made.html
    assert made.license_url == "https://creativecommons.org/licenses/by/4.0/"


@pytest.mark.parametrize("version", ["1.0", "2.0", "2.5", "3.0", "4.0"])
def test_every_version_of_a_cc_license_gets_all_four_parts(version: str) -> None:
    article = own_article()
    uri = f"https://creativecommons.org/licenses/by/{version}/"
    named = License(id=f"CC-BY-{version}", name=f"CC BY {version}", uri=uri, version=version)
    made = credit(article, licensed(article, license=named))
    for part in ("“Canal bridge opens again”", "Ada Example", "Harbour Post", f"CC BY {version}"):
        assert part in made.text
    assert f'href="{uri}"' in made.html
    assert 'href="https://harbour.example/bridge"' in made.html


def test_a_license_without_version_is_named_and_linked_to_the_page_that_states_it() -> None:
    article = own_article()
    made = credit(article, licensed(article, license=CC_BY_ND_UNVERSIONED))
    assert "CC BY-ND" in made.text
    assert made.license_url == article.url  # no version is guessed, so no deed can be named
    assert "creativecommons" not in made.html


def test_what_was_left_out_is_said() -> None:
    article = own_article()
    assert "CC BY 4.0; images omitted." in credit(article, licensed(article, images=())).text
    shorter = replace(licensed(article), outcome="excerpt")
    assert "CC BY 4.0; excerpt." in credit(article, shorter).text


def test_work_given_away_bears_no_copyright_sign() -> None:
    article = own_article()
    zero = License(id="CC0-1.0", name="CC0 1.0", uri="https://creativecommons.org/publicdomain/zero/1.0/")
    made = credit(article, licensed(article, license=zero))
    assert "©" not in made.text
    assert made.rights is None


def test_all_rights_reserved_is_said_only_where_they_said_it() -> None:
    article = own_article()
    quiet = decided(article, holders=("Harbour Post",))
    assert "reserved" not in credit(article, quiet).text
    loud = replace(quiet, statements=("© Harbour Post. Alle Rechte vorbehalten.",))
    assert credit(article, loud).text.endswith("© Harbour Post. All rights reserved")


@pytest.mark.parametrize(
    ("years", "shown"),
    [((2016,), "2016"), ((2016, 2014, 2015), "2014–2016"), ((2014, 2016), "2014, 2016"), ((2015, 2016), "2015, 2016")],
)
def test_years_are_written_as_they_are(years: tuple[int, ...], shown: str) -> None:
    article = own_article()
    assert credit(article, decided(article, holders=("H",), years=years)).rights == f"© {shown} H"


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", "Source: NOVA-PRESS, NOVA (9 December 2016), by Ada Example, via Globe Reader"),
        ("de-AT", "Quelle: NOVA-PRESS, NOVA (9. Dezember 2016), von Ada Example, über Globe Reader"),
        ("fr", "Source\u00a0: NOVA-PRESS, NOVA (9 décembre 2016), par Ada Example, via Globe Reader"),
        ("es", "Fuente: NOVA-PRESS, NOVA (9 de diciembre de 2016), por Ada Example, vía Globe Reader"),
        ("pt-BR", "Fonte: NOVA-PRESS, NOVA (9 de dezembro de 2016), por Ada Example, via Globe Reader"),
        ("it", "Fonte: NOVA-PRESS, NOVA (9 dicembre 2016), di Ada Example, tramite Globe Reader"),
        ("nl", "Bron: NOVA-PRESS, NOVA (9 december 2016), door Ada Example, via Globe Reader"),
        ("ru", "Источник: NOVA-PRESS, NOVA (9 декабря 2016), автор: Ada Example, через Globe Reader"),
        ("ja", "Source: NOVA-PRESS, NOVA (9 December 2016), by Ada Example, via Globe Reader"),
        (None, "Source: NOVA-PRESS, NOVA (9 December 2016), by Ada Example, via Globe Reader"),
    ],
)
def test_the_credit_speaks_the_articles_language(language: str | None, expected: str) -> None:
    people = (Person(name="NOVA-PRESS", agency=True), Person(name="Ada Example"))
    article = wire_article(language=language, people=people)
    assert credit(article, decided(article)).text == expected


@pytest.mark.parametrize(
    ("precision", "shown"), [("year", "(2016)"), ("month", "(December 2016)"), ("day", "(9 December 2016)")]
)
def test_a_date_is_no_more_exact_than_it_was_stated(precision: str, shown: str) -> None:
    stated = Moment(at=datetime(2016, 12, 9, tzinfo=UTC), precision=precision)  # type: ignore[arg-type]  # the three words
    article = wire_article(original_published=stated)
    assert shown in credit(article, decided(article)).text


def test_a_site_that_republishes_does_not_become_the_author() -> None:
    article = wire_article(people=(Person(name="Globe Reader", role="agency", agency=True),))
    made = credit(article, wire_decision(article))
    assert made.authors == ()
    assert made.text.startswith("Source: NOVA (9 December 2016) via Globe Reader.")


def test_an_agency_that_is_author_and_source_in_one_is_named_once() -> None:
    article = own_article(people=(Person(name="harbour post", role="agency", agency=True),))
    made = credit(article, licensed(article))
    assert made.text.startswith("“Canal bridge opens again” by Harbour Post (17 November 2026), CC BY 4.0")


def test_a_site_without_a_name_is_credited_by_its_host() -> None:
    steps = (Step(role="original"), Step(role="collected"))
    article = own_article(publisher=Party(), provenance=Provenance(steps=steps), feed_title=None, people=())
    assert credit(article, decided(article)).text == "Source: harbour.example (17 November 2026)"


def test_where_nothing_is_known_the_title_still_stands() -> None:
    article = own_article(
        url=None,
        publisher=Party(),
        people=(),
        published=None,
        feed_title=None,
        provenance=Provenance(steps=(Step(role="original"), Step(role="collected"))),
    )
    made = credit(article, decided(article))
    assert made.text == "Canal bridge opens again"
    assert made.html == made.text


def _with_line(text: str, **changes: object) -> Credit:
    article = own_article()
    duty = Duty(action="credit_line_fixed", text=text, **changes)  # type: ignore[arg-type]  # url and position
    return credit(article, licensed(article, duties=(duty,)))


def test_a_demanded_line_is_printed_verbatim_before_ours() -> None:
    made = _with_line("This story first appeared in Harbour Post, a newsroom by the sea.")
    assert made.text.split("\n")[0] == "This story first appeared in Harbour Post, a newsroom by the sea."
    assert made.text.split("\n")[1].startswith("“Canal bridge opens again”")
    assert made.html.startswith(
        'This story first appeared in <a href="https://harbour.example/bridge">Harbour Post</a>,'
    )


def test_the_gaps_of_a_demanded_line_are_filled() -> None:
    made = _with_line("By [Author’s name], {publication}, originally published on <DATE>: “[headline]”")
    assert made.text.split("\n")[0] == (
        "By Ada Example, Harbour Post, originally published on 17 November 2026: “Canal bridge opens again”"
    )


def test_a_line_with_a_gap_nobody_can_fill_is_not_printed_half() -> None:
    made = _with_line("Reported by [name of our intern] for Harbour Post")
    assert "intern" not in made.text
    assert made.text.startswith("“Canal bridge")


def test_a_demanded_target_carries_the_whole_line_where_no_name_stands_in_it() -> None:
    made = _with_line("Republished with permission.", url="https://harbour.example/terms")
    assert made.html.startswith('<a href="https://harbour.example/terms">Republished with permission.</a>')


def test_a_demanded_line_is_not_printed_beside_a_mere_link() -> None:
    article = own_article()
    duty = Duty(action="credit_line_fixed", text="Republished with the permission of Harbour Post.")
    assert "permission" not in credit(article, decided(article, "link", duties=(duty,))).text


def test_the_credit_goes_to_the_top_where_that_is_demanded() -> None:
    article = own_article()
    assert credit(article, licensed(article)).position == "end"
    for duty in (Duty(action="attribution_on_top"), Duty(action="attribute_source", position="top")):
        assert credit(article, licensed(article, duties=(duty,))).position == "top"


def test_a_demanded_link_target_wins() -> None:
    article = own_article()
    duty = Duty(action="link_original", url="https://harbour.example/bridge?from=syndication")
    made = credit(article, licensed(article, duties=(duty,)))
    assert '<a href="https://harbour.example/bridge?from=syndication">Harbour Post</a>' in made.html


def test_markup_in_names_is_text() -> None:
    nasty = '<img src=x onerror="alert(1)">'
    article = own_article(
        title=nasty,
        people=(Person(name=nasty),),
        publisher=Party(name=nasty),
        provenance=Provenance(steps=(Step(role="original", name=nasty), Step(role="collected", name=nasty))),
    )
    made = credit(article, licensed(article, holders=(nasty,), license=replace(CC_BY, name=nasty)))
    assert "<img" not in made.html
    assert words_of(made.html) == made.text


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "ftp://harbour.example/", "#", "", "//x y"])
def test_an_address_no_reader_should_follow_is_no_link(url: str) -> None:
    article = own_article(url=url)
    made = credit(article, licensed(article))
    assert made.original_url is None
    assert 'href="https://creativecommons.org' in made.html
    assert made.html.count("href=") == 1


@pytest.mark.parametrize("outcome", ["full", "excerpt", "link"])
def test_text_and_markup_say_the_same(outcome: str) -> None:
    for article in (own_article(), wire_article()):
        made = credit(article, licensed(article, outcome=outcome))
        assert words_of(made.html) == made.text


def test_nobody_who_passed_it_on_is_left_out() -> None:
    steps = (
        Step(role="original", name="NOVA"),
        Step(role="intermediary", name="Second Hand", article_url="https://second.example/7"),
        Step(role="intermediary", url="https://www.third.example/"),
        Step(role="intermediary", name="Globe Reader"),
        Step(role="collected", name="Globe Reader"),
    )
    article = wire_article(provenance=Provenance(steps=steps), people=())
    made = credit(article, decided(article))
    assert made.text == "Source: NOVA (9 December 2016) via Second Hand, third.example, Globe Reader"
    assert '<a href="https://second.example/7">Second Hand</a>' in made.html
    assert made.via == "Globe Reader"
    assert "via Second Hand, third.example, Globe Reader, CC BY 4.0" in credit(article, licensed(article)).text


def test_a_quotation_nobody_had_to_permit_claims_no_permission() -> None:
    article = own_article()
    duty = Duty(action="credit_line_fixed", text="Republished with the permission of Harbour Post.")
    own = Reason(text="An excerpt by the operator's own policy.", code="own_excerpt_policy")
    granted = decided(article, "excerpt", duties=(duty,))
    assert credit(article, granted).text.startswith("Republished with the permission")
    assert "permission" not in credit(article, replace(granted, reasons=(own,))).text


@pytest.mark.parametrize("title", ["\ud800", "\ufffe\udfff", "\x00\x1b"])
def test_a_title_of_no_characters_is_no_title(title: str) -> None:
    steps = (Step(role="original"), Step(role="collected"))
    article = own_article(
        title=title, url=None, publisher=Party(), people=(), feed_title=None, provenance=Provenance(steps=steps)
    )
    for decision in (decided(article), licensed(article, license=None, holders=())):
        assert "Untitled" in credit(article, decision).text
        credit(article, decision).html.encode("utf-8")


def test_no_copyright_line_is_put_into_the_mouth_of_who_is_only_taken_for_the_holder() -> None:
    article = own_article()
    inferred = Reason(text="Harbour Post is taken for the holder.", code="holder_inferred")
    decision = replace(licensed(article), reasons=(inferred,))
    assert credit(article, licensed(article)).rights == "© 2026 Harbour Post"
    made = credit(article, decision)
    assert made.rights is None
    assert "©" not in made.text
    assert "Harbour Post" in made.text
    assert shown(article, decision).holders == ()
