from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from support.catalogue import entry, forget, found_at, known, row, shelf
from support.deciding import (
    AT,
    COMMERCIAL,
    COMMUNITY,
    PAGE,
    PAPER,
    ROBOT,
    agency,
    article,
    block,
    codes,
    from_elsewhere,
    licence,
    picture,
    seen,
)

from syndicator.errors import EvidenceError
from syndicator.model.article import Party, Person
from syndicator.model.capture import Capture
from syndicator.model.draft import Mark
from syndicator.model.provenance import Provenance, Step
from syndicator.model.rights import Agreement, Duty, Grant, Policy
from syndicator.model.source import Source
from syndicator.pipeline.understand import understand
from syndicator.rights import catalogue, catalogue_file, decide, evidence, licenses, statements
from syndicator.rights.decide import duties
from syndicator.settings import model as settings_model
from syndicator.syntax import url as addresses

DOCS = Path(__file__).resolve().parents[3] / "docs"
FILE = """
id = "daily-example"
name = "Daily Example"
domains = ["daily.example"]
policy_url = "https://daily.example/republish"
checked = 2026-02-01
verified = false
summary = "Anybody may republish its articles."
source = "hearsay"
"""


def decided(
    of: Any = None, *, marks: Any = (), use: Any = COMMUNITY, at: Any = AT, place: Any = PAGE, **more: Any
) -> Any:
    what = of or article()
    return decide.decide(what, (*seen(*marks), *known(what, place=place)), use=use, policy=Policy(), at=at, **more)


def duty_actions(decision: Any) -> set[str]:
    return {duty.action for duty in decision.duties}


# --- the shipped files -----------------------------------------------------------------------------------------------


@pytest.fixture(autouse=True)
def _fresh() -> Any:
    yield
    forget()


def test_every_file_is_read_and_there_are_many() -> None:
    assert len(catalogue.entries()) >= 40
    assert [one.id for one in catalogue.entries()] == sorted(one.id for one in catalogue.entries())


def test_no_two_entries_claim_a_host_or_a_name() -> None:
    for one in catalogue.entries():
        assert all(catalogue.by_domain(domain) is one for domain in one.domains)
        assert all(catalogue.by_name(name) is one for name in (one.name, *one.aliases))


@pytest.mark.parametrize("one", catalogue.entries(), ids=lambda one: one.id)
def test_an_entry_says_how_we_know(one: Any) -> None:
    assert one.source
    assert len(one.quote.split()) <= 25
    assert len(one.summary) <= 240
    assert one.summary.endswith(".")
    if one.verified:
        assert not one.source.startswith("not read")
    else:
        assert one.as_of is None
        assert one.speaks_until is None


@pytest.mark.parametrize("one", catalogue.entries(), ids=lambda one: one.id)
def test_the_policy_stands_at_the_publishers(one: Any) -> None:
    assert catalogue.by_domain(addresses.host(one.policy_url)) is one or addresses.site(one.policy_url) in one.domains


@pytest.mark.parametrize("one", catalogue.entries(), ids=lambda one: one.id)
def test_permissions_are_for_own_articles_and_within_the_licence(one: Any) -> None:
    assert all(grant.own_only for grant in one.grants)
    if one.license is not None:
        allowed = {grant.action for grant in licenses.grants_of(one.license)}
        assert {grant.action for grant in one.grants} <= allowed
        if "CommercialUse" in one.license.prohibits:
            assert all(grant.audience == "noncommercial" or grant.noncommercial for grant in one.grants)
            assert "commercial" in one.prohibitions
        if "DerivativeWorks" not in one.license.permits:
            assert "edit" in one.prohibitions


def test_the_words_are_those_the_rest_of_the_house_knows() -> None:
    assert set(settings_model.DUTIES) >= catalogue_file.DUTIES
    person_decides = {"redistribution"}
    assert {action for action in catalogue_file.PROHIBITIONS if not duties._known(action)} == person_decides


def test_the_page_for_people_lists_every_entry() -> None:
    lines = (DOCS / "catalogue.md").read_text(encoding="utf-8").splitlines()
    listed = [line for line in lines if line.startswith("| [")]
    assert listed == [row(one) for one in catalogue.entries()]


def test_only_a_dated_reading_at_the_publisher_speaks() -> None:
    speaking = {one.id for one in catalogue.entries() if one.speaks_until is not None}
    assert "gov-uk" in speaking
    assert "propublica" not in speaking
    assert "the-conversation" not in speaking  # read, but nobody knows when


# --- looking up ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("https://www.propublica.org/article/x", "propublica"),
        ("http://propublica.org", "propublica"),
        ("PROPUBLICA.ORG.", "propublica"),
        ("es.globalvoices.org", "global-voices"),
        ("https://www.gov.uk/government/news", "gov-uk"),
        ("https://bristol.gov.uk/news", None),
        ("https://www.bristol.gov.uk/news", None),
        ("notpropublica.org", None),
        ("propublica.org.example", None),
        ("https://elsewhere.example/propublica.org", None),
        ("", None),
        ("https://[::1]/", None),
    ],
)
def test_by_domain(asked: str, found: str | None) -> None:
    one = catalogue.by_domain(asked)
    assert (one.id if one else None) == found


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("ProPublica", "propublica"),
        ("pro publica", "propublica"),
        ("AGENCIA BRASIL", "agencia-brasil"),
        ("Agência Brasil", "agencia-brasil"),
        ("KFF Health News", "kff-health-news"),
        ("KFF", "kff"),
        ("Daily Example", None),
        ("", None),
    ],
)
def test_by_name(asked: str, found: str | None) -> None:
    one = catalogue.by_name(asked)
    assert (one.id if one else None) == found


def test_by_id_and_digest() -> None:
    assert catalogue.by_id("nobody") is None
    before = catalogue.digest()
    with shelf(entry()):
        assert catalogue.digest() != before
        assert catalogue.by_id("daily-example") is not None
    assert catalogue.digest() == before


def test_a_change_of_the_catalogue_changes_what_was_decided_under() -> None:
    before = decide.fingerprint(COMMUNITY, Policy())
    with shelf(entry()):
        assert decide.fingerprint(COMMUNITY, Policy()) != before


# --- reading a file --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("colour = 1", "colour is not a key"),
        ('images = "all"', "images may not be 'all'"),
        ('license = "CC-BY-9.0"', "license may not be"),
        ('basis = "hope"', "basis may not be"),
        ('prohibitions = ["fun"]', "prohibitions may not be"),
        ('duties = ["sing"]', "duties[0].action may not be 'sing'"),
        ('duties = [{ text = "x" }]', "duties[0].action is missing"),
        ('duties = [{ action = "notify", loud = true }]', "duties[0].loud is not a key"),
        ('grants = ["sell"]', "grants[0].action may not be 'sell'"),
        ('grants = [{ action = "republish_full", audience = "friends" }]', "grants[0].audience may not be"),
        ('grants = [{ action = "republish_full", own_only = false }]', "grants[0].own_only is not a key"),
        ('grants = [{ action = "republish_excerpt", excerpt_limit = 3 }]', "excerpt_limit needs its unit"),
        ('grants = ["republish_full"]\nprohibitions = ["republish_full"]', "permits and forbids it"),
        ("valid_days = 0", "valid_days may not be 0"),
        ("valid_days = true", "valid_days may not be True"),
        ("quota = 2", "quota and quota_days go together"),
        ('per_item = "yes"', "per_item may not be 'yes'"),
        ("as_of = 2026-01-01", "verified says that none was"),
        ("as_of = 2026-01-01T00:00:00Z", "as_of may not be"),
        (f'quote = "{"word " * 26}"', "more than 25 words"),
        ('notes = "a\\nb"', "notes may not be"),
        ("contact", "Expected '=' after a key"),
    ],
)
def test_a_file_is_read_strictly(line: str, problem: str) -> None:
    with pytest.raises(ValueError, match=r"daily-example\.toml: ") as caught:
        catalogue_file.parse("daily-example.toml", f"{FILE}{line}\n")
    assert problem in str(caught.value)


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ('"daily-example"', '"other"', "the name of the file differ"),
        ('"daily.example"', '"www.daily.example"', "without www."),
        ('"daily.example"', '"daily"', "domains may not be"),
        ('["daily.example"]', "[]", "domains may not be"),
        ("2026-02-01", '"2026-02-01"', "checked may not be"),
        ("verified = false", "", "verified is missing"),
        ('source = "hearsay"', "", "source is missing"),
        ("https://daily.example/republish", "daily.example/republish", "policy_url may not be"),
        ("verified = false", "verified = true\nas_of = 2026-02-02", "as_of is later than checked"),
    ],
)
def test_what_a_file_must_say(old: str, new: str, problem: str) -> None:
    with pytest.raises(ValueError, match=r"daily-example\.toml: ") as caught:
        catalogue_file.parse("daily-example.toml", FILE.replace(old, new))
    assert problem in str(caught.value)


def test_every_problem_is_told_at_once() -> None:
    files = [
        ("daily-example.toml", FILE + "colour = 1\nvalid_days = 0\n"),
        ("a.toml", FILE.replace('"daily-example"', '"a"')),
        ("b.toml", FILE.replace('"daily-example"', '"b"').replace("Daily Example", "DAILY, example!")),
    ]
    with pytest.raises(ValueError, match="colour") as caught:
        catalogue_file.read_all(files)
    told = str(caught.value).splitlines()
    assert told == [
        "daily-example.toml: colour is not a key",
        "daily-example.toml: valid_days may not be 0",
        "domain 'daily.example' is claimed by a, b",
        "name 'daily example' is claimed by a, b",
    ]


def test_every_word_of_a_permission_and_of_a_duty_may_be_said() -> None:
    said = """
[[grants]]
action = "republish_full"
media = ["web", "print", "broadcast"]
[[duties]]
action = "attribute_source"
text = "From the Daily Example"
url = "http://daily.example/a"
position = "top"
days = 3
"""
    units = ("characters", "words", "paragraphs", "percent")
    for unit in units:
        said += f'[[grants]]\naction = "republish_excerpt"\nexcerpt_limit = 2\nexcerpt_unit = "{unit}"\n'
    one = catalogue_file.parse("daily-example.toml", FILE + said)
    assert one.grants[0] == Grant(action="republish_full", media=("web", "print", "broadcast"), own_only=True)
    assert [(grant.excerpt_unit, grant.excerpt_limit, grant.quota) for grant in one.grants[1:]] == [
        (unit, 2, None) for unit in units
    ]
    assert one.duties == (
        Duty(
            action="attribute_source",
            text="From the Daily Example",
            url="http://daily.example/a",
            position="top",
            days=3,
            strength="publisher_terms",
        ),
    )


def test_entries_stand_in_the_order_of_their_ids() -> None:
    other = FILE.replace("daily-example", "a-daily").replace("Daily Example", "A Daily")
    files = [("daily-example.toml", FILE), ("a-daily.toml", other.replace("daily.example", "a.example"))]
    assert list(catalogue_file.read_all(files)) == ["a-daily", "daily-example"]


def test_a_mark_names_its_entry_and_stands_for_the_site() -> None:
    with shelf(entry()):
        (mark,) = catalogue.marks(article(), place=PAGE)
    assert mark == Mark(
        signal="catalogue",
        words="Anybody may republish its articles.",
        url="https://daily.example/republish",
        scope="site",
        extent="work",
        region="widget",
        locator="catalogue/daily-example",
        attributes=(("entry", "daily-example"), ("own", "yes")),
    )


def test_two_files_of_one_id_are_told() -> None:
    with pytest.raises(ValueError, match="id 'daily-example' is claimed by"):
        catalogue_file.read_all([("daily-example.toml", FILE), ("daily-example.toml", FILE)])


def test_what_a_file_says_reaches_its_permissions() -> None:
    more = 'grants = ["republish_full"]\nvalid_days = 90\nquota = 2\nquota_days = 30\nentire_only = true\n'
    one = catalogue_file.parse(
        "daily-example.toml", f'{FILE}{more}selected_by_person = true\nlicense = "CC-BY-ND-4.0"\n'
    )
    grant = one.grants[0]
    assert (grant.valid_days, grant.quota, grant.quota_days, grant.entire_only) == (90, 2, 30, True)
    assert grant.selected_by_person
    assert grant.own_only
    assert one.basis == "license"
    assert one.license == licenses.by_id("CC-BY-ND-4.0")


# --- a publisher that speaks -----------------------------------------------------------------------------------------


def test_its_own_article_at_its_own_page_may_be_published() -> None:
    with shelf(entry()):
        found = decided()
    assert found.outcome == "full"
    assert "in its publisher's terms, as the catalogue has them" in found.reasons[0].text


TOLD: dict[str, Any] = {
    "license": licenses.by_id("CC-BY-ND-4.0"),
    "basis": "license",
    "prohibitions": ("logo",),
    "duties": (Duty(action="noindex", strength="publisher_terms"),),
    "images": "own",
    "selected_by_person": True,
    "entire_only": True,
    "contact": "desk@daily.example",
    "valid_days": 30,
    "quota": 4,
    "quota_days": 7,
}
FORBIDDEN = ("automated_republication", "edit", "images_third_party", "logo", "republish_excerpt", "third_party")


@pytest.mark.parametrize("speaking", [True, False])
def test_what_an_entry_says_field_by_field(speaking: bool) -> None:  # noqa: FBT001 - a column
    one = entry(**TOLD, verified=speaking)
    with shelf(one):
        (piece,) = known(article())
        (said,) = statements.read((piece,))
    by = {"strength": "publisher_terms", "evidence": (piece.id,)}
    assert {(duty.strength, duty.evidence) for duty in said.duties} == {("publisher_terms", (piece.id,))}
    assert ("link_license" in {duty.action for duty in said.duties}) is speaking
    assert Duty(action="noindex", **by) in said.duties
    assert Duty(action="remove_after_expiry", days=30, **by) in said.duties
    assert Duty(action="quota", text="no more than 4 articles in 7 days", days=7, **by) in said.duties
    assert [(one.action, one.evidence) for one in said.prohibitions] == [(action, (piece.id,)) for action in FORBIDDEN]
    assert (said.stance, said.grantor, said.contact) == (
        "grants" if speaking else "restricts",
        "Daily Example",
        "desk@daily.example",
    )
    assert (said.terms_url, said.reach) == ("https://daily.example/republish", "third_party_excluded")
    assert (said.license, said.grants, said.expires) == (
        (one.license, one.grants, one.speaks_until) if speaking else (None, (), None)
    )
    assert said.basis == ("license" if speaking else "none")
    with shelf(entry(own_only=False)):
        (free,) = statements.read(known(article()))
    assert (free.reach, free.prohibitions) == (None, ())


def test_the_shipped_catalogue_opens_www_gov_uk_and_nothing_below() -> None:
    at = datetime(2026, 11, 22, tzinfo=UTC)
    url = "https://www.gov.uk/government/news/a"
    assert decided(found_at("GOV.UK", url), place=url, at=at).outcome == "full"
    below = "https://service.gov.uk/news/a"
    assert decided(found_at("GOV.UK", below), place=below, at=at).outcome == "link"


@pytest.mark.parametrize(
    "what",
    [
        {"of": article(origin=from_elsewhere("Reuters"))},
        {"of": article(people=(agency("AFP"),))},
        {"of": article(publisher=Party(name="Weekly Other", url="https://daily.example/"))},
        {"of": article(url="https://partner.daily.example/story")},
        {"of": article(url=None)},
        {"place": "https://feeds.elsewhere.example/all"},
        {"place": "https://blog.daily.example/feed"},
        {"place": None},
        {"marks": [Mark(signal="jsonld:copyrightHolder", words="Weekly Other")]},
        {"marks": [block("© 2026 Jane Roe")], "of": article(people=())},
    ],
    ids=["origin", "byline", "publisher", "host", "no url", "feed", "subdomain", "file", "holder", "author"],
)
def test_nothing_opens_where_a_sign_points_elsewhere(what: Any) -> None:
    with shelf(entry()):
        assert decided(**what).outcome in {"link", "review"}


def test_an_author_who_holds_his_article_is_not_the_publisher() -> None:
    of = article(people=(Person(name="Jane Roe"),))
    with shelf(entry()):
        assert decided(of, marks=[block("© 2026 Jane Roe")]).outcome == "link"


def test_steps_elsewhere_are_not_its_own() -> None:
    collected = Step(
        role="collected", name="Daily Example", url="https://daily.example/", feed_url="https://x.example/f"
    )
    with shelf(entry()):
        assert known(article(provenance=Provenance(steps=(collected,))))[0].attributes[1] == ("own", "no")


def test_a_policy_grows_old() -> None:
    last = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(days=catalogue.FRESH_DAYS)
    with shelf(entry()):
        assert decided(at=last - timedelta(seconds=1)).outcome == "full"
        old = decided(at=last)
    assert old.outcome == "link"
    assert "not_checked" in codes(old)
    assert "was to be checked again by 2027-02-05" in old.reasons[0].text


@pytest.mark.parametrize(
    "less",
    [{"verified": False, "as_of": None}, {"verified": False}, {"as_of": None}, {"per_item": True}, {"grants": ()}],
    ids=str,
)
def test_everything_else_opens_nothing(less: Any) -> None:
    with shelf(entry(**less)):
        assert decided().outcome == "link"


def test_bounds_of_a_permission_are_kept() -> None:
    full = Grant(action="republish_full", own_only=True)
    with shelf(entry(grants=(replace(full, audience="news_media"),))):
        assert decided().outcome == "link"
        assert decided(use=COMMERCIAL).outcome == "full"
    with shelf(entry(grants=(replace(full, media=("web",)),))):
        assert decided(use=PAPER).outcome == "link"
    with shelf(entry(grants=(replace(full, unmet=("by agreement",)),))):
        assert decided().outcome == "link"
    with shelf(entry(grants=(replace(full, selected_by_person=True),), selected_by_person=True)):
        assert decided().outcome == "full"
        assert decided(use=ROBOT).outcome == "review"
    with shelf(entry(grants=(replace(full, valid_days=5),), valid_days=5)):
        assert decided().outcome == "link"


def test_a_nearer_reservation_makes_a_contradiction() -> None:
    with shelf(entry()):
        assert decided(marks=[Mark(signal="jsonld:license", words="ALL_RIGHTS_RESERVED")]).outcome == "review"


def test_a_licence_at_the_item_comes_first_and_both_bind() -> None:
    with shelf(entry(license=licenses.by_id("CC-BY-ND-4.0"))):
        found = decided(marks=[licence("by-nc/4.0")])
        assert found.license is not None
        assert found.license.id == "CC-BY-NC-4.0"
        assert "edit" in found.prohibitions
        assert decided(marks=[licence("by-nc/4.0")], use=COMMERCIAL).outcome == "link"


# --- a publisher that nobody has read --------------------------------------------------------------------------------

UNREAD: dict[str, Any] = {"verified": False, "as_of": None}


@pytest.mark.parametrize(
    ("said", "use", "outcome"),
    [
        ({}, COMMERCIAL, "full"),
        ({"prohibitions": ("commercial",)}, COMMERCIAL, "link"),
        ({"prohibitions": ("commercial",)}, COMMUNITY, "full"),
        ({"license": licenses.by_id("CC-BY-NC-4.0")}, COMMERCIAL, "link"),
        ({"prohibitions": ("print",)}, PAPER, "link"),
        ({"prohibitions": ("republish_full",)}, COMMUNITY, "review"),  # the page says otherwise: a person has to look
        ({"prohibitions": ("systematic_republication",)}, COMMUNITY, "full"),
        ({"prohibitions": ("systematic_republication",)}, ROBOT, "review"),
        ({"selected_by_person": True}, COMMUNITY, "full"),
        ({"selected_by_person": True}, ROBOT, "review"),
        ({"quota": 2, "quota_days": 30}, ROBOT, "review"),
        ({"duties": (Duty(action="notify", strength="publisher_terms"),)}, ROBOT, "review"),
    ],
    ids=str,
)
def test_what_it_is_said_to_forbid_or_ask_counts(said: Any, use: Any, outcome: str) -> None:
    """The page itself licenses the article under CC BY, so that only the catalogue can take anything away."""
    with shelf(entry(**{**UNREAD, **said})):
        assert decided(marks=[licence("by/4.0")], use=use).outcome == outcome


def test_its_licence_is_not_what_we_publish_under() -> None:
    with shelf(entry(**UNREAD, license=licenses.by_id("CC-BY-NC-ND-4.0"))):
        found = decided(marks=[licence("by/4.0")])
    assert found.license is not None
    assert found.license.id == "CC-BY-4.0"
    assert [duty.url for duty in found.duties if duty.action == "link_license"] == [found.license.uri]
    assert {"edit", "commercial"} <= set(found.prohibitions)


@pytest.mark.parametrize(("images", "shown"), [("", 2), ("with_text", 2), ("own", 1), ("none", 0)])
def test_pictures(images: Any, shown: int) -> None:
    of = article(images=(picture("a"), picture("b", credit="Daily Example")))
    with shelf(entry(**UNREAD, images=images)):
        found = decided(of, marks=[licence("by/4.0")])
    assert sum(image.show for image in found.images) == shown


def test_days_become_a_duty_to_remove() -> None:
    with shelf(entry(**UNREAD, valid_days=90)):
        found = decided(marks=[licence("by/4.0")])
    assert [duty.days for duty in found.duties if duty.action == "remove_after_expiry"] == [90]


def test_whole_or_not_at_all() -> None:
    with shelf(entry(**UNREAD, entire_only=True)):
        silent = decide.decide(article(), known(article()), use=COMMUNITY, policy=Policy(on_silence="excerpt"), at=AT)
    assert silent.outcome == "link"


def test_it_names_nobody_as_holder() -> None:
    with shelf(entry(**UNREAD, name="Somebody Else", domains=("daily.example",))):
        said = statements.read(known(article()))
        assert [one.holders for one in said] == [()]
        assert decided().holders == ("Daily Example",)


def test_a_written_agreement_stands_above_it() -> None:
    agreed = Agreement(id="a", partner="Daily Example", reference="mail", permits=("republish_full",))
    with shelf(
        entry(**UNREAD, prohibitions=("commercial",), duties=(Duty(action="notify", strength="publisher_terms"),))
    ):
        found = decided(use=COMMERCIAL, agreement=agreed)
    assert found.outcome == "full"
    assert "notify" not in duty_actions(found)


def test_whom_to_ask() -> None:
    with shelf(entry(**UNREAD, contact="rights@daily.example")):
        assert decided().ask == "rights@daily.example"
        assert decided(article(origin=from_elsewhere("Reuters"))).ask == "Reuters"


# --- where it concerns an article ------------------------------------------------------------------------------------


def test_a_copy_elsewhere_keeps_the_terms_of_where_it_first_appeared() -> None:
    origin = from_elsewhere("ProPublica", "https://www.propublica.org/")
    concerned = known(article(origin=origin))
    assert [(dict(one.attributes)["entry"], dict(one.attributes)["own"]) for one in concerned] == [("propublica", "no")]


def test_a_name_alone_is_enough_to_narrow() -> None:
    assert [dict(one.attributes)["entry"] for one in known(article(origin=from_elsewhere("Grist")))] == ["grist"]
    by_publisher = article(publisher=Party(name="The Conversation"))
    assert [dict(one.attributes)["entry"] for one in known(by_publisher)] == ["the-conversation"]


def test_nobody_in_the_catalogue_gives_no_evidence() -> None:
    assert known(article()) == ()


def test_evidence_shows_our_sentence_and_their_page() -> None:
    with shelf(entry()):
        piece = known(article())[0]
    assert (piece.signal, piece.scope, piece.region, piece.stance) == ("catalogue", "site", "widget", "grants")
    assert piece.words == "Anybody may republish its articles."
    assert piece.target == "https://daily.example/republish"


def test_an_entry_that_was_removed_cannot_be_read() -> None:
    with shelf(entry()):
        piece = known(article())[0]
    with shelf(), pytest.raises(EvidenceError, match="no such entry any more"):
        evidence.understand(piece)
    with shelf():
        both = (*seen(licence("by/4.0", region="footer", scope="site")), piece)
        assert decide.decide(article(), both, use=COMMUNITY, policy=Policy(), at=AT).outcome == "review"


def test_a_mark_from_another_place_never_speaks() -> None:
    with shelf(entry()):
        mark = catalogue.marks(article(), place=PAGE)[0]
        for moved in (replace(mark, scope="item"), replace(mark, region="head"), replace(mark, extent="text")):
            assert all(not said.grants for said in statements.read(seen(moved)))


def test_it_is_gathered_for_every_article_of_a_visit() -> None:
    page = b"""<!doctype html><html><head><title>Tides</title><link rel=canonical href="https://daily.example/tides">
    <meta property="og:site_name" content="Daily Example"></head><body><article><h1>Tides</h1>
    <p>The harbour fills twice a day, and nobody asks why. It has done so for as long as there has been a harbour.</p>
    <p>On Tuesday the gauge at the pier showed four metres, a little more than the week before.</p>
    </article></body></html>"""
    capture = Capture(
        url="https://daily.example/tides",
        requested_url="https://daily.example/tides",
        media_type="text/html",
        body=page,
        fetched_at=AT,
    )
    with shelf(entry()):
        understood = understand(capture, Source(id="daily", kind="page"), at=AT)
        pieces = [one for one in understood.findings[0].evidence if one.signal == "catalogue"]
    assert [dict(one.attributes) for one in pieces] == [{"entry": "daily-example", "own": "yes"}]
