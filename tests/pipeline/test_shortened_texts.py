"""A source that first gives a whole text and then less of it: nothing is lost, no right is won, corrections count."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from pathlib import Path

import pytest
from support import stories
from support.blog import Blog
from support.visits import House
from support.web import Town

from syndicator.model.holding import Holding
from syndicator.pipeline.redecide import redecide

HOME = "https://origin.example/"
CC = "<creativeCommons:license>https://creativecommons.org/licenses/by/4.0/</creativeCommons:license>"
TITLE = "Old lock is kept"
FORBIDS = "This article may not be republished without our written permission. All rights reserved."


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    made = House(tmp_path)
    yield made
    made.store.close()


@pytest.fixture
def town(tmp_path: Path) -> Iterator[Town]:
    made = Town(tmp_path, 'kind = "page"\nurl = "https://river.example/news/lock"')
    yield made
    made.store.close()


def feed(text: str, *, licensed: bool = True, title: str = TITLE, extra: str = "") -> str:
    return (
        '<rss version="2.0" xmlns:creativeCommons="http://backend.userland.com/creativeCommonsRssModule" '
        'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<channel><title>Origin</title><link>{HOME}</link><description>d</description>{CC if licensed else ''}"
        f"<item><title>{title}</title><link>{HOME}lock</link><guid>{HOME}lock</guid>{text}{extra}</item></channel></rss>"
    )


def whole(sentences: Sequence[str] = stories.LOCK, *more: str) -> str:
    text = "".join(f"<p>{sentence}</p>" for sentence in (*sentences, *more))
    return f"<content:encoded>{escape(text)}</content:encoded>"


SUMMARY = f"<description>{escape(stories.LOCK[0][:80])}…</description>"


def only(held: dict[str, Holding]) -> Holding:
    (holding,) = held.values()
    return holding


def outcome(house: House) -> str:
    decision = only(house.held()).decision
    assert decision is not None
    return decision.outcome


@pytest.mark.parametrize(
    "less", [SUMMARY, whole(stories.LOCK[:2]), whole((f"{stories.LOCK[0]} {stories.LOCK[1][:40]} …",))]
)
def test_a_feed_that_turns_to_teasers_shortens_nothing(house: House, less: str) -> None:
    house.visit(feed(whole()))
    before = only(house.held())
    visit = house.visit(feed(less))
    after = only(house.held())
    assert (visit.new, visit.known) == (0, 1)
    assert after.article.body_text == before.article.body_text
    assert outcome(house) == "full"
    assert visit.complaints == ("less is given of an article than before: the text that is held stays",)
    assert house.visit(feed(less)).changed == 0, "said once"
    again = house.visit(feed(whole(stories.LOCK, "One more thing was said later.")))
    assert again.changed == 1
    assert "One more thing" in (only(house.held()).article.body_text or "")


def test_a_headline_mended_beside_a_teaser_counts(house: House) -> None:
    house.visit(feed(whole(), title="Old lok is kept"))
    visit = house.visit(feed(SUMMARY))
    assert visit.changed == 1
    held = only(house.held())
    assert held.article.title == TITLE
    assert stories.LOCK[-1] in (held.article.body_text or "")


@pytest.mark.parametrize("fewer", [stories.LOCK[:-1], stories.LOCK[2:], ("We were wrong and take this article back.",)])
def test_a_correction_that_takes_words_away_counts(house: House, fewer: Sequence[str]) -> None:
    house.visit(feed(whole()))
    assert house.visit(feed(whole(fewer))).changed == 1
    assert (only(house.held()).article.body_text or "").split() == " ".join(fewer).split()


def test_a_licence_that_is_gone_with_the_text_permits_it_no_more(house: House) -> None:
    house.visit(feed(whole()))
    assert outcome(house) == "full"
    house.visit(feed(SUMMARY, licensed=False))
    assert outcome(house) == "link"
    redecide(house.store, house.settings, at=house.now)
    assert outcome(house) == "link", "no decision made later brings it back"
    assert stories.LOCK[-1] in (only(house.held()).article.body_text or "")


def test_what_stood_at_the_end_of_the_text_binds_it_when_the_feed_gives_only_its_beginning(house: House) -> None:
    house.visit(feed(whole(stories.LOCK, FORBIDS)))
    assert outcome(house) != "full"
    before = outcome(house)
    for _ in range(2):
        house.visit(feed(SUMMARY, extra=f"<!-- {_} -->"))
        redecide(house.store, house.settings, at=house.now)
        assert outcome(house) == before
    house.visit(feed(whole()))
    redecide(house.store, house.settings, at=house.now)
    assert outcome(house) == "full", "given whole without those words, they bind no more"


def test_a_teaser_that_is_paid_for_closes_the_text(house: House) -> None:
    house.visit(feed(whole()))
    house.visit(feed(SUMMARY, extra="<dc:accessRights>subscribers only</dc:accessRights>"))
    assert stories.LOCK[-1] in (only(house.held()).article.body_text or "")


def test_a_wordpress_site_that_closes_its_interface_leaves_whole_texts(tmp_path: Path) -> None:
    town = Town(tmp_path, 'kind = "wordpress"\nurl = "https://river.example/"')
    blog = Blog(town.web)
    blog.post(1)
    blog.serve()
    town.look()
    before = only(town.held("river"))
    blog.closed = 401
    media_type, body = town.web.documents["/feed/"]
    excerpt = b"<description>The council of the river town met again on Tuesday [&#8230;]</description>"
    start, end = body.index(b"<content:encoded>"), body.index(b"</content:encoded>") + len("</content:encoded>")
    town.web.documents["/feed/"] = (media_type, body[:start] + excerpt + body[end:])
    visit = town.look(days=1)
    after = only(town.held("river"))
    assert (visit.outcome, visit.new) == ("ok", 0)
    assert after.article.id == before.article.id
    assert after.article.body_text == before.article.body_text
    assert [image.credit for image in after.article.images] == ["Tom Lens"]
    assert [person.name for person in after.article.people] == ["Ann Harbour"]
    town.store.close()


def page(text: str, title: str = TITLE, head: str = "") -> str:
    return (
        f"<!doctype html><html><head><title>{title}</title>{head}</head><body><article><h1>{title}</h1>"
        f'{text}</article><footer><a rel="license" href="https://creativecommons.org/licenses/by/4.0/">CC BY 4.0</a>'
        "</footer></body></html>"
    )


STORY = page("".join(f"<p>{sentence}</p>" for sentence in stories.LOCK))


@pytest.mark.parametrize(
    "wall",
    [
        page("".join(f"<p>{sentence}</p>" for sentence in stories.WALL), "Your privacy"),
        page("<p>Log in or subscribe to read this article. Forgot your password?</p>", "Log in"),
        page(f"<p>{stories.LOCK[0]}</p><p>Subscribe to read the whole story.</p>"),
        page(f"<p>{stories.LOCK[0]}</p>", head='<script type="application/ld+json">{"@type": "NewsArticle", '
             '"@context": "https://schema.org", "isAccessibleForFree": false}</script>'),
        STORY[: STORY.index("The opposition") + 40],
    ],
    ids=["cookies", "login", "teaser", "paid", "torn"],
)  # fmt: skip
def test_a_page_that_turns_into_something_else_loses_nothing(town: Town, wall: str) -> None:
    town.web.put("/news/lock", STORY)
    town.look()
    before = only(town.held("river"))
    town.web.put("/news/lock", wall)
    town.look()
    after = only(town.held("river"))
    assert (after.article.id, after.article.title) == (before.article.id, TITLE)
    assert after.article.body_text == before.article.body_text
    town.web.put("/news/lock", STORY.replace("Eleven of the nineteen", "Twelve of the nineteen"))
    assert town.look().changed == 1


def test_a_page_that_is_paid_for_now_is_not_published_in_full_any_more(town: Town) -> None:
    town.web.put("/news/lock", STORY)
    town.look()
    held = only(town.held("river"))
    assert held.decision is not None
    assert held.decision.outcome == "full"
    paid = '<script type="application/ld+json">{"@type": "NewsArticle", "isAccessibleForFree": false}</script>'
    town.web.put("/news/lock", page(f"<p>{stories.LOCK[0]}</p>", head=paid))
    town.look()
    after = only(town.held("river"))
    assert after.decision is not None
    assert after.article.paywalled
    assert after.decision.outcome != "full"


def test_a_page_that_leads_to_a_login_is_a_failure_and_changes_nothing(town: Town) -> None:
    town.web.put("/news/lock", STORY)
    town.look()
    login = page("<p>Welcome back. We have missed you since your last visit to the river.</p>", "Welcome back")
    town.web.faults["/news/lock"] = lambda request: town.web.answer(
        request, town.web.url("/account/login?next=/news/lock"), "text/html", login.encode()
    )
    visit = town.look()
    assert visit.failure is not None
    assert (visit.outcome, visit.failure.code, visit.known) == ("error", "led_away", 1)
    assert only(town.held("river")).article.title == TITLE
    town.web.faults.clear()
    assert town.look().outcome in {"ok", "not_modified"}
