"""An article keeps its id for ever, whatever its source does to its feed; nothing comes twice, nothing goes."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from support import stories
from support.visits import START, House

from syndicator.errors import Gone, Refused, Unreachable
from syndicator.model.capture import Capture
from syndicator.model.source import Source
from syndicator.pipeline.understand import understand

HOME = "https://origin.example/"
LOGIN = "<!doctype html><html><head><title>Log in</title></head><body><form>Please log in</form></body></html>"


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    made = House(tmp_path)
    yield made
    made.store.close()


def item(title: str, *, link: str | None = None, guid: str | None = None, text: str = "A few words.") -> str:
    linked = f"<link>{escape(link)}</link>" if link else ""
    numbered = f"<guid isPermaLink='false'>{escape(guid)}</guid>" if guid is not None else ""
    return f"<item><title>{title}</title>{linked}{numbered}<description>{escape(text)}</description></item>"


def feed(*items: str, title: str = "Origin") -> str:
    return (
        f'<rss version="2.0"><channel><title>{title}</title><link>{HOME}</link><description>d</description>'
        f"{''.join(items)}</channel></rss>"
    )


def ids(house: House) -> dict[str, str]:
    return {title: holding.article.id for title, holding in house.held().items()}


THREE = tuple(item(title, link=f"{HOME}{title.lower()}", guid=f"g-{title}") for title in ("One", "Two", "Three"))

_SCHEMES = ("http://", "https://", "HTTPS://")
_HOSTS = ("origin.example", "www.origin.example", "ORIGIN.example", "origin.example:443")
_ENDS = ("", "/", "?utm_source=rss&utm_medium=feed", "?fbclid=abc", "#top", "/?utm_campaign=x#y")
ADDRESSES = st.builds(
    lambda scheme, host, end: f"{scheme}{host}/story/one{end}",
    st.sampled_from(_SCHEMES),
    st.sampled_from(_HOSTS[:3]),
    st.sampled_from(_ENDS),
)
GUIDS = st.sampled_from(["g1", "g2", "", "https://origin.example/story/one", "http://www.origin.example/story/one/"])


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(said=st.lists(st.tuples(ADDRESSES, GUIDS, st.sampled_from(["One", "One, corrected"])), min_size=2, max_size=5))
def test_no_way_of_writing_an_address_makes_another_article(
    said: list[tuple[str, str, str]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    house = House(tmp_path_factory.mktemp("house"))
    news = [house.visit(feed(item(title, link=link, guid=guid))).new for link, guid, title in said]
    (held,) = house.held().values()
    assert news == [1] + [0] * (len(said) - 1)
    assert held.article.url is not None
    house.store.close()


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    answers=st.lists(
        st.sampled_from(["all", "fewer", "none", "turned", "twice", "login", "torn", "gone", "refused", "away"]),
        max_size=6,
    ),
    cut=st.integers(len(feed()) - 16, len(feed(*THREE)) - 1),
)
def test_whatever_a_feed_goes_through_nothing_goes_and_nothing_comes_twice(
    answers: list[str], cut: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    house = House(tmp_path_factory.mktemp("house"))
    house.visit(feed(*THREE))
    before = ids(house)
    say = {
        "all": feed(*THREE),
        "fewer": feed(THREE[2]),
        "none": feed(),
        "turned": feed(*reversed(THREE)),
        "twice": feed(*THREE, *THREE),
        "login": LOGIN,
        "torn": feed(*THREE)[:cut],  # anywhere: by a host that says neither how long its answer is nor where it ends
        "gone": Gone(url=HOME, status=410),
        "refused": Refused(url=HOME, status=403),
        "away": Unreachable("no answer", url=HOME),
    }
    for answer in answers:
        assert house.visit(say[answer]).new == 0
    assert ids(house) == before
    house.store.close()


@pytest.mark.parametrize(
    "other",
    [feed(*THREE, title="Origin has a new name"), feed(*reversed(THREE)), feed(THREE[1])],
    ids=["a new name", "another order", "one of them"],
)
def test_a_feed_under_a_new_address_brings_the_same_articles(house: House, other: str) -> None:
    house.visit(feed(*THREE))
    before = ids(house)
    visit = house.visit(other, source="b")
    assert visit.new == 0
    assert ids(house) == before


def test_a_renamed_source_brings_no_article_again_though_they_have_no_address(house: House) -> None:
    text = "".join(f"<p>{sentence}</p>" for sentence in stories.LOCK)
    house.visit(feed(item("Old lock is kept", guid="g1", text=text)))
    before = ids(house)
    assert house.visit(feed(item("Old lock is kept", guid="g1", text=text)), source="b").new == 0
    assert ids(house) == before


def test_a_headline_is_mended_and_the_guid_and_the_address_change_one_after_the_other(house: House) -> None:
    house.visit(feed(item("Old lok is kept", link=f"{HOME}1", guid="a")))
    (identity,) = ids(house).values()
    for title, link, guid in (
        ("Old lock is kept", "1", "a"),
        ("Old lock is kept", "1", "b"),
        ("Old lock is kept", "2026/old-lock", "b"),
        ("The lock", "2026/old-lock", "c"),
    ):
        assert house.visit(feed(item(title, link=f"{HOME}{link}", guid=guid))).new == 0
        assert ids(house) == {title: identity}
    for address in (f"{HOME}1", f"{HOME}2026/old-lock"):
        found = house.store.find(address)
        assert found is not None
        assert found.article.id == identity


def test_a_guid_that_is_used_again_brings_a_new_article_and_keeps_the_old_one(house: House) -> None:
    house.visit(feed(item("Old lock is kept", link=f"{HOME}lock", guid="top", text=" ".join(stories.LOCK))))
    before = ids(house)
    bees = item("Fewer dead bees in the valley", link=f"{HOME}bees", guid="top", text=" ".join(stories.BEES))
    assert house.visit(feed(bees)).new == 1
    assert len(house.held()) == 2
    assert ids(house)["Old lock is kept"] == before["Old lock is kept"]
    after = ids(house)
    assert house.visit(feed(bees, title="Origin again")).new == 0
    assert ids(house) == after


@pytest.mark.parametrize("address", ["https://m.origin.example/lock", "https://origin.example/amp/lock?x=1"])
def test_a_mobile_page_is_the_article_that_it_names(address: str) -> None:
    body = "".join(f"<p>{sentence}</p>" for sentence in stories.LOCK)
    page = (
        f'<!doctype html><html><head><title>Old lock is kept</title><link rel="canonical" href="{HOME}lock"></head>'
        f"<body><article><h1>Old lock is kept</h1>{body}</article></body></html>"
    )
    capture = Capture(
        url=address, requested_url=address, media_type="text/html", body=page.encode(), fetched_at=START, headers=()
    )
    (finding,) = understand(capture, Source(id="a", kind="page", urls=(address,)), at=START).findings
    assert finding.article.keys[0] == "url:origin.example/lock"
