"""The page this product exists for: a site that republished a wire story, with a permission that does not reach it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from support.command import answer, configure, lines, syndicator

pytestmark = pytest.mark.shared

URL = "https://www.globalresearch.ca/syrian-army-takes-control/5561555"
COMMUNITY = "[use]\ncommercial = false\ncommunity_site = true\nadvertising = false\nselected_by = 'person'\n"
COMMERCIAL = "[use]\ncommercial = true\n"
OPEN = COMMUNITY.replace("selected_by", "news_media = true\nmay_edit = true\nselected_by")
HEADINGS = ["Public executions", "Demining operation in Aleppo", "Humanitarian aid", "Truce applications"]


def _inspected(page: Path, root: Path, use: str) -> dict[str, Any]:
    configure(root, "", use=use)
    found = answer("inspect", "--json", "--url", URL, str(page), cwd=root)
    assert found["complaints"] == []
    (article,) = found["articles"]
    return dict(article)


@pytest.fixture(scope="module")
def article(seed_text: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    return _inspected(seed_text, tmp_path_factory.mktemp("seed"), COMMUNITY)


def test_who_wrote_it_where_it_was_found_and_where_it_comes_from(article: dict[str, Any]) -> None:
    assert article["title"].startswith("Syrian Army Takes Control of 93% of Aleppo")
    assert article["subtitle"].startswith("More than 1,000 militants have voluntarily left")
    assert [person["name"] for person in article["authors"]] == ["ITAR-TASS"]
    assert article["publisher"]["name"] == "Global Research"
    assert article["published"] == "2016-12-11"
    assert article["original_published"] == "2016-12-09"
    original, *between, collected = article["provenance"]
    assert (original["role"], original["name"]) == ("original", "TASS")
    assert original["url"] is None  # the page's link is "#": none is invented
    assert original["article_url"] is None
    assert ("intermediary", "Global Research") in [(step["role"], step["name"]) for step in between]
    assert collected["role"] == "collected"


def test_what_it_is_about_and_what_it_says(article: dict[str, Any]) -> None:
    terms = {(term["scheme"], term["term"]) for term in article["taxonomy"]}
    assert {("region", "Middle East & North Africa"), ("theme", "Terrorism")} <= terms
    assert [heading for heading in HEADINGS if heading not in article["body_html"]] == []
    assert [heading for heading in HEADINGS if f">{heading}</h" not in article["body_html"]] == []
    assert "cross-post" not in article["body_text"]
    assert "Konstantin Leipher" not in article["body_text"]
    assert [image["credit"] for image in article["images"]] == ["Konstantin Leipher/TASS"]
    assert "agreed to lay down weapons" in " ".join(article["body_text"].split())


def test_whose_it_is(article: dict[str, Any]) -> None:
    assert article["rights"]["holders"] == ["ITAR-TASS", "TASS"]
    assert article["rights"]["years"] == [2016]
    assert article["rights"]["license"] is None


@pytest.mark.parametrize("use", [COMMUNITY, COMMERCIAL, OPEN], ids=["community", "commercial", "widest"])
def test_every_operator_may_only_link_it(seed_text: Path, tmp_path: Path, use: str) -> None:
    article = _inspected(seed_text, tmp_path, use)
    assert article["decision"]["outcome"] == "link"
    reasons = " ".join(reason["text"] for reason in article["decision"]["reasons"])
    assert "TASS" in reasons
    assert "own articles" in reasons
    assert "fair" in reasons
    assert article["credit"]["text"].index("TASS") < article["credit"]["text"].index("via Global Research")


def test_none_of_its_words_are_published(seed_text: Path, tmp_path: Path) -> None:
    root = configure(
        tmp_path,
        '[[sources]]\nid = "drop"\nkind = "folder"\npath = "drop"\n[[feeds]]\nid = "all"\ntitle = "All"\n',
        use=COMMUNITY,
    )
    (root / "drop").mkdir()
    (root / "drop" / "seed.md").write_bytes(seed_text.read_bytes())
    answer("run", "--all", "--json", cwd=root)
    (held,) = lines("articles", "--json", cwd=root)
    assert held["decision"]["outcome"] == "link"
    published = [path.read_text() for path in (root / "feeds").iterdir()]
    for words in ("Rudskoi", "field kitchens", "most of them have been amnestied", "Leipher"):
        assert all(words not in text for text in published)
    (item,) = json.loads((root / "feeds" / "all.json").read_text())["items"]
    assert "TASS" in item["content_html"]


def _own(seed_text: Path, root: Path) -> Path:
    """An own article of the site, in our words, under the very notice of the page."""
    text = seed_text.read_text()
    notice = text[text.index("**Disclaimer:**") :]
    own = (
        "# Wells run dry in the hills\n\nBy [Mara Feld](#)\n\nGlobal Research, December 12, 2016\n\n"
        "Theme: [Water](#)\n\n"
        "The third dry autumn in a row has emptied the wells above the valley, and the lorries come twice a week.\n\n"
        "Those who can afford it drill deeper. Those who cannot wait for the lorries, which bring less every month.\n\n"
        "The original source of this article is Global Research  \nCopyright © Mara Feld, Global Research, 2016\n\n"
        "---\n\n" + notice
    )
    path = root / "own.md"
    path.write_text(own)
    return path


def test_an_own_article_is_full_for_a_community_site_with_its_duties(seed_text: Path, tmp_path: Path) -> None:
    article = _inspected(_own(seed_text, tmp_path), tmp_path, COMMUNITY)
    assert article["decision"]["outcome"] == "full"
    assert {"attribute_source", "keep_notice", "link_original"} <= set(article["decision"]["duties"])
    assert "Global Research" in article["credit"]["text"]


def test_and_a_link_for_a_commercial_one_with_whom_to_ask(seed_text: Path, tmp_path: Path) -> None:
    article = _inspected(_own(seed_text, tmp_path), tmp_path, COMMERCIAL)
    assert article["decision"]["outcome"] == "link"
    done = syndicator("inspect", "--url", URL, str(tmp_path / "own.md"), cwd=tmp_path)
    assert "publications@globalresearch.ca" in done.stdout
