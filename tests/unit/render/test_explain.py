"""The explanation reads like an editor's note, and shows nothing but what is there."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser
from support.render import NOW, own_article, wire_article

from syndicator.model.article import Article
from syndicator.model.rights import (
    Decision,
    Duty,
    Evidence,
    ImageDecision,
    Outcome,
    Reason,
    Review,
)
from syndicator.render import explain, explain_html
from syndicator.render.explained import DUTIES, FORBIDDEN, plain, quote
from syndicator.rights import carry
from syndicator.rights.credit import credit

GRANT = "You may republish this article free of charge as long as you name us and link back."
ASK = "For anything else write to desk@harbour.example."
BEFORE, BETWEEN = "We print on Tuesdays. " * 20, "Come and see us. " * 20
LONG = f"Harbour Post is a newspaper of the harbour. {BEFORE}{GRANT} {BETWEEN}{ASK}"


def said(words: str = GRANT, **changes: Any) -> Evidence:
    fields: dict[str, Any] = {
        "id": hashlib.sha256(words.encode()).hexdigest(),
        "signal": "text:block",
        "scope": "item",
        "extent": "work",
        "region": "tail",
        "stance": "grants",
        "words": words,
        "locator": "html/body/p[9]",
        "url": "https://harbour.example/bridge",
        "observed_at": NOW,
    }
    return Evidence(**{**fields, **changes})


def decided(of: Article, outcome: Outcome, *evidence: Evidence, **changes: Any) -> Decision:
    fields: dict[str, Any] = {
        "article_id": of.id,
        "content_hash": of.content_hash,
        "outcome": outcome,
        "reasons": (
            Reason(text="The whole text may be published.", evidence=tuple(piece.id for piece in evidence), code="g"),
            Reason(text="The same words again.", evidence=tuple(piece.id for piece in evidence[:1]), code="h"),
        ),
        "decided_at": NOW,
    }
    return Decision(**{**fields, **changes})


def both(of: Article, decision: Decision, *evidence: Evidence, **more: Any) -> tuple[str, LexborHTMLParser]:
    pieces = {piece.id: piece for piece in evidence}
    known = (of, decision, pieces, credit(of, decision))
    return explain.article_text(*known, **more), LexborHTMLParser(explain_html.page(*known, **more))


def test_both_say_what_may_be_done_who_said_so_and_where() -> None:
    article = own_article()
    decision = decided(
        article,
        "full",
        said(),
        duties=(Duty(action="attribute_source"), Duty(action="notify", text="by mail")),
        prohibitions=("translate", "standing_on_ones_head"),
        images=(ImageDecision(url="https://harbour.example/a.jpg", show=False, reason="it is an agency's"),),
        ask="desk@harbour.example",
    )
    text, page = both(article, decision, said(), read={said().id: (GRANT,)})
    printed = " ".join(page.body.text().split()) if page.body else ""
    for part in (
        "The full text may be published.",
        GRANT,
        "html/body/p[9]",
        "name the source",
        "tell them about it: “by mail”",
        "translating it",
        "standing on ones head",
        "it is an agency's",
        "desk@harbour.example",
    ):
        assert part in " ".join(text.split())
        assert part in printed
    assert "under the text" in text
    assert [heading.text() for heading in page.css("h2")] == [
        "The terms",
        "Who said so, and where",
        "What is missing to do more",
        "Where it comes from",
        "Credit",
        "The article",
    ]


def test_a_long_notice_is_quoted_around_what_was_read_with_all_of_it_folded_away() -> None:
    article = own_article()
    notice = said(LONG)
    text, page = both(article, decided(article, "full", notice), notice, read={notice.id: (GRANT, ASK)})
    folded = " ".join(text.split())
    assert f"“… {GRANT} … {ASK}”" in folded
    assert "We print on Tuesdays" not in folded
    marked = [node.text() for node in page.css("ol.reasons li:first-child mark")]
    assert marked == [GRANT, ASK]
    assert [plain(node.text()) for node in page.css("details p")] == [plain(LONG)]
    assert page.css_first("details").attributes.get("open", "closed") == "closed"


def test_a_long_notice_of_which_nothing_was_read_is_cut() -> None:
    cut = quote(said(LONG), ())
    assert len(cut.text) < 260
    assert cut.text.endswith("…")
    assert cut.whole == plain(LONG)


def test_what_was_quoted_is_recalled_and_not_printed_again() -> None:
    article = own_article()
    text, page = both(article, decided(article, "full", said()), said())
    assert text.count(GRANT) == 1
    assert "quoted above" in text
    assert len(page.css("figure.again")) == 1


@pytest.mark.parametrize("outcome", ["link", "review", "withhold"])
def test_beside_a_link_nothing_is_owed(outcome: Outcome) -> None:
    article = wire_article()
    decision = decided(article, outcome, said(), duties=(Duty(action="attribute_source"),))
    text, _ = both(article, decision, said())
    assert "Must:" not in text


def test_a_persons_word_stands_with_what_it_overrides_and_whether_it_counts() -> None:
    article = own_article()
    review = Review(
        verdict="approve",
        by="Ada",
        reason="they wrote to me",
        at=datetime(2026, 4, 1, tzinfo=UTC),
        outcome="full",
        content_hash=article.content_hash,
        evidence="",
        overrides=(Reason(text="The notices contradict one another."),),
    )
    approved = decided(article, "full", said(), review=review)
    text, page = both(article, approved, said())
    assert "2026-04-01: Ada approved full: they wrote to me" in text
    assert "Overriding: The notices contradict one another." in text
    assert "has changed since" not in text
    assert "What a person said" in page.html
    lapsed = replace(approved, outcome="review", reasons=(Reason(text="It changed.", code="review_lapsed"),))
    assert "has changed since" in both(article, lapsed)[0]


def test_what_was_withdrawn_says_so_first() -> None:
    article = own_article()
    text, page = both(article, decided(article, "full"), withdrawn=(NOW, "the author asked"))
    assert "Withdrawn on 2026-11-22: the author asked" in text.split("The full text")[0]
    assert page.css_first("p.withdrawn").text() == "Withdrawn on 2026-11-22: the author asked"


HOSTILE = '<script>alert(1)</script> "onload="x" \x1b[31m javascript:alert(1) </style><img src=x> {{7*7}} &amp;'


def test_nobody_elses_markup_address_or_terminal_code_gets_through() -> None:
    article = own_article(title=HOSTILE, subtitle=HOSTILE, url="javascript:alert(1)")
    evil = said(HOSTILE, locator=HOSTILE, url="javascript:alert(1)", target="javascript:alert(2)")
    decision = decided(
        article,
        "full",
        evil,
        reasons=(Reason(text=HOSTILE, evidence=(evil.id,)),),
        duties=(Duty(action=HOSTILE, text=HOSTILE, url="javascript:alert(3)"),),
        prohibitions=(HOSTILE,),
        ask=HOSTILE,
    )
    text, page = both(article, decision, evil, read={evil.id: (HOSTILE,)})
    assert "\x1b" not in text
    assert page.css("script, img, iframe, object, embed, form, link, base") == []
    assert not [node for node in page.css("*") if any(name.startswith("on") for name in node.attributes)]
    links = [node.attributes.get("href") or "" for node in page.css("a")]
    assert all(link.startswith(("http://", "https://")) for link in links)
    assert "49" not in page.css_first("h1").text()


def test_the_pages_policy_lets_in_its_own_style_and_nothing_else() -> None:
    article = own_article()
    _, page = both(article, decided(article, "full"))
    policy = page.css_first('meta[http-equiv="Content-Security-Policy"]').attributes["content"] or ""
    style = page.css_first("style").text()
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert policy == f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    assert page.css_first('meta[name="viewport"]') is not None
    assert not re.search(r"url\(|@import", style)


@given(st.text(max_size=900), st.lists(st.text(min_size=1, max_size=200), max_size=4))
def test_a_quotation_holds_only_words_that_were_said(words: str, read: list[str]) -> None:
    folded = plain(words)
    quoted = quote(said(words), read)
    position = 0
    for piece in quoted.pieces if folded else ():
        part = piece.text.strip("… ")
        if part and part in folded:
            position = folded.find(part, position)
            assert position >= 0
        else:
            assert not part
    assert quoted.whole in (None, folded)


def test_every_duty_has_words_of_its_own() -> None:
    assert set(DUTIES) == carry.ACTIONS
    assert "republish_full" in FORBIDDEN


def section(text: str, title: str) -> str:
    """The lines under one heading, folded."""
    return " ".join(text.partition(f"\n{title}:\n")[2].partition("\n\n")[0].split())


def test_a_permission_that_something_stood_against_is_told_as_what_could_have_been() -> None:
    article = own_article()
    granted = Reason(text="The whole text may be published: it is licensed under CC BY 4.0.", code="grant_full")
    part = Reason(text="An excerpt may be published: Harbour Post permits it.", code="grant_excerpt")
    hindered = decided(article, "link", reasons=(Reason(text="Only a link: no DOI.", code="undone"), granted, part))
    text, _ = both(article, hindered)
    assert "2. But for that the whole text could be published: it is licensed" in " ".join(text.split())
    assert "3. But for that an excerpt could be published: Harbour Post" in " ".join(text.split())
    assert "1. The whole text may be published" in both(article, decided(article, "full", reasons=(granted,)))[0]
    approved = decided(article, "full", reasons=(Reason(text="Approved.", code="approved"), granted))
    assert "2. The whole text may be published" in both(article, approved)[0]


def test_it_says_what_has_to_happen_before_more_is_published() -> None:
    article = own_article()
    held = decided(article, "withhold", valid_from=NOW)
    assert section(both(article, held)[0], "What is missing to do more").startswith("Wait: until 2026-11-22T12:00:00Z;")
    for_ever = decided(article, "withhold", valid_from=datetime(9999, 1, 1, tzinfo=UTC))
    assert "Wait:" not in both(article, for_ever)[0]
    asked = decided(article, "review", ask="desk@harbour.example")
    missing = section(both(article, asked)[0], "What is missing to do more")
    assert missing.startswith("Decide: a person settles it: “syndicator review approve”")
    assert missing.endswith("Ask: desk@harbour.example")
    wider = decided(article, "link", reasons=(Reason(text="Now more would be allowed.", code="wider_waiting"),))
    assert "Decide: a person settles it" in both(article, wider)[0]
    assert "What is missing" not in both(article, decided(article, "full"))[0]


def test_what_is_withdrawn_is_not_told_as_if_it_could_be_published() -> None:
    article = own_article()
    text, page = both(article, decided(article, "full", said()), said(), withdrawn=(NOW, "The author asked us to"))
    assert "The full text may be published" not in text
    assert "\nNothing is published any more: it was withdrawn.\n" in text
    assert "\nWhat was decided before:\n" in text
    assert page.css_first(".badge").text() == "Withdrawn"
    assert page.css_first(".verdict").attributes["class"] == "verdict withhold"
    assert "Before that it was decided: The whole text may be published." in page.css_first(".verdict").text()


def test_a_link_is_quoted_with_where_it_leads() -> None:
    article = own_article()
    linked = said("Some rights reserved", target="https://creativecommons.org/licenses/by/4.0/", signal="link:license")
    text, page = both(article, decided(article, "full", linked), linked)
    assert "“Some rights reserved” → https://creativecommons.org/licenses/by/4.0/" in text
    assert page.css_first("blockquote a").attributes["href"] == "https://creativecommons.org/licenses/by/4.0/"
    bare = said("https://creativecommons.org/licenses/by/4.0/", target="https://creativecommons.org/licenses/by/4.0/")
    assert "→" not in both(article, decided(article, "full", bare), bare)[0]


def test_a_number_that_is_said_in_words_is_said_once() -> None:
    article = own_article()
    quota = Duty(action="quota", text="no more than 2 articles in 30 days", days=30)
    text, _ = both(article, decided(article, "full", duties=(quota, Duty(action="remove_after_expiry", days=90))))
    assert "Must: keep to their number: “no more than 2 articles in 30 days”" in text
    assert "Must: take it out when the permission ends, 90 days" in text


@pytest.mark.parametrize(
    ("expires", "told"),
    [
        (datetime(2026, 12, 1, 9, tzinfo=UTC), "until 2026-12-01T09:00:00Z"),
        (datetime(1583, 1, 1, tzinfo=UTC), "until some day, which could not be read"),
    ],
)
def test_it_says_until_when_an_item_is_meant_to_stand(expires: datetime, told: str) -> None:
    article = own_article(expires=expires)
    assert told in section(both(article, decided(article, "full"))[0], "The article")
    assert " until " not in section(both(own_article(), decided(own_article(), "full"))[0], "The article")
