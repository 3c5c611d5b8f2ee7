"""What is on a page without its page saying it: the marks say how it stands there."""

from __future__ import annotations

import time
from datetime import UTC, datetime

import pytest

from syndicator.model.capture import Capture
from syndicator.model.draft import Mark
from syndicator.parse.notice import marks as of_notice
from syndicator.parse.page import read
from syndicator.parse.page.regions import is_comment

CC = "https://creativecommons.org/licenses/by/4.0/"
LINK = f'<a rel="license" href="{CC}">CC BY 4.0</a>'
WORDS = "This article is licensed under CC BY 4.0."
PROSE = "".join(
    f"<p>The {name} bridge was painted in the spring, and the town paid for most of it, as it had for the others.</p>"
    for name in ("upper", "middle", "lower")
)


def page(inside: str) -> list[Mark]:
    body = f"<html><body><article><h1>Three bridges painted</h1>{PROSE}{inside}</article></body></html>".encode()
    capture = Capture(
        url="https://daily.example/1",
        requested_url="https://daily.example/1",
        media_type="text/html",
        body=body,
        fetched_at=datetime(2026, 3, 1, tzinfo=UTC),
    )
    (draft,) = read(capture).drafts
    return [mark for mark in draft.marks if mark.signal in {"link:license", "text:block"}]


def notice(inside: str) -> list[Mark]:
    found = of_notice(inside, "html", "https://daily.example/1")
    return [mark for mark in found if "licen" in mark.signal + mark.words]


def standing(found: list[Mark]) -> set[str]:
    return {dict(mark.attributes).get("standing", "") for mark in found}


@pytest.mark.parametrize("reader", [page, notice])
@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        (f"<p>{WORDS} {LINK}</p>", ""),
        (f"<p><ins>{WORDS} {LINK}</ins></p>", ""),
        (f'<div class="republish-box" style="display:none"><p>{WORDS} {LINK}</p></div>', ""),
        (f"<p hidden>{WORDS} {LINK}</p>", "hidden"),
        (f'<div aria-hidden="true"><p>{WORDS} {LINK}</p></div>', "hidden"),
        (f'<p style="color: red; visibility: hidden">{WORDS} {LINK}</p>', "hidden"),
        (f'<p style="opacity: 0">{WORDS} {LINK}</p>', "hidden"),
        (f'<p style="text-indent:-9999px">{WORDS} {LINK}</p>', "hidden"),
        (f'<p style="font-size:0">{WORDS} {LINK}</p>', "hidden"),
        (f"<noscript><p>{WORDS} {LINK}</p></noscript>", "hidden"),
        (f'<p style="text-decoration: line-through">{WORDS} {LINK}</p>', "struck"),
        (f"<del><p>{WORDS} {LINK}</p></del>", "struck"),
        (f"<p>Here stood: <strike>{LINK}</strike></p>", "struck"),
        (f"<p>{WORDS} Not <s>only</s> this, {LINK}.</p>", "struck"),
        (f"<p>Say <code>{WORDS} {LINK}</code> there.</p>", "sample"),
        (f"<p>Say <samp>{WORDS} {LINK}</samp> there.</p>", "sample"),
        (f"<p>{WORDS} &lt;a rel=&quot;license&quot; href=&quot;{CC}&quot;&gt;</p>", "sample"),
        (f"<p>They write:</p><blockquote><p>{WORDS} {LINK}</p></blockquote>", "quoted"),
        (f"<blockquote><p>{WORDS} {LINK}</p><p>— Harbour office</p></blockquote>", "quoted"),
        (f"<blockquote><p>{WORDS} {LINK}</p></blockquote><p>— Harbour office</p>", "quoted"),
        (f'<blockquote class="twitter-tweet"><p>{WORDS} {LINK}</p></blockquote>', "quoted"),
        (f'<blockquote cite="https://harbour.example/"><p>{WORDS} {LINK}</p></blockquote>', "quoted"),
        (f"<blockquote><p>{WORDS} {LINK}</p></blockquote>", ""),
        (f'<p class="theme-credit">{WORDS} {LINK}</p>', "design"),
        (f'<div class="forum-signature">{WORDS} {LINK}</div>', "signature"),
    ],
)
def test_marks_say_how_words_stand(reader: object, markup: str, expected: str) -> None:
    found = reader(markup)  # type: ignore[operator]  # one of two functions
    assert found
    spoken = {mark.signal for mark in found if mark.signal == "link:license" or CC not in mark.words}
    assert "link:license" in spoken or expected == "sample"
    assert expected in standing(found)
    assert standing([mark for mark in found if mark.signal == "link:license" and mark.region != "code"]) <= {expected}


@pytest.mark.parametrize("reader", [page, notice])
def test_what_was_struck_out_as_a_whole_is_out(reader: object) -> None:
    found = reader(f"<p><del>{WORDS}</del> <ins>All rights of licence reserved.</ins></p>")  # type: ignore[operator]
    assert [mark.words for mark in found if mark.signal == "text:block"] == ["All rights of licence reserved."]
    assert standing(found) == {""}


@pytest.mark.parametrize("reader", [page, notice])
@pytest.mark.parametrize(
    "markup",
    [
        f'<article class="comment"><p>{WORDS} {LINK}</p></article>',
        f'<div itemscope itemtype="https://schema.org/Comment"><p>{WORDS} {LINK}</p></div>',
        f'<ul class="replies"><li>{WORDS} {LINK}</li></ul>',
        f'<footer><section id="comments"><p>{WORDS} {LINK}</p></section></footer>',
        f'<section class="comments"><link rel="license" href="{CC}"></section>',
    ],
)
def test_what_readers_wrote_is_a_comment_wherever_it_stands(reader: object, markup: str) -> None:
    found = reader(markup)  # type: ignore[operator]
    assert found
    assert {mark.region for mark in found} == {"comment"}


@pytest.mark.parametrize("reader", [page, notice])
def test_a_link_element_in_a_figure_is_of_the_picture(reader: object) -> None:
    found = reader(f'<figure><link rel="license" href="{CC}"><img src="/a.jpg"></figure>')  # type: ignore[operator]
    assert [(mark.region, mark.extent) for mark in found] == [("caption", "image")]


def test_templates_and_drawings_are_apart() -> None:
    assert not [mark for mark in page(f"<template><p>{WORDS} {LINK}</p></template>") if mark.signal == "link:license"]
    drawn = notice(f'<svg><a rel="license" href="{CC}"><text>CC BY 4.0</text></a></svg>')
    assert standing(drawn) == {"sample"}


def test_an_article_that_takes_comments_is_none() -> None:
    assert not is_comment({"class": "post comments-open has-comments"})
    assert is_comment({"class": "even Comment"})
    assert not is_comment({"class": "no-reply"})


def test_a_field_to_copy_from_counts_in_a_republish_box() -> None:
    assert standing(page(f'<div class="republish"><textarea>{WORDS}</textarea></div>')) == {""}
    assert standing(page(f"<div><textarea>{WORDS}</textarea></div>")) == {"sample"}


def test_time_is_linear_in_what_is_struck_and_quoted() -> None:
    started = time.process_time()
    page("<p>" + "<s>licence</s> <code>CC BY</code> " * 3_000 + "</p>")
    page("<blockquote>" * 100 + "<p>licensed</p>" * 300 + "</blockquote>" * 100)
    assert time.process_time() - started < 10
