"""Names of licences in prose: where they begin and end, what vouches for them, and what only looks like one."""

from __future__ import annotations

import pytest

from syndicator.rights import licenses
from syndicator.rights.deeds import facts


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
        ("by-sa", [("CC-BY-SA", "by-sa")]),
        ("nc-sa", []),  # no licence since 2004 leaves the attribution out, and no version says that it is older
        ("citation 4.0", []),
        ("give credit 4.0 times", []),
        ("our sampling 1.0 method", []),
        ("authorship 2.0", []),
        ("zero 1.0", []),
        ("CC zero", [("CC0-1.0", "CC zero")]),
        ("CC Sampling Plus 1.0",
         [("http://creativecommons.org/licenses/sampling+/1.0/", "Sampling Plus 1.0")]),
        ("see creativecommons.org/licenses/by/4.0/ for it",
         [("CC-BY-4.0", "creativecommons.org/licenses/by/4.0/")]),
        ("see //creativecommons.org/licenses/by/4.0/", [("CC-BY-4.0", "//creativecommons.org/licenses/by/4.0/")]),
        ("public; domain mark 1.0", []),
        ("Creative Commons Attribution (v 3.0)", [("CC-BY-3.0", "Attribution (v 3.0")]),
        ("CC Attribution-ShareAlike version 3.0", [("CC-BY-SA-3.0", "Attribution-ShareAlike version 3.0")]),
        ("Creative Commons 9.0 BY", []),
        ("1.5 BY", []),
        ("CC BY 3.0, Germany", [("CC-BY-3.0-DE", "BY 3.0, Germany")]),
        ("CC BY 3.0 - - - DE", [("CC-BY-3.0", "BY 3.0")]),
        ("CC BY 2.5 UK: Scotland",
         [("http://creativecommons.org/licenses/by/2.5/scotland/", "BY 2.5 UK: Scotland")]),
        ("CC BY 3.0 IGO", [("CC-BY-3.0-IGO", "BY 3.0 IGO")]),
        ("CC by", []),
        ("CC-by", [("CC-BY", "by")]),
        ("CC nd", []),
        ("cc by the way", []),
        ("CC BY 4.0 is ours, and later CC BY 4.0 again", [("CC-BY-4.0", "BY 4.0"), ("CC-BY-4.0", "BY 4.0")]),
    ],
)  # fmt: skip
def test_names_in_prose(text: str, found: list[tuple[str, str]]) -> None:
    assert [(known.id, text[start:end]) for known, start, end in licenses.find(text)] == found


@pytest.mark.parametrize(
    ("text", "identifier"),
    [
        ("Creative Commons Reconeixement i CompartirIgual 3.0", "CC-BY-SA-3.0"),
        ("Creative Commons Atribución y CompartirIgual 3.0", "CC-BY-SA-3.0"),
        ("Creative Commons Naamsvermelding en GelijkDelen 3.0", "CC-BY-SA-3.0"),
        ("Creative Commons Namensnennung und NichtKommerziell 3.0", "CC-BY-NC-3.0"),
        ("Creative Commons Attribution et Pas d'Utilisation Commerciale 3.0", "CC-BY-NC-3.0"),
        ("Creative Commons Attribution and NonCommercial 3.0", "CC-BY-NC-3.0"),
        ("CC BY e NC 3.0", "CC-BY-NC-3.0"),
        ("CC BY и SA 3.0", "CC-BY-SA-3.0"),
        ("CCL BY 3.0", "CC-BY-3.0"),
        ("クリエイティブコモンズ 表示", "CC-BY"),
        ("创作共用 署名", "CC-BY"),
        ("創用CC 姓名標示", "CC-BY"),
        ("創作共用 署名", "CC-BY"),
        ("криэйтив коммонс атрибуция", "CC-BY"),
        ("креатив коммонс атрибуция", "CC-BY"),
        ("krea komunaĵo Atribuite", "CC-BY"),
        ("크리에이티브 커먼즈 저작자표시", "CC-BY"),
        ("creative common attribution", "CC-BY"),
        ("creativecommons attribution", "CC-BY"),
    ],
)
def test_joined_and_named_in_the_words_of_a_language(text: str, identifier: str) -> None:
    assert [known.id for known, _, _ in licenses.find(f"({text})")] == [identifier]


@pytest.mark.parametrize(
    ("title", "address"),
    [
        ("NoDerivs-NonCommercial 1.0", "nd-nc/1.0/"),
        ("Creative Commons NonCommercial-NoDerivs 1.0", "nd-nc/1.0/"),
        ("Attribution-NoDerivs-NonCommercial 1.0", "by-nd-nc/1.0/"),
        ("Attribution-NoDerivs-NonCommercial 2.0 Japan", "by-nd-nc/2.0/jp/"),
        ("Attribution-NonCommercial-NoDerivs 2.0 Japan", "by-nc-nd/2.0/jp/"),
        ("Attribution-NoDerivs-NonCommercial 2.0", "by-nc-nd/2.0/"),
        ("NoDerivs-NonCommercial 2.0 Japan", "nd-nc/2.0/jp/"),
        ("NoDerivs-NonCommercial 2.0", "by-nc-nd/2.0/"),
        ("ShareAlike 2.0 Japan", "sa/2.0/jp/"),
        ("ShareAlike 2.0", "by-sa/2.0/"),
        ("NonCommercial-ShareAlike 1.0", "nc-sa/1.0/"),
        ("NonCommercial Sampling Plus 1.0", "nc-sampling+/1.0/"),
        ("Sampling Plus 1.0", "sampling+/1.0/"),
        ("Sampling 1.0", "sampling/1.0/"),
        ("Developing Nations 2.0", "devnations/2.0/"),
        ("Creative Commons Attribution 2.5 UK: Scotland License", "by/2.5/scotland/"),
    ],
)
def test_titles_of_deeds_that_are_no_longer_offered(title: str, address: str) -> None:
    known = licenses.by_title(title)
    assert known is not None
    assert known.uri == f"http://creativecommons.org/licenses/{address}"


def test_a_place_is_the_place_of_one_port() -> None:
    named = [word for words in facts("cc_words.json")["places"].values() for word in words]
    assert len(named) == len(set(named))


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
        ("Creative Commons Zero 1.0 Universal", "CC0-1.0"),
        ("Zero, public domain", "CC0-1.0"),
        ("Creative Commons Public Domain", "CC-PDDC"),
        ("Public Domain 2.0", None),
        ("Attribution 4.0 Germany", "CC-BY-4.0"),  # 4.0 has no ports
        ("Attribution 3.0 DE", "CC-BY-3.0-DE"),
        ("Namensnennung 3.0 Deutschland Lizenz", "CC-BY-3.0-DE"),
        ("Attribution 3.0 Germany Licence", "CC-BY-3.0-DE"),
        ("GNU LGPL", "LGPL-2.1"),
        ("Licence publique générale GNU", "GPL-2.0"),
        ("Public Domain Mark 1.0", "CC-PDM-1.0"),
        ("bsd", "http://creativecommons.org/licenses/BSD/"),
        ("mit", "MIT"),
        ("GNU GPL", "GPL-2.0"),
        ("CC BY 4.0 (Attribution 4.0 International)", "CC-BY-4.0"),
        ("This text is CC BY 4.0, that one CC BY 4.0 too", None),
        ("no longer CC BY 4.0", None),
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
