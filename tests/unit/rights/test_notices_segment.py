"""Where a sentence ends and where a full stop is none."""

from __future__ import annotations

import pytest

from syndicator.rights.notices.segment import sentences


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Hill Co. Ltd. owns it. We do.", ["Hill Co. Ltd. owns it.", "We do."]),
        ("Use it on 12. März 2024. Now.", ["Use it on 12. März 2024.", "Now."]),
        ("J. Smith wrote. A. B. Roe too.", ["J. Smith wrote.", "A. B. Roe too."]),
        ("Free;use。next", ["Free", "use", "next"]),
        ("x@hill.example www.a", ["x@hill.example", "www.a"]),
        ("All rights reserved Hill", ["All rights reserved", "Hill"]),
        ("it ended This article is ours", ["it ended", "This article is ours"]),
        ("credit us You must link", ["credit us", "You must link"]),
        ("of You", ["of You"]),
        ("see https://x.example/a Please link", ["see https://x.example/a Please link"]),
        ("one\n\ntwo", ["one", "two"]),
        ("one\n- two\n3. three", ["one", "- two", "3. three"]),
        ("one\ntwo", ["one\ntwo"]),
        ("a • b | c", ["a", "b", "c"]),
        ("said [...] more", ["said [...] more"]),
        ("said. [...] more", ["said.", "more"]),
        ("a --- b", ["a", "b"]),
        ("e.g. this", ["e.g. this"]),
        ("etc. This", ["etc.", "This"]),
        ("etc. this", ["etc. this"]),
        ("Vol. This", ["Vol. This"]),
        ("Inc. This", ["Inc.", "This"]),
        ("Inc. 2019", ["Inc. 2019"]),
        ("word. lower word", ["word.", "lower word"]),
        ("abc. lower", ["abc. lower"]),
        ("Wait... more", ["Wait...", "more"]),
        ("Why? yes", ["Why?", "yes"]),
        ("“Quoted.” Then", ["“Quoted.”", "Then"]),
        ("page 5. Then", ["page 5.", "Then"]),
        ("page 115. märz", ["page 115. märz"]),
        ("on 31. december", ["on 31. december"]),
        ("on 31. December", ["on 31. December"]),
        ("in 2019. December", ["in 2019.", "December"]),
        ("the U.K. edition", ["the U.K. edition"]),
        ("abc.Def", ["abc.", "Def"]),
        ("x.y@z.example. then", ["x.y@z.example. then"]),
        ("Photos here may not be used Photos are out", ["Photos here may not be used", "Photos are out"]),
        ("Word Please link", ["Word Please link"]),
        ("words] Please link", ["words]", "Please link"]),
        ("see www.hill.example Please link", ["see www.hill.example Please link"]),
        ("“Why?” yes", ["“Why?”", "yes"]),
        ("see hill.example. then", ["see hill.example. then"]),
        ("an x@hill. then", ["an x@hill. then"]),
        ("© 2020 Все права", ["© 2020", "Все права"]),
        ("on A4 Please print", ["on A4 Please print"]),
        ("Inc. 3 of them", ["Inc. 3 of them"]),
        ("die Artikel und Texte sind frei", ["die Artikel und Texte sind frei"]),
        ("in 2019 Texte", ["in 2019", "Texte"]),
        ("bei uns (hier) Texte", ["bei uns (hier)", "Texte"]),
        ("  a.  ", ["a."]),
        ("", []),
    ],
)
def test_sentences(text: str, parts: list[str]) -> None:
    assert [text[start:end] for start, end in sentences(text)] == parts
