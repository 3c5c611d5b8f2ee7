"""Post-conditions against the known faults of feedgen 1.0.0, and against whatever depends on where we run."""

from __future__ import annotations

import locale
import os
import re
import subprocess
import sys
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from support.editions import editions
from support.render import edition, licensed, own_article, shown

from syndicator.errors import RenderError
from syndicator.model.article import Enclosure, Image
from syndicator.model.edition import Edition
from syndicator.render import FORMATS, atom, html, rss

ROOT = Path(__file__).resolve().parents[3]
_PRINT = """
import sys
sys.path[:0] = [{root!r}, {tests!r}]
import locale
try:
    locale.setlocale(locale.LC_ALL, "")
except locale.Error:
    pass
from hashlib import sha256
from support.editions import editions
from support.render import edition, licensed, own_article, shown
from syndicator.model.article import Enclosure, Image
from syndicator.render import FORMATS, html
made = editions()
for name in sorted(made):
    for form in FORMATS:
        print(name, form.NAME, sha256(form.render(made[name])).hexdigest())
print(sha256(html.index(list(made.values()))).hexdigest())
"""


def test_nobody_touches_the_locale_of_the_process(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_arguments: Any) -> str:
        pytest.fail("rendering called locale.setlocale")

    monkeypatch.setattr(locale, "setlocale", refuse)
    for form in FORMATS:
        for printed in editions().values():
            form.render(printed)


def test_equal_editions_give_equal_bytes() -> None:
    for form in FORMATS:
        assert {name: form.render(one) for name, one in editions().items()} == {
            name: form.render(one) for name, one in editions().items()
        }


def _elsewhere(**environment: str) -> str:
    script = _PRINT.format(root=str(ROOT), tests=str(ROOT / "tests"))
    kept = {name: value for name, value in os.environ.items() if name in {"PATH", "HOME", "SYSTEMROOT"}}
    done = subprocess.run(
        [sys.executable, "-c", script], env=kept | environment, capture_output=True, text=True, check=True, timeout=60
    )
    return done.stdout


def test_the_place_we_run_at_does_not_show() -> None:
    here = _elsewhere(LANG="C", LC_ALL="C", TZ="UTC", PYTHONHASHSEED="0")
    there = _elsewhere(LANG="tr_TR.UTF-8", LC_ALL="tr_TR.UTF-8", TZ="Asia/Kathmandu", PYTHONHASHSEED="12345")
    assert here == there
    assert sha256(rss.render(editions()["mixed"])).hexdigest() in here


def test_the_moment_we_print_at_does_not_show() -> None:
    for form in (rss, atom):
        for year in (b"1970", b"2025", b"2027"):
            assert year not in form.render(editions()["full"])


def test_what_feedgen_refuses_is_told_with_its_place(monkeypatch: pytest.MonkeyPatch) -> None:
    from feedgen.entry import FeedEntry

    def refuse(*_arguments: Any, **_keywords: Any) -> None:
        raise ValueError("no")

    monkeypatch.setattr(FeedEntry, "title", refuse)
    edition: Edition = editions()["full"]
    for form in (rss, atom):
        with pytest.raises(RenderError) as caught:
            form.render(edition)
        assert caught.value.output_format == form.NAME
        assert caught.value.article_id == edition.entries[0].id


def test_every_format_has_the_same_face() -> None:
    assert [form.NAME for form in FORMATS] == ["rss", "atom", "json"]
    assert len({form.SUFFIX for form in FORMATS}) == len({form.MEDIA_TYPE for form in FORMATS}) == 3
    assert callable(html.index)


def test_values_no_format_can_take_are_left_out_and_cost_no_feed() -> None:
    article = own_article(
        language='en"\x00><x>',
        images=(Image(url="https://harbour.example/a.jpg", width=-1, height=0, media_type="image/\x01"),),
        enclosures=(
            Enclosure(url="https://harbour.example/a", media_type="a/\x01b", length=-5),
            Enclosure(url="https://harbour.example/b", media_type="audio/MPEG; x=1", length=-5),
        ),
    )
    printed = edition(shown(article, licensed(article)))
    for form in FORMATS:
        made = form.render(printed)
        assert not re.search(rb"-5\b", made)
        assert b'width="-1"' not in made
        assert b"<x>" not in made
    assert b"audio/mpeg" in atom.render(printed)
    assert b"en&quot;" not in html.index([printed])
