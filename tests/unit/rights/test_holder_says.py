"""Whose it is, said in full: names, years, address, and why, with the evidence that says so."""

from __future__ import annotations

from typing import Any

import pytest
from support.deciding import agency, article, from_elsewhere, seen

from syndicator.model.article import Party, Person
from syndicator.model.draft import Mark
from syndicator.model.provenance import Provenance, Step
from syndicator.model.rights import Reason, RightsStatement
from syndicator.rights import holder
from syndicator.rights.holder import Holder

ORIGIN = "https://weekly.example/2026/boats"


def line(*names: str, **said: Any) -> RightsStatement:
    """A copyright line under the item, as a reader of evidence makes it."""
    fields: dict[str, Any] = {
        "evidence": "e1",
        "stance": "reserves",
        "scope": "item",
        "extent": "work",
        "region": "tail",
        "words": "©",
        "holders": names,
    }
    return RightsStatement(**{**fields, **said})


def first_appeared(at: str, **said: Any) -> RightsStatement:
    return line(stance="informs", origin=at, words=f"First appeared at {at}.", **said)


def whose(*said: RightsStatement, **of: Any) -> Holder:
    return holder.resolve(article(**of), said)


def reason(text: str, code: str, *evidence: str) -> Reason:
    return Reason(text=text, evidence=evidence, code=code)


INFERRED = "No copyright line names anybody, nothing says it comes from elsewhere: {} is taken for the holder."


def test_nobody_says_anything() -> None:
    years = line(years=(2019, 2016, 2019))
    assert whose(years) == Holder(
        names=("Daily Example",),
        years=(2016, 2019),
        inferred=True,
        why=(reason(INFERRED.format("Daily Example"), "holder_inferred"),),
    )
    nameless = Provenance(steps=(Step(role="collected", name="Where it was found"),))
    assert whose(publisher=Party(name=None), provenance=nameless).names == ("Where it was found",)
    unknown = whose(publisher=Party(name=None), provenance=Provenance(steps=(Step(role="collected"),)))
    assert unknown == Holder(inferred=True, why=(reason(INFERRED.format("the site"), "holder_inferred"),))


def test_the_line_under_the_item_names_the_site() -> None:
    assert whose(line("Daily Example", years=(2026,)), line("Daily Example", evidence="e2")) == Holder(
        names=("Daily Example",),
        years=(2026,),
        why=(reason("Its copyright line names Daily Example, so it is the site's own.", "holder_is_site", "e1", "e2"),),
    )


def test_the_line_names_the_site_and_who_wrote_it() -> None:
    found = whose(line("Daily Example", "Jane Doe"), people=(Person(name="Jane Doe"),))
    assert (found.names, found.third_party, found.author) == (("Daily Example", "Jane Doe"), False, False)
    assert found.why[0].text.startswith("Its copyright line names Daily Example and Jane Doe,")


def test_the_line_names_who_wrote_it_alone() -> None:
    text = "The copyright line names Jane Doe, who wrote it, and not Daily Example."
    assert whose(line("Jane Doe", years=(2026,)), people=(Person(name="Jane Doe"),)) == Holder(
        names=("Jane Doe",),
        years=(2026,),
        third_party=True,
        author=True,
        why=(reason(text, "holder_is_author", "e1"),),
    )


def test_an_agencys_desk_is_nobody_who_wrote_it() -> None:
    found = whose(line("Nordwire"), people=(agency("Nordwire"),))
    assert (found.author, found.third_party, found.why[0].code) == (False, True, "holder_is_third_party")


def test_the_line_names_somebody_else_and_so_does_the_origin() -> None:
    origin = from_elsewhere("Weekly Other", ORIGIN)
    assert whose(line("Weekly Other", "Jane Doe", years=(2025,)), origin=origin, people=(Person(name="Jane Doe"),)) == (
        Holder(
            names=("Weekly Other", "Jane Doe"),
            years=(2025,),
            third_party=True,
            url=ORIGIN,
            why=(
                reason(
                    "The copyright line names Weekly Other and Jane Doe, not Daily Example.",
                    "holder_is_third_party",
                    "e1",
                ),
                reason(
                    "It comes from Weekly Other: “The original source of this article is Weekly Other”.",
                    "origin_is_third_party",
                ),
            ),
        )
    )
    assert whose(line("Weekly Other")).url is None


def test_where_it_first_appeared() -> None:
    assert whose(first_appeared("Weekly Other")) == Holder(
        names=("Weekly Other",),
        third_party=True,
        why=(
            reason(
                "The page says it first appeared at Weekly Other: “First appeared at Weekly Other.”.",
                "origin_is_third_party",
                "e1",
            ),
        ),
    )
    assert whose(first_appeared("Daily Example")).inferred
    assert whose(first_appeared("Weekly Other", scope="site")).inferred
    assert not whose(first_appeared("Weekly Other", scope="feed")).inferred


def test_a_long_sentence_is_quoted_in_part() -> None:
    words = "First  appeared at\n" + "Weekly Other, " * 20
    (why,) = whose(line(origin="Weekly Other", words=words)).why
    quoted = why.text.partition("“")[2].partition("”")[0]
    assert quoted.startswith("First appeared at Weekly Other, Weekly")
    assert quoted.endswith("…")
    assert 150 < len(quoted) <= 160
    exact = "x" * 160
    (why,) = whose(line(origin="Weekly Other", words=exact)).why
    assert f"“{exact}”" in why.text


def test_the_same_origin_by_words_and_by_provenance_is_told_once() -> None:
    found = whose(first_appeared("The Weekly Other"), origin=from_elsewhere("Weekly Other", ORIGIN))
    assert (len(found.names), len(found.why), found.url) == (1, 1, ORIGIN)
    both = whose(first_appeared("Sunday Paper"), origin=from_elsewhere("Weekly Other"))
    assert both.names == ("Sunday Paper", "Weekly Other")


def test_an_origin_known_by_its_address_alone() -> None:
    origin = Step(role="original", article_url=ORIGIN)
    found = whose(origin=origin)
    assert (found.names, found.url, found.why[0].text) == (("weekly.example",), ORIGIN, "It comes from weekly.example.")
    home = whose(origin=Step(role="original", url="https://weekly.example/"))
    assert (home.names, home.url) == (("weekly.example",), "https://weekly.example/")
    assert whose(origin=Step(role="original", article_url="https://www.daily.example/other")).inferred
    assert whose(origin=Step(role="original")).inferred


def test_an_agency_signs() -> None:
    assert whose(people=(agency("Nordwire"), agency("Daily Example"), Person(name="Jane Doe"))) == Holder(
        names=("Nordwire",), third_party=True, why=(reason("It is signed by Nordwire.", "agency_byline"),)
    )


def test_the_sites_footer_names_a_body() -> None:
    footer = {"region": "footer", "scope": "site"}
    text = "The copyright line of the site names Sunny Television Corp.; nothing says the item is anybody else's."
    assert whose(line("Sunny Television Corp.", years=(2024,), **footer)) == Holder(
        names=("Sunny Television Corp.",), years=(2024,), why=(reason(text, "holder_is_site", "e1"),)
    )


@pytest.mark.parametrize(
    "place", [{"scope": "feed"}, {"scope": "site", "region": "footer"}, {"region": "widget"}, {"region": "footer"}]
)
def test_an_agency_in_the_line_of_the_whole(place: Any) -> None:
    said = (line("Daily Example", **place), line("Reuters", years=(2026,), evidence="e2", **place))
    assert whose(*said) == Holder(
        names=("Reuters",),
        years=(2026,),
        third_party=True,
        why=(reason("The copyright line of the whole names Reuters, a news agency.", "holder_is_third_party", "e2"),),
    )


@pytest.mark.parametrize(
    ("said", "own"),
    [
        ({}, True),
        ({"stance": "informs"}, True),
        ({"scope": "feed", "region": "head"}, True),
        ({"stance": "claims"}, False),
        ({"third_party": True}, False),
        ({"scope": "item"}, False),
    ],
)
def test_who_signs_the_site_as_a_whole_is_the_site(said: Any, own: bool) -> None:  # noqa: FBT001 - a case
    signed = line("Harbour Press Ltd", evidence="e2", **{"scope": "site", "region": "footer", **said})
    assert holder.runs_site("Harbour Press", article(), (signed,)) is own


def test_an_agency_that_signs_the_site_does_not_become_the_site() -> None:
    signed = line("Reuters", scope="site", region="footer")
    assert not holder.runs_site("Reuters", article(), (signed,))
    assert not holder.runs_site("(public domain)", article(), (line("(public domain)", scope="site"),))


def test_a_name_at_the_sites_address_is_the_sites() -> None:
    assert holder.runs_site("Daily Example", article(publisher=Party(name=None)), ())
    assert holder.runs_site("daily.example", article(publisher=Party(name=None)), ())
    assert not holder.runs_site("Weekly Other", article(), ())


@pytest.mark.parametrize("between", [", ", "; ", " / ", " & ", " | ", " and ", " und ", " et ", " y ", " e ", " en "])
def test_names_in_a_row_are_taken_apart_where_one_is_known(between: str) -> None:
    found = whose(line(f"Jane Doe{between}Daily Example"), people=(Person(name="Jane Doe"),))
    assert (found.names, found.third_party) == (("Jane Doe", "Daily Example"), False)
    assert whose(line(f"Somebody{between}Reuters")).names == ("Somebody", "Reuters")
    assert whose(line(f"Weekly{between}Sunday")).names == (f"Weekly{between}Sunday",)


def test_each_name_once_whatever_its_spelling() -> None:
    assert whose(line("Weekly Other", "WEEKLY OTHER", "Weekly  Other.")).names == ("Weekly Other",)


def test_a_name_in_brackets_is_nobody() -> None:
    assert whose(line("(public domain)")).inferred
    assert whose(line("(public domain)", "Weekly Other")).names == ("Weekly Other",)


def test_clauses_of_one_notice_keep_their_order_and_notices_are_ordered_by_their_id() -> None:
    said = (line("Zebra Press", evidence="b"), line("Adler Press", evidence="b"), line("Midway Press", evidence="a"))
    assert whose(*said).names == ("Midway Press", "Zebra Press", "Adler Press")


def test_what_speaks_of_pictures_says_nothing_of_the_text() -> None:
    assert whose(line("Getty", extent="image"), line("Getty", reach="image_only")).inferred


def test_who_is_a_sentence() -> None:
    assert Holder().who == ""
    assert Holder(names=("A",)).who == "A"
    assert Holder(names=("Adler", "Midway")).who == "Adler and Midway"
    found = whose(line("Weekly Other", "Sunday Paper", "Harbour Press"))
    assert "names Weekly Other, Sunday Paper and Harbour Press, not Daily Example" in found.why[0].text


def test_evidence_is_the_one_that_was_read() -> None:
    (piece,) = seen(Mark(signal="dcterms:rightsHolder", words="Weekly Other"))
    from syndicator.rights import statements

    assert whose(*statements.read((piece,))).why[0].evidence == (piece.id,)
