"""What is quick where nothing is to be done gives what the long way gives."""

from __future__ import annotations

import hashlib
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from syndicator.model.article import Article, Image, Person
from syndicator.model.provenance import Provenance
from syndicator.normalise import body, identity, plain

WHITE = "".join(map(chr, (*range(9, 14), *range(28, 33), 0x85, 0xA0, 0x1680, *range(0x2000, 0x200B), 0x2028, 0x3000)))
UNEASY = st.text(st.sampled_from("ab.é–" + WHITE), max_size=30)


@given(UNEASY)
def test_an_even_text_is_one_that_folding_its_lines_leaves_alone(text: str) -> None:
    folded = "\n".join(" ".join(line.split()) for line in text.split("\n"))
    assert not plain.is_even(text) or folded == text


@pytest.mark.parametrize("text", ["a b\nc", "a\n\nb", "é – a\nb", ""])
def test_ordinary_text_is_even(text: str) -> None:
    assert plain.is_even(text)


@given(st.text(st.characters(max_codepoint=0x17F), max_size=30))
def test_characters_that_no_document_carries_are_left_out_of_plain_ascii_too(text: str) -> None:
    ascii_only = "".join(letter for letter in text if letter.isascii())
    allowed = {"\t", "\n", "\r"}
    expected = "".join(each for each in ascii_only if each in allowed or " " <= each <= "~")
    assert plain.safe(ascii_only) == expected
    assert plain.safe(text) == "".join(plain.safe(letter) for letter in text)


@given(st.text(max_size=40), st.none() | st.text(max_size=60), st.lists(st.text(max_size=10), max_size=3))
def test_the_hash_of_an_article_is_that_of_the_json_it_always_was(
    title: str, text: str | None, names: list[str]
) -> None:
    article = Article(
        id="urn:uuid:1",
        keys=("k",),
        url=None,
        provenance=Provenance(steps=()),
        title=title,
        body_text=text,
        people=tuple(Person(name=name) for name in names),
        images=(Image(url="https://site.example/a.png", credit=text),),
    )
    seen = [title, None, names, text, None, [["https://site.example/a.png", text]]]
    written = json.dumps(seen, ensure_ascii=False, separators=(",", ":"))
    assert identity.content_hash(article) == hashlib.sha256(written.encode("utf-8", "replace")).hexdigest()


def test_half_a_surrogate_pair_has_a_hash() -> None:
    article = Article(id="urn:uuid:1", keys=("k",), url=None, provenance=Provenance(steps=()), title="half \ud83d")
    written = '["half ?",null,[],null,null,[]]'
    assert identity.content_hash(article) == hashlib.sha256(written.encode()).hexdigest()


@pytest.mark.parametrize("length", range(50, 75))
def test_a_title_is_found_at_the_head_however_long_it_is(length: int) -> None:
    title = ("The tide comes in at noon and goes out again before anybody sees the boats" * 2)[:length].strip()
    text = "<p>What the harbour master said about all of it, in so many words as he is known for.</p>"
    assert body.without_title(f"<p>{title}</p>{text}", title) == text
    assert body.without_title(f"<div><h2>{title}</h2></div>{text}", title) == text
    assert body.without_title(f"<p>{title} tomorrow</p>{text}", title) == f"<p>{title} tomorrow</p>{text}"
