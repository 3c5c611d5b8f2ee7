"""Article pages over HTTP: the sample wire story and the sample own article, collected as a page source."""

from __future__ import annotations

from pathlib import Path

from support.command import REPOSITORY, answer, configure, lines
from support.site import serving

COMMUNITY = "[use]\ncommercial = false\ncommunity_site = true\nadvertising = false\nselected_by = 'person'\n"


def test_pages_are_read_with_their_chain_their_rights_and_their_pictures(tmp_path: Path) -> None:
    samples = REPOSITORY / "config" / "samples" / "pages"
    with serving() as site:
        # The pages name their own site: here that is this one.
        pages = {
            name: (samples / name).read_text().replace("https://harbour-commons.example", f"http://{site.host}")
            for name in ("wire-story.html", "own-article.html")
        }
        wire = site.put("/wire.html", pages["wire-story.html"], "text/html; charset=utf-8")
        own = site.put("/own.html", pages["own-article.html"], "text/html; charset=utf-8")
        site.put("/robots.txt", "User-agent: *\nAllow: /\n", "text/plain")
        root = configure(
            tmp_path,
            f'[collect]\nallow_private = ["{site.host}"]\n'
            f'[[sources]]\nid = "pages"\nkind = "page"\nurls = ["{wire}", "{own}"]\n'
            '[[feeds]]\nid = "all"\ntitle = "All"\n',
            use=COMMUNITY,
        )
        (visit,) = answer("run", "--all", "--json", cwd=root)["sources"]
        assert (visit["outcome"], visit["new"], visit["error"]) == ("ok", 2, None)
        places = ["/.well-known/tdmrep.json", "/own.html", "/robots.txt", "/wire.html"]
        assert sorted(path for path, _ in site.requests) == places
        site.forget()
        (again,) = answer("run", "--all", "--json", cwd=root)["sources"]
        assert again["outcome"] == "not_modified"
        assert sorted(site.statuses()) == [304, 304]  # two pages that have not changed; robots.txt is known for a day
    held = {article["title"]: article for article in lines("articles", "--json", cwd=root)}
    story = held["Three river states agree on water in dry years"]
    assert story["publisher"]["name"] == "Harbour Commons"
    assert (story["published"], story["original_published"]) == ("2026-03-04", "2026-03-02")
    assert [person["name"] for person in story["authors"]] == ["NORDWIRE"]
    original = story["provenance"][0]
    assert (original["role"], original["name"], original["url"], original["article_url"]) == (
        "original",
        "Nordwire",
        None,
        None,
    )
    assert {(term["scheme"], term["term"]) for term in story["taxonomy"]} >= {
        ("region", "Northern Rivers"),
        ("theme", "Water & Law"),
    }
    assert story["images"][0]["credit"] == "Teodor Brask/NORDWIRE"
    assert [
        text for text in ("A fixed share", "Monitoring", "Next steps") if f">{text}</h2>" not in story["body_html"]
    ] == []
    assert "cross-post" not in story["body_text"]
    assert story["decision"]["outcome"] == "link"
    assert held["The quiet after the last dredger"]["decision"]["outcome"] == "full"


def test_what_robots_txt_forbids_is_not_asked_for(tmp_path: Path) -> None:
    with serving() as site:
        page = site.put("/private/a.html", "<h1>No</h1>", "text/html")
        site.put("/robots.txt", "User-agent: *\nDisallow: /private/\n", "text/plain")
        root = configure(
            tmp_path,
            f'[collect]\nallow_private = ["{site.host}"]\n[[sources]]\nid = "p"\nkind = "page"\nurl = "{page}"\n',
        )
        (visit,) = answer("run", "--all", "--json", cwd=root)["sources"]
        assert (visit["outcome"], visit["error"]["code"]) == ("blocked", "robots")
        assert visit["error"]["hint"]
        assert [path for path, _ in site.requests] == ["/robots.txt"]
