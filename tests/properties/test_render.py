"""For any article: what is printed is well-formed, says the same in every format, and shows no more than allowed."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree
from support.render import CC_BY, FIRST_SEEN, NOW, edition

from syndicator.model.article import Article, Enclosure, Image, Moment, Party, Person, Term
from syndicator.model.edition import Edition, Entry, Tombstone
from syndicator.model.provenance import Provenance, Step
from syndicator.model.rights import Decision, Duty, ImageDecision, Reason
from syndicator.render import atom, html, jsonfeed, origin, rss
from syndicator.render.characters import address, line
from syndicator.rights import apply, carry

ATOM = "{http://www.w3.org/2005/Atom}"

NASTY = (
    "]]>",
    "<script>",
    "\x00",
    "\ud800",
    "\u202e",
    "&amp;",
    "&#0;",
    "{{7*7}}",
    "\ufffe",
    "<!--",
    "x" * 2_000,
    "\r\n",
    "",
)
text = st.one_of(
    st.text(st.characters(codec=None, exclude_categories=()), max_size=40),
    st.sampled_from(NASTY),
    st.sampled_from(["A plain headline", "Ein Satz. Noch einer.", "三つの橋"]),
)
maybe = st.one_of(st.none(), text)
url = st.one_of(
    st.none(),
    text,
    st.text(max_size=20).map(lambda tail: f"https://harbour.example/{tail}"),
    st.sampled_from(["https://harbour.example/a?b=1&c=2", "javascript:alert(1)", "https://harbour.example/[x]|y"]),
)
moment = st.one_of(
    st.none(),
    st.builds(
        Moment,
        at=st.datetimes(datetime(1600, 1, 1), datetime(2200, 1, 1), timezones=st.just(UTC)),  # noqa: DTZ001 - bounds are naive by contract
        precision=st.sampled_from(["year", "month", "day", "minute", "second"]),
    ),
)
language = st.sampled_from([None, "en", "de", "fr", "ar", "zh-Hant", "pt-BR"])
step = st.builds(
    Step, role=st.just("original"), name=maybe, url=url, article_url=url, feed_url=url, feed_id=maybe
)  # fmt: skip
articles = st.builds(
    Article,
    id=st.uuids(version=4).map(lambda value: f"urn:uuid:{value}"),
    keys=st.just(("url:x",)),
    url=url,
    title=text,
    subtitle=maybe,
    people=st.lists(
        st.builds(Person, name=text, role=st.sampled_from(["author", "editor", "agency"]), url=url), max_size=3
    ).map(tuple),
    published=moment,
    updated=moment,
    original_published=moment,
    language=language,
    publisher=st.builds(Party, name=maybe, url=url),
    provenance=st.lists(step, min_size=1, max_size=3).map(
        lambda steps: Provenance(
            steps=(
                *steps[:1],
                *(replace(one, role="intermediary") for one in steps[1:-1]),
                replace(steps[-1], role="collected"),
            )
        )
    ),
    terms=st.lists(st.builds(Term, term=text, scheme=maybe, label=maybe), max_size=3).map(tuple),
    summary=maybe,
    body_html=st.one_of(
        st.none(), text.map(lambda words: f"<p>{words}</p>"), st.just('<p>x<img src="https://h.example/i"></p>')
    ),
    body_text=maybe,
    images=st.lists(
        st.builds(Image, url=url, caption=maybe, credit=maybe, alt=maybe, media_type=maybe), max_size=2
    ).map(tuple),
    enclosures=st.lists(st.builds(Enclosure, url=text, length=st.none(), title=maybe), max_size=2).map(tuple),
    feed_title=maybe,
    feed_url=url,
    feed_id=maybe,
    content_hash=st.just("h"),
)
duty = st.builds(
    Duty,
    action=st.sampled_from([*sorted(carry.CHECKS), "notify", "dance"]),
    text=maybe,
    url=url,
    position=st.sampled_from([None, "top", "end"]),
    days=st.sampled_from([None, 30]),
)


@st.composite
def decided(draw: Any) -> tuple[Article, Decision]:
    article = draw(articles)
    decision = Decision(
        article_id=article.id,
        content_hash="h",
        outcome=draw(st.sampled_from(["full", "full", "excerpt", "excerpt", "link", "review", "withhold"])),
        images=tuple(ImageDecision(url=image.url, show=draw(st.booleans())) for image in article.images if image.url),
        duties=draw(st.lists(duty, max_size=3).map(tuple)),
        prohibitions=draw(st.lists(st.sampled_from(["edit", "images", "republish_excerpt"]), max_size=1).map(tuple)),
        reasons=(Reason(text=draw(text)),),
        license=draw(st.sampled_from([None, CC_BY])),
        holders=draw(st.lists(text, max_size=2).map(tuple)),
        years=draw(st.lists(st.integers(min_value=1900, max_value=2030), max_size=3).map(tuple)),
        statements=draw(st.lists(text, max_size=2).map(tuple)),
        excerpt_characters=draw(st.sampled_from([0, 1, 20, 280])),
        decided_at=FIRST_SEEN,
        valid_from=draw(st.sampled_from([None, NOW, NOW + timedelta(hours=1)])),
        valid_until=draw(st.sampled_from([None, None, NOW, NOW + timedelta(hours=1)])),
    )
    return article, decision


def entry_of(pair: tuple[Article, Decision], *, full_text: bool = True) -> Entry | None:
    return apply.entry(*pair, first_seen=FIRST_SEEN, changed=FIRST_SEEN, full_text=full_text, at=NOW)


editions = st.builds(
    lambda pairs, title, stones: edition(
        *(entry for pair in pairs if (entry := entry_of(pair)) is not None),
        title=title,
        description=title,
        tombstones=tuple(
            Tombstone(id=f"urn:x:{number}", when=NOW, comment=words) for number, words in enumerate(stones)
        ),
    ),
    st.lists(decided(), max_size=4, unique_by=lambda pair: pair[0].id),
    text,
    st.lists(text, max_size=2),
)
SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large]
relaxed = settings(max_examples=30, deadline=None, suppress_health_check=SLOW)


@relaxed
@given(editions)
def test_every_format_is_well_formed_and_says_the_same(printed: Edition) -> None:
    channel = etree.fromstring(rss.render(printed))[0]
    feed = etree.fromstring(atom.render(printed))
    document = json.loads(jsonfeed.render(printed))
    etree.fromstring(html.index([printed]), etree.HTMLParser())
    entries = list(printed.entries)
    items, elements, objects = channel.findall("item"), feed.findall(f"{ATOM}entry"), document["items"]
    ids = [entry.id for entry in entries]
    assert [item.findtext("guid") for item in items] == ids
    assert [element.findtext(f"{ATOM}id") for element in elements] == ids
    assert [made["id"] for made in objects] == ids
    for entry, item, element, made in zip(entries, items, elements, objects, strict=True):
        assert item.findtext("title") == made["title"] == origin.title(entry)
        where = address(entry.url) if entry.url else None
        assert item.findtext("link") == made.get("url") == where
        content = element.findtext(f"{ATOM}content")
        assert content == made["content_html"] == origin.content(entry)
        assert "syndicator-credit" in content
        links = [link for link in element.findall(f"{ATOM}link") if link.get("rel") == "license"]
        assert [link.get("href") for link in links] == [CC_BY.uri if entry.license else origin.UNSPECIFIED_LICENSE]


@relaxed
@given(editions)
def test_equal_editions_give_equal_bytes(printed: Edition) -> None:
    again = replace(printed, entries=tuple(replace(entry) for entry in printed.entries))
    for form in (rss, atom, jsonfeed):
        assert form.render(printed) == form.render(again)
    assert html.index([printed]) == html.index([again])


def words(entry: Entry) -> str:
    """Everything an entry holds that could be theirs, save the headline."""
    return repr(replace(entry, title="", credit=replace(entry.credit, text="", html="")))


@settings(max_examples=150, deadline=None, suppress_health_check=SLOW)
@given(decided(), st.booleans())
def test_nothing_passes_that_the_decision_does_not_allow(pair: tuple[Article, Decision], full_text: bool) -> None:  # noqa: FBT001 - Hypothesis
    article, decision = pair
    secret = " ".join(f"HIDDEN{number}" for number in range(200))
    article = replace(
        article,
        subtitle=secret,
        summary=secret,
        body_html=f"<p>{secret}</p>",
        body_text=secret,
        images=(),
        enclosures=(),
    )
    entry = entry_of((article, decision), full_text=full_text)
    if decision.outcome in {"review", "withhold"} or (decision.valid_from is not None and decision.valid_from > NOW):
        assert entry is None
    if entry is None:
        return
    order = ["link", "excerpt", "full"]
    assert order.index(entry.outcome) <= order.index(decision.outcome)
    assert full_text or entry.outcome != "full"
    if decision.valid_until is not None and decision.valid_until <= NOW:
        assert entry.outcome == "link"
    if entry.outcome == "link":
        assert "HIDDEN" not in words(entry)
    elif entry.outcome == "excerpt":
        assert entry.summary_text is not None
        assert len(entry.summary_text) <= decision.excerpt_characters
        longest = entry.summary_text.count("HIDDEN")
        assert (entry.content_html or "").count("HIDDEN") <= longest
        assert words(entry).count("HIDDEN") <= 2 * longest
    else:
        undone = [
            duty
            for duty in decision.duties
            if duty.action not in carry.LEFT_TO_PEOPLE and duty.action not in entry.duties
        ]
        assert undone == []


@settings(max_examples=100, deadline=None, suppress_health_check=SLOW)
@given(decided(), duty)
def test_one_more_duty_never_widens(pair: tuple[Article, Decision], extra: Duty) -> None:
    article, decision = pair
    before = entry_of(pair)
    after = entry_of((article, replace(decision, duties=(*decision.duties, extra))))
    order = ["link", "excerpt", "full"]
    if before is None:
        assert after is None
    elif after is not None:
        assert order.index(after.outcome) <= order.index(before.outcome)


@settings(max_examples=100, deadline=None, suppress_health_check=SLOW)
@given(decided())
def test_the_credit_always_says_something_on_clean_lines(pair: tuple[Article, Decision]) -> None:
    entry = entry_of(pair)
    if entry is not None:
        assert line(entry.credit.text) or not line(entry.title)
        root = etree.HTML(f"<div>{origin.credit_block(entry)}</div>")
        assert {element.tag for element in root.iter()} <= {"html", "body", "div", "p", "a", "br"}
        assert all(set(element.attrib) <= {"href", "rel", "class"} for element in root.iter())
        assert all(link.get("href").startswith(("http://", "https://")) for link in root.iter("a"))
