"""Copyright lines: whose, since when, and where the name ends; prose about copyright is none."""

from __future__ import annotations

import pytest

from syndicator.rights.notices import lines


@pytest.mark.parametrize(
    ("text", "line", "holders", "years"),
    [
        ("© 2011-2019 by Example Media, Inc. All rights reserved.", "© 2011-2019 by Example Media, Inc.",
         ("Example Media, Inc.",), (2011, 2019)),
        ("(c) 2020-21 The Hill Gazette", "(c) 2020-21 The Hill Gazette", ("The Hill Gazette",), (2020, 2021)),
        ("Copyright © Hill Gazette 2014. All rights", "Copyright © Hill Gazette 2014. ", ("Hill Gazette",), (2014,)),
        ("© NORDWIRE, Nordwire 2020", "© NORDWIRE, Nordwire 2020", ("NORDWIRE",), (2020,)),
        ("© 2020 AP, AFP", "© 2020 AP, AFP", ("AP", "AFP"), (2020,)),
        ("© 2024 Ann Roe and the Hill Trust", "© 2024 Ann Roe and the Hill Trust", ("Ann Roe", "Hill Trust"), (2024,)),
        ("© 2024 Ann Roe / Bob Doe", "© 2024 Ann Roe / Bob Doe", ("Ann Roe", "Bob Doe"), (2024,)),
        ("© 2024 Smith & Sons and Co", "© 2024 Smith & Sons and Co", ("Smith & Sons and Co",), (2024,)),
        ("© 2020", "© 2020", (), (2020,)),
        ("© 2020 123", "© 2020 123", (), (2020,)),
        ("copyright notice: Hill", "copyright notice: Hill", ("Hill",), ()),
        ("Copyright: J. Smith. Photo", "Copyright: J. Smith", ("J. Smith",), ()),
        ("© Hill Museum and made available under CC BY", "© Hill Museum", ("Hill Museum",), ()),
        ("© Casa Colina, S.L. Reservados todos los derechos", "© Casa Colina, S.L", ("Casa Colina, S.L",), ()),
        ("© Hill Inc. Next", "© Hill Inc.", ("Hill Inc.",), ()),
        ("© 2024 its owners", "© 2024 its owners", (), (2024,)),
        ("© 2019 ® Hill™ News", "© 2019 ® Hill™ News", ("Hill News",), (2019,)),
        ("Copyright 2019-2020, 2021 Hill | x", "Copyright 2019-2020, 2021 Hill ", ("Hill",), (2019, 2020, 2021)),
        ("©2020 – Hill – News", "©2020 – Hill", ("Hill",), (2020,)),
        ("©©© 2020 Hill", "©©© 2020 Hill", ("Hill",), (2020,)),
        ("© 2020 Hill  Gazette", "© 2020 Hill  Gazette", ("Hill Gazette",), (2020,)),
        ("℗ 2020 Hill", "℗ 2020 Hill", ("Hill",), (2020,)),
        ("&copy; 2020 Hill", "&copy; 2020 Hill", ("Hill",), (2020,)),
        ("© 2024 von Hill Blatt. Alle Rechte", "© 2024 von Hill Blatt", ("Hill Blatt",), (2024,)),
        ("© 2024 Hill is licensed", "© 2024 Hill", ("Hill",), (2024,)),
        ("© Free Press", "© Free Press", ("Free Press",), ()),  # its first word alone would be prose
        ("Copr. 2020 Hill", "Copr. 2020 Hill", ("Hill",), (2020,)),
        ("© 2024 Hill! More", "© 2024 Hill", ("Hill",), (2024,)),
    ],
)  # fmt: skip
def test_a_line(text: str, line: str, holders: tuple[str, ...], years: tuple[int, ...]) -> None:
    (found,) = lines.find(text)
    assert text[found.start : found.end] == line
    assert (found.holders, found.years, found.lawful) == (holders, years, True)


@pytest.mark.parametrize(
    "text",
    [
        "Hill is protected by copyright law.",
        "(a) one (b) two (c) three 2019",
        "Copyright",
        "copyright of the text",
        "Copyright of the text",
        "© {year} x",
        "© Riproduzione riservata",
        "© 12",
        "the copyright holder",
        "Copyright Law protects this page.",
        "Copyright Policy",
        "© protected by law",
        "copyright: reserved",
        "We hold the copyright Hill Gazette claims.",
        "(b) one (c) two 2019",
    ],
)
def test_what_is_no_line(text: str) -> None:
    assert lines.find(text) == []


def test_a_third_item_far_from_the_second_is_a_sign() -> None:
    assert lines.find("(b) two. " + "x" * 700 + " (c) 2019 Hill")[0].holders == ("Hill",)


@pytest.mark.parametrize("text", ["Copyright The Hill", "COPYRIGHT HILL"])
def test_the_bare_word_before_a_name_is_a_line_without_a_sign(text: str) -> None:
    (found,) = lines.find(text)
    assert found.holders
    assert not found.lawful


def test_two_lines_in_one_text_in_order() -> None:
    text = "copyright 2001 by Hill. Copyright 2002 by Dale."
    assert [(found.holders, found.years) for found in lines.find(text)] == [(("Hill",), (2001,)), (("Dale",), (2002,))]


def test_two_lines_with_two_signs_each() -> None:
    text = "Copyright © 2020 Hill. Copyright © 2021 Dale."
    assert [(found.holders, found.years) for found in lines.find(text)] == [(("Hill",), (2020,)), (("Dale",), (2021,))]


def test_no_more_lines_than_a_notice_has() -> None:
    assert len(lines.find("© 2020 Hill. " * 100)) == 60


def test_a_name_without_end_is_cut() -> None:
    (found,) = lines.find("© 2020 " + "A" * 300)
    assert len(found.holders[0]) == 160


@pytest.mark.parametrize(
    ("name", "holders"),
    [
        ("", ()),
        ("— 12", ()),
        ("{site}", ()),
        ("f(x; y", ()),
        ("Hill (UK)", ("Hill (UK)",)),
        ("their owners", ()),
        ("the Hill Trust", ("Hill Trust",)),
        ("Hill und the Dale", ("Hill", "Dale")),
        ("AP, Ann Roe", ("AP, Ann Roe",)),
        ("AP, AFP, DPA", ("AP", "AFP", "DPA")),
    ],
)
def test_holders_in_one_written_name(name: str, holders: tuple[str, ...]) -> None:
    assert lines.split_names(name) == holders
