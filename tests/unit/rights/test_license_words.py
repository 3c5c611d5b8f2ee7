"""Names of licences in prose: where they begin and end, what vouches for them, and what only looks like one."""

from __future__ import annotations

import pytest

from syndicator.rights import licenses


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("CC BY", [("CC-BY", "BY")]),
        ("Creative Commons Attribution 3.0 Germany", [("CC-BY-3.0-DE", "Attribution 3.0 Germany")]),
        ("licensed cc by-nc-nd 4.0 international", [("CC-BY-NC-ND-4.0", "by-nc-nd 4.0")]),
        ("CC BY 3.0 DE", [("CC-BY-3.0-DE", "BY 3.0 DE")]),
        ("CC BY 3.0 Atlantis", [("CC-BY-3.0", "BY 3.0")]),
        ("CC BY 4.0 Germany", [("CC-BY-4.0", "BY 4.0")]),
        ("CC0", [("CC0-1.0", "CC0")]),
        ("Public Domain Mark 1.0", [("CC-PDM-1.0", "Public Domain Mark 1.0")]),
        ("Attribution-ShareAlike", [("CC-BY-SA", "Attribution-ShareAlike")]),
        ("Creative Commons 2.0 Attribution NonCommercial", [("CC-BY-NC-2.0", "Attribution NonCommercial")]),
        ("CC BY 4.0 https://creativecommons.org/licenses/by/4.0/.",
         [("CC-BY-4.0", "BY 4.0 https://creativecommons.org/licenses/by/4.0/.")]),
        ("CC BY, CC BY-SA 4.0", [("CC-BY", "BY"), ("CC-BY-SA-4.0", "BY-SA 4.0")]),
        ("CC BY, CC BY 4.0", [("CC-BY-4.0", "BY, CC BY 4.0")]),
        ("CC BY 4.0, CC BY", [("CC-BY-4.0", "BY 4.0, CC BY")]),
        ("CC BY. CC BY 4.0", [("CC-BY", "BY"), ("CC-BY-4.0", "BY 4.0")]),
        ("CC BY 3.0 or CC BY 4.0", [("CC-BY-3.0", "BY 3.0"), ("CC-BY-4.0", "BY 4.0")]),
        ("CC BY 3.0 CC BY 4.0", [("CC-BY-3.0", "BY 3.0"), ("CC-BY-4.0", "BY 4.0")]),
        ("CC BY 3.0 DE CC BY 3.0 AT", [("CC-BY-3.0-DE", "BY 3.0 DE"), ("CC-BY-3.0-AT", "BY 3.0 AT")]),
        ("CC BY 3.0 (CC BY 3.0 DE)", [("CC-BY-3.0-DE", "BY 3.0 (CC BY 3.0 DE")]),
        ("MIT License", [("MIT", "MIT License")]),
        ("OGL v3.0", [("OGL-UK-3.0", "OGL v3.0")]),
        ("知识共享 署名 4.0", [("CC-BY-4.0", "署名 4.0")]),
        ("クリエイティブ・コモンズ 表示 4.0", [("CC-BY-4.0", "表示 4.0")]),
        ("CC-BY-4.0.", [("CC-BY-4.0", "BY-4.0")]),
        ("Attribution 4.0", [("CC-BY-4.0", "Attribution 4.0")]),
        ("Attribution, Creative Commons", [("CC-BY", "Attribution")]),
        ("Attribution. Creative Commons", []),
        ("Attribution, under a Creative Commons licence", [("CC-BY", "Attribution")]),
        ("by-nc-sa", [("CC-BY-NC-SA", "by-nc-sa")]),
        ("by nc sa", []),
        ("CC BY version 4.0", [("CC-BY-4.0", "BY version 4.0")]),
        ("CC BY, or 4.0", [("CC-BY", "BY")]),
        ("CC BY. 4.0", [("CC-BY", "BY")]),
        ("Creative Commons - BY", [("CC-BY", "BY")]),
        ("CC by 4.0", [("CC-BY-4.0", "by 4.0")]),
        ("by the sea", []),
        ("CC by the sea", []),
        ("By-Line", []),
        ("credit to CC", []),
        ("written by CC", []),
        ("CC BY 9.9", []),
        ("Creative Commons is a good thing for us and by the way", []),
        ("attribution is due", []),
        ("Creative Commons helps all of us here to give full attribution", [("CC-BY", "attribution")]),
        ("Creative Commons helps all of us here and now to give attribution", []),
        ("Creative Commons. Attribution is due", []),
        ("", []),
    ],
)  # fmt: skip
def test_names_in_prose(text: str, found: list[tuple[str, str]]) -> None:
    assert [(known.id, text[start:end]) for known, start, end in licenses.find(text)] == found


@pytest.mark.parametrize(
    ("title", "identifier"),
    [
        ("CC BY 3.0 DE", "CC-BY-3.0-DE"),
        ("Attribution 3.0 Germany", "CC-BY-3.0-DE"),
        ("Attribution 3.0 Germany License", "CC-BY-3.0-DE"),
        ("Attribution 3.0 Unported", "CC-BY-3.0"),
        ("Attribution 3.0 License", "CC-BY-3.0"),
        ("Attribution 3.0 Atlantis", None),
        ("Attribution 9.0", None),
        ("Attribution-NonCommercial", "CC-BY-NC"),
        ("NonCommercial 2.0", "CC-BY-NC-2.0"),
        ("NonCommercial 1.0", "http://creativecommons.org/licenses/nc/1.0/"),
        ("<b>Attribution</b> 4.0", "CC-BY-4.0"),
        ("CC 3.0 BY", None),
        ("CC0 1.0 Universal", "CC0-1.0"),
        ("CC0 2.0", None),
        ("Public Domain Mark 1.0", "CC-PDM-1.0"),
        ("bsd", "http://creativecommons.org/licenses/BSD/"),
        ("mit", "MIT"),
        ("GNU GPL", "GPL-2.0"),
        ("This text is CC BY 4.0, that one CC BY 4.0 too", "CC-BY-4.0"),
        ("This text is CC BY 4.0, that one CC BY-SA 4.0", None),
        ("Attribution 4.0" + " " * 10 + "x" * 400, None),
        ("  ", None),
        (None, None),
    ],
)
def test_whole_titles(title: str | None, identifier: str | None) -> None:
    known = licenses.by_title(title)
    assert (known.id if known else None) == identifier


def test_words_already_known_give_the_same_answer() -> None:
    from syndicator.rights.tokens import tokens

    text = "Our texts: CC BY 4.0 (https://creativecommons.org/licenses/by/4.0/). Photos: CC BY-ND 3.0 US."
    from syndicator.rights import license_words

    assert license_words.find(text, tokens(text)) == license_words.find(text)
