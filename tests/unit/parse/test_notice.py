from __future__ import annotations

from typing import Any

import pytest

from syndicator.parse.notice import LONGEST, marks

URL = "https://daily.example/2026/story"


def brief(notice: str, format_: str) -> list[tuple[Any, ...]]:
    return [(mark.signal, mark.region, mark.url or mark.words) for mark in marks(notice, format_, URL)]


def test_text_is_one_block_after_the_article() -> None:
    assert brief("You may  republish\nthis.", "text") == [("text:block", "tail", "You may republish this.")]


def test_a_lone_copyright_line_is_the_foot_of_a_site() -> None:
    (mark,) = marks("Copyright © 2026 Daily Example. All rights reserved.", "text", URL)
    assert (mark.region, mark.scope) == ("footer", "site")


@pytest.mark.parametrize(
    "header",
    [
        "www.griddy.example V2.6e @author: Rosa Nett Licence CC-BY http://creativecommons.org/licenses/by/3.0/fr/",
        "Tiny Selector v0.4.0 (Nov 02, 2010) License: http://creativecommons.org/licenses/by/2.5/",
    ],
)
def test_the_header_of_a_program_is_code(header: str) -> None:
    assert [region for _, region, _ in brief(header, "text")] == ["code"]
    assert [region for _, region, _ in brief(header, "html")] == ["code"]


def test_a_version_of_a_licence_is_no_version_of_a_program() -> None:
    assert brief("All content is available under the Open Government Licence v3.0", "text")[0][1] == "tail"


def test_a_comment_is_code_unless_it_is_the_old_rdf() -> None:
    assert brief("<!-- Licence: http://creativecommons.org/licenses/by/3.0/ -->", "html")[0][1] == "code"
    rdf = (
        '<!-- <rdf:RDF xmlns="http://web.resource.org/cc/"><Work rdf:about="">'
        '<license rdf:resource="http://creativecommons.org/licenses/by/2.0/"/></Work></rdf:RDF> -->'
    )
    assert ("cc:license", "head", "http://creativecommons.org/licenses/by/2.0/") in brief(rdf, "html")


def test_scripts_and_styles_are_code() -> None:
    assert brief("<script>/* License: CC BY */</script>", "html") == [("text:block", "code", "/* License: CC BY */")]


def test_links_are_found_by_whole_tokens_and_cut_off_tags_are_closed() -> None:
    assert brief('<a rel="noreferrer license" href="//creativecommons.org/licenses/by/4.0/', "html") == []
    found = brief('<p>x</p><a rel="noreferrer license" href="//creativecommons.org/licenses/by/4.0/"', "html")
    assert ("link:license", "head", "https://creativecommons.org/licenses/by/4.0/") in found
    assert brief('<link rel="item-license" href="/x">', "html") == []


def test_metas_are_known_in_their_real_spellings() -> None:
    found = brief(
        '<meta name="DC.Rights" content="A &quot;B&quot;"/><meta content="C" name="dcterms.rightsHolder">', "html"
    )
    assert [(signal, words) for signal, _, words in found] == [("dc:rights", 'A "B"'), ("dcterms:rightsHolder", "C")]


def test_an_address_alone_is_a_block_of_its_own() -> None:
    found = brief('<p><a href="https://o.test/x">https://o.test/x</a></p><p>Some words</p>', "html")
    assert ("text:block", "tail", "https://o.test/x") in found
    assert ("text:block", "tail", "Some words") in found


def test_members_of_json_are_read_without_their_object() -> None:
    assert brief('"isAccessibleForFree":true,"license":"https:\\/\\/c.test\\/by"', "html") == [
        ("jsonld:license", "head", "https://c.test/by")
    ]
    assert brief('"usageterms": [ "Editorial use only.", "No use in Japan", ]', "json") == [
        ("iptc:usageTerms", "head", "Editorial use only."),
        ("iptc:usageTerms", "head", "No use in Japan"),
    ]


def test_pieces_of_feeds_are_read_by_local_names() -> None:
    assert brief("<copyright><![CDATA[(C) 2026 D]]></copyright>", "rss") == [("rss:copyright", "head", "(C) 2026 D")]
    assert brief("© 2026 Daily Example", "rss") == [("rss:copyright", "head", "© 2026 Daily Example")]
    entry = '<source><id>x</id><link rel="license" href="http://creativecommons.org/licenses/by/3.0/" />'
    (mark,) = marks(entry, "xml", URL)
    assert ("within", "source") in mark.attributes


def test_wire_formats() -> None:
    nitf = (
        '<doc.copyright year="2026" holder="Agence France Presse" /><doc.rights owner="AAP" enddate="20260101T000000"'
    )
    assert [mark.signal for mark in marks(nitf, "xml", URL)][:1] == ["iptc:copyrightHolder"]
    g2 = '<copyrightHolder literal="ANSA"/><usageTerms xml:lang="en">By agreement</usageTerms>'
    assert brief(g2, "xml") == [("iptc:copyrightHolder", "head", "ANSA"), ("iptc:usageTerms", "head", "By agreement")]


def test_markdown_keeps_words_and_links() -> None:
    found = marks("Copyright © [TASS](#), 2016\n\nAsk [us](mailto:a@b.example)", "markdown", URL)
    assert [mark.words for mark in found] == ["Copyright © TASS, 2016", "Ask us"]
    assert "mailto:a@b.example" in (found[1].html or "")


def test_code_is_code() -> None:
    assert brief("replace('ANSA', 'Copyright X')", "code")[0][1] == "code"


@pytest.mark.parametrize("format_", ["text", "html", "rss", "xml", "json", "markdown", "code", "unheard-of"])
@pytest.mark.parametrize(
    "notice",
    ["", "\x00", "<", "<" * 5000, "<!--" * 2000, '"' * 5000, '"a":[' * 2000, "&#0;&#x110000;", "\ud800", "]]>"],
)
def test_nothing_foreign_breaks_it(notice: str, format_: str) -> None:
    assert isinstance(marks(notice, format_, URL), tuple)


@pytest.mark.parametrize(
    "unit", ["<p>a ", "(c) ", "<!-- ", '"k":"', "http://a.b/c ", "v1.2.3 license: ", "<a rel=license "]
)
def test_time_is_linear_in_the_length(unit: str) -> None:
    for format_ in ("text", "html", "xml", "json"):
        marks(unit * (LONGEST // 10 // len(unit)), format_, URL)
