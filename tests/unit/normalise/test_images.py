"""Pictures with whose they are."""

from __future__ import annotations

import pytest

from syndicator.model.draft import DraftImage
from syndicator.normalise import credit_lines
from syndicator.normalise.images import images

BASE = "https://harbour.example/news/1"


@pytest.mark.parametrize(
    ("caption", "credit", "rest"),
    [
        ("Photo: Ada Stone", "Ada Stone", None),
        ("The pier at dawn. Photo: Ada Stone", "Ada Stone", "The pier at dawn."),
        ("Der Pier im Nebel (Foto: Anna Muster/dpa)", "Anna Muster/dpa", "Der Pier im Nebel"),
        ("The pier. © Ada Stone / Coast Pictures", "Ada Stone / Coast Pictures", "The pier."),
        ("Konstantin Leipher/TASS", "Konstantin Leipher/TASS", None),
        ("The pier (Ada Stone/AP)", "Ada Stone/AP", "The pier"),
        ("The pier (left) and the boat (right)", None, "The pier (left) and the boat (right)"),
        ("Nobody was hurt.", None, "Nobody was hurt."),
        ("The mayor spoke at the pier. AFP", "AFP", "The mayor spoke at the pier."),
        ("시장이 부두에서 인사하고 있다. 뉴시스", "뉴시스", "시장이 부두에서 인사하고 있다."),
        ("시장이 부두에서 인사하고 있다. AP 연합뉴스", "AP 연합뉴스", "시장이 부두에서 인사하고 있다."),
        ("She runs a hotel by the sea. SPA", None, "She runs a hotel by the sea. SPA"),
        ("He said so to Reuters", None, "He said so to Reuters"),
        ("", None, None),
    ],
)
def test_the_credit_comes_out_of_the_caption(caption: str, credit: str | None, rest: str | None) -> None:
    assert credit_lines.separate(None, caption) == (credit, rest)


@pytest.mark.parametrize(
    ("raw", "credit"),
    [
        ("Foto: Anna Muster", "Anna Muster"),
        ("(c) Ada Stone", "Ada Stone"),
        ("Photo by Ada Stone", "Ada Stone"),
        ("Image courtesy of Coast Museum", "Coast Museum"),
        ("Photo credit: Ada Stone", "Ada Stone"),
        ("(Image: Ada Stone via Coast Pictures)", "Ada Stone via Coast Pictures"),
        ("Ada Stone/Harbour Live)", "Ada Stone/Harbour Live"),
        ("REUTERS/Ada Stone Purchase Licensing Rights, opens new tab", "REUTERS/Ada Stone"),
        ("©", None),
        ("Photo:", None),
        (None, None),
    ],
)
def test_labels_are_no_part_of_a_credit(raw: str | None, credit: str | None) -> None:
    assert credit_lines.clean(raw) == credit


@pytest.mark.parametrize(
    ("credit", "named", "told"),
    [
        (
            "Die Bürgermeisterin am neuen Pier. / Bild © Ada Stone (hw)",
            "Ada Stone (hw)",
            "Die Bürgermeisterin am neuen Pier.",
        ),
        ("Foto: Ada Stone / Foto: Jo Hall", "Ada Stone / Foto: Jo Hall", None),
        ("Ada Stone | Foto: dpa", "Ada Stone | Foto: dpa", None),
    ],
)
def test_a_credit_that_tells_what_is_seen_is_a_caption_too(credit: str, named: str, told: str | None) -> None:
    assert credit_lines.separate(credit, None) == (named, told)


def test_one_picture_in_two_sizes_is_one_and_gaps_are_filled() -> None:
    found = images(
        [
            DraftImage(url="/a-300x200.jpg", carrier="og:image"),
            DraftImage(url="/a-1200x800.jpg", credit="Ada Stone", carrier="html:figure"),
            DraftImage(url="/b.jpg?w=300", carrier="html:img"),
            DraftImage(url="/b.jpg?w=900", carrier="html:img"),
            DraftImage(url="/b.jpg?id=2", carrier="html:img"),
        ],
        body_html=None,
        base_url=BASE,
    )
    assert [(image.url, image.credit) for image in found] == [
        ("https://harbour.example/a-300x200.jpg", "Ada Stone"),
        ("https://harbour.example/b.jpg?w=300", None),
        ("https://harbour.example/b.jpg?id=2", None),
    ]


def test_pictures_of_the_text_bring_their_captions() -> None:
    body = (
        '<figure><img src="https://harbour.example/a.jpg" alt="pier" width="600">'
        "<figcaption>The pier. Photo: Ada Stone</figcaption></figure>"
    )
    (found,) = images([], body_html=body, base_url=BASE)
    assert (found.caption, found.credit, found.alt, found.width) == ("The pier.", "Ada Stone", "pier", 600)


def test_a_credit_without_a_picture_stays_and_nothing_else_without_one() -> None:
    found = images(
        [DraftImage(url=None, credit="Ada Stone"), DraftImage(url=None, caption="x y"), DraftImage(url="javascript:1")],
        body_html=None,
        base_url=BASE,
    )
    assert [(image.url, image.credit) for image in found] == [(None, "Ada Stone")]


def test_pixels_are_no_pictures_and_pictures_are_bounded() -> None:
    assert images([DraftImage(url="/p.gif", width=1, height=1)], body_html=None, base_url=BASE) == ()
    many = [DraftImage(url=f"/{number}.jpg") for number in range(500)]
    assert len(images(many, body_html=None, base_url=BASE)) == 50


def test_a_film_is_no_picture() -> None:
    film = DraftImage(url="https://harbour.example/pier.mp4?v=1")
    assert images([film, DraftImage(url="/pier.jpg")], body_html=None, base_url=BASE)[0].url == (
        "https://harbour.example/pier.jpg"
    )


def test_what_holds_the_place_of_a_picture_is_none() -> None:
    holders = ("/i/blank.jpg", "/clear.gif", "/a/no-image.png?v=2", "/1x1.webp")
    assert images([DraftImage(url=holder) for holder in holders], body_html=None, base_url=BASE) == ()
    assert len(images([DraftImage(url="/clear-sky.jpg")], body_html=None, base_url=BASE)) == 1


def test_a_film_in_the_text_is_no_picture_either() -> None:
    body = '<img src="https://harbour.example/pier.mp4"><img src="https://harbour.example/pier.jpg">'
    assert [image.url for image in images([], body_html=body, base_url=BASE)] == ["https://harbour.example/pier.jpg"]
