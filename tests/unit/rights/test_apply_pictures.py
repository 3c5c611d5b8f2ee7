from __future__ import annotations

from dataclasses import replace

import pytest
from support.render import licensed, own_article, shown

from syndicator.model.article import Image
from syndicator.model.rights import ImageDecision
from syndicator.rights import shown as shown_

A = "https://harbour.example/a.jpg"
B = "https://harbour.example/b.jpg"


def body(markup: str, *images: str) -> str:
    return shown_.body(markup, images=frozenset(images))


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("<p>no pictures &amp; nothing</p>", "<p>no pictures &amp; nothing</p>"),
        (f'<p>x<img src="{B}">y</p>', "<p>xy</p>"),
        (f'<p>x<img src="{A}">y</p>', f'<p>x<img src="{A}">y</p>'),
        (f'<figure><img src="{B}"><figcaption>words</figcaption></figure><p>z</p>', "<p>z</p>"),
        (f'<figure><p><a href="/x"><img src="{B}"></a></p><figcaption>w</figcaption></figure>z', "z"),
        (f'<p><a href="https://harbour.example/big"><img src="{B}"></a> text</p>', "<p> text</p>"),
        (f'<p><a href="https://harbour.example/big"><img src="{B}">words</a></p>',
         '<p><a href="https://harbour.example/big">words</a></p>'),
        (f'<picture><source srcset="{B}"><img src="{A}"></picture>', f'<picture><img src="{A}"></picture>'),
        (f'<picture><source srcset="{B}"><img src="{B}"></picture>z', "z"),
        (f'<img src="{A}" srcset="{B} 2x" sizes="1px" alt="x">', f'<img src="{A}" alt="x">'),
        ("<svg><a><text>x</text></a></svg>z", "z"),
        ('<img src="data:image/png;base64,AAAA">z', "z"),
        ("<img>z", "z"),
    ],
)  # fmt: skip
def test_only_decided_pictures_stay(markup: str, expected: str) -> None:
    assert body(markup, A) == expected


def test_a_figure_with_one_allowed_picture_keeps_that_one() -> None:
    markup = f'<figure><img src="{A}"><img src="{B}"><figcaption>both</figcaption></figure>'
    assert body(markup, A) == f'<figure><img src="{A}"><figcaption>both</figcaption></figure>'


def test_many_pictures_of_one_figure_go_together() -> None:
    markup = "<figure>" + f'<p><img src="{B}"></p>' * 50 + "</figure>z"
    assert body(markup) == "z"


@pytest.mark.parametrize(
    "player",
    [
        f'<video src="{A}" poster="{B}"></video>',
        f'<video poster="{B}"><source src="{A}"></video>',
        f'<audio controls src="{A}">no audio</audio>',
        f'<iframe src="{A}"></iframe>',
        f'<object data="{A}"><embed src="{A}"></object>',
    ],
)
def test_players_become_links(player: str) -> None:
    assert body(f"<p>{player}</p>", A) == f'<p><a href="{A}">{A}</a></p>'


def test_a_player_of_something_else_disappears() -> None:
    assert body('<p>x<iframe src="javascript:alert(1)"></iframe></p>') == "<p>x</p>"


def test_a_body_without_anything_to_remove_is_returned_as_it_came() -> None:
    markup = f"<P>odd   <b>mark-up<img src='{A}'></P>"
    assert body(markup, A) is markup


def test_deep_and_broken_markup_is_survived() -> None:
    assert "img" not in body("<div>" * 2_000 + f'<img src="{B}">')
    assert "img" not in body(f'<figure><figure><img src="{B}"><p><img src="{B}"')


def test_entries_show_only_decided_pictures_with_their_credit() -> None:
    article = own_article(
        body_html=f'<p>x</p><img src="{A}"><figure><img src="{B}"><figcaption>hidden</figcaption></figure>',
        images=(
            Image(url=A, credit="Ben <Example>", caption="shown", license_url="javascript:x"),
            Image(url=B, credit="Somebody Else", caption="hidden"),
            Image(url=None, credit="Only a name"),
        ),
    )
    entry = shown(
        article, licensed(article, images=(ImageDecision(url=A, show=True), ImageDecision(url=B, show=False)))
    )
    assert [image.url for image in entry.images] == [A]
    assert entry.images[0].license_url is None
    content = entry.content_html or ""
    assert A in content
    assert B not in content
    assert "hidden" not in content
    assert '<p class="syndicator-image-credit">Image: Ben &lt;Example&gt;</p>' in content
    assert "images omitted" in entry.credit.text


def test_a_credit_that_already_stands_in_the_body_is_not_repeated() -> None:
    article = own_article(
        body_html=f'<figure><img src="{A}"><figcaption>Photo: Ben Example</figcaption></figure>',
        images=(Image(url=A, credit="Ben Example"),),
    )
    assert "syndicator-image-credit" not in (shown(article, licensed(article)).content_html or "")


def test_a_prohibition_of_pictures_wins_over_everything() -> None:
    article = own_article()
    entry = shown(article, replace(licensed(article), prohibitions=("images",)))
    assert entry.images == ()
    assert "<img" not in (entry.content_html or "")
