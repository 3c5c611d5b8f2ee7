"""Less of a text by accident, or a correction that shortens it: a measured set of both."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support import stories
from support.articles import evidence

from syndicator.model.article import Article, Moment, Person
from syndicator.model.provenance import Provenance, Step
from syndicator.pipeline.shortened import bound, is_door, is_kept, kept, less

DAY = Moment(at=datetime(2026, 6, 1, 8, tzinfo=UTC))
LATER = Moment(at=DAY.at + timedelta(days=1))
HELD = replace(stories.told(stories.LOCK, "Old lock is kept"), published=DAY, updated=None)
TEXT = HELD.body_text or ""
HALF = " ".join(stories.LOCK[: len(stories.LOCK) // 2 - 2])


def gives(text: str | None, title: str = HELD.title, **more: object) -> Article:
    html = f"<p>{text}</p>" if text else None
    return replace(HELD, title=title, body_text=text, body_html=html, **more)  # type: ignore[arg-type] # a test's own


@pytest.mark.parametrize(
    "told",
    [
        gives(None),
        gives(f"{TEXT[:300]}…"),
        gives(f"{TEXT[:300]} [...]"),
        gives(TEXT[: TEXT.index(" ", 700)]),
        gives(HALF),
        gives(HALF, updated=DAY),
        gives(f"{HALF} Read more"),
        gives(f"{HALF} Subscribe now to read on. Already a reader? Log in."),
        gives(f"{HALF}\n\nLesen Sie weiter auf der Seite."),
        gives(f"{TEXT[:400]}… The post Old lock is kept appeared first on Origin."),
        gives(stories.LOCK[0], updated=LATER, paywalled=True),
    ],
    ids=[
        "no text",
        "…",
        "[...]",
        "torn",
        "half of it",
        "same date",
        "read more",
        "subscribe",
        "German",
        "post",
        "paid",
    ],
)
def test_a_teaser_is_told_from_the_text(told: Article) -> None:
    assert less(HELD, told) == "teaser"


@pytest.mark.parametrize(
    "told",
    [
        gives("Log in to read on. Enter your e-mail address and password, or create an account.", "Log in"),
        gives("We use cookies to improve this site. Do you consent? You can change this at any time.", "Your privacy"),
        gives("Bitte melden Sie sich an. Passwort vergessen? Jetzt registrieren.", "Anmelden"),
        gives("This page checks that you are human. Please enable JavaScript.", "One moment"),
        gives("Subscribe for 1 a week. Sign in if you are a subscriber."),
        gives(None, "Sign in"),
    ],
    ids=["login", "cookies", "German", "captcha", "under the same headline", "no text"],
)
def test_a_wall_is_told_from_the_article(told: Article) -> None:
    assert less(HELD, told) == "wall"


@pytest.mark.parametrize(
    "told",
    [
        HELD,
        gives(f"{TEXT} More was said later."),
        gives(" ".join(stories.LOCK[:-1])),  # the last sentence is taken back
        gives(" ".join(stories.LOCK[1:])),
        gives(" ".join((*stories.LOCK[:2], *stories.LOCK[4:]))),
        gives(HALF, updated=LATER),
        gives("This article was wrong and has been removed. We apologise to the lock keeper."),
        gives("This article has been removed. Subscribe to our newsletter for corrections."),
        gives(" ".join(stories.BEES), "Fewer dead bees in the valley"),
        gives(" ".join(stories.BEES[:3]), "Fewer dead bees in the valley"),
    ],
    ids=[
        "the same", "longer", "one sentence less", "without its first", "without its middle", "half, and it says so",
        "removed", "removed, and a newsletter", "another story", "another short story",
    ],
)  # fmt: skip
def test_a_correction_counts_however_much_it_takes_away(told: Article) -> None:
    assert less(HELD, told) == ""


@settings(max_examples=300, deadline=None)
@given(st.integers(1, len(TEXT) - 1))
def test_a_text_that_is_torn_within_a_sentence_is_never_taken_for_a_correction(cut: int) -> None:
    torn = TEXT[:cut].rstrip()
    rest_of_block = TEXT[cut:].partition("\n")[0]
    if any(map(str.isalnum, rest_of_block)) and not torn.rstrip('"').endswith((".", "!", "?", ":", ";")):
        assert less(HELD, gives(torn)) == "teaser"


def test_what_says_nothing_is_no_less_than_nothing() -> None:
    assert less(gives(None), gives(None)) == ""
    assert less(gives(None), gives("Log in")) == ""


def test_of_a_teaser_everything_but_the_text_counts_and_of_a_wall_nothing() -> None:
    held = replace(HELD, summary="Old summary", embargoed_until=LATER.at)
    shown = kept(held, gives(None, "Old lock stays", summary="New summary", updated=LATER), "teaser")
    assert (shown.title, shown.summary, shown.updated) == ("Old lock stays", "New summary", LATER)
    assert (shown.body_text, shown.embargoed_until) == (TEXT, LATER.at)
    assert shown.content_hash not in {held.content_hash, ""}
    wall = kept(held, gives("Log in", "Log in", paywalled=True), "wall")
    assert (wall.title, wall.body_text, wall.paywalled) == (held.title, TEXT, True)


def chain(name: str | None) -> Provenance:
    here = Step(role="collected", name="Origin")
    if name is None:
        return Provenance(steps=(here,))
    return Provenance(steps=(Step(role="original", name=name), Step(role="intermediary", name="Origin"), here))


def test_who_made_a_kept_text_stays_named_and_so_does_where_it_comes_from() -> None:
    held = replace(HELD, people=(Person(name="Ann"), Person(name="Bob")), provenance=chain("TASS"))
    teaser = gives(None, people=(Person(name="Desk"), Person(name="Bob")), provenance=chain("Another"))
    shown = kept(held, teaser, "teaser")
    assert [person.name for person in shown.people] == ["Desk", "Bob", "Ann"]
    assert shown.provenance == chain("TASS")
    late = kept(replace(held, provenance=chain(None)), teaser, "teaser")
    assert late.provenance == chain("Another"), "said for the first time with the teaser, it counts"


def test_what_was_said_with_a_kept_text_is_marked_and_only_once() -> None:
    first, second = evidence("e1"), evidence("e2", words="no changes")
    once = bound((first,), (first, second))
    assert [is_kept(piece) for piece in once] == [False, True]
    assert once[1].words == "no changes"
    assert bound((first,), once) == once
    assert bound((first, second), once) == (first, second), "said again, it is said"


@pytest.mark.parametrize("title", ["Log in", "Sign in | River Post", "Just a moment...", "Anmelden – Tagblatt"])
def test_a_page_that_is_only_a_door_is_no_article(title: str) -> None:
    assert is_door(title)


@pytest.mark.parametrize("title", ["Log in the river stops ferry", "Sign in sand found", "Entrare in città", ""])
def test_a_headline_that_begins_like_a_door_is_one_all_the_same(title: str) -> None:
    assert not is_door(title)
