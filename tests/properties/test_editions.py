"""No word stands in the output that no decision allows: from made-up feeds to files, judged from outside."""

from __future__ import annotations

import itertools
import os
import tempfile
from html import escape
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from support import oracle
from support.visits import House

DEEP = os.environ.get("HYPOTHESIS_PROFILE") == "deep"
ITEMS = 20  # articles of one feed
FEEDS = 10_000 // ITEMS if DEEP else 8

LICENCES = ("by/4.0", "by-nc/4.0", "by-nd/3.0", "by-sa/3.0/de", "by/9.0")
SAYINGS = (
    "",
    "© 2026 Origin",
    "© 2026 Nordwire. All rights reserved.",
    "You may republish our articles for free, as long as you credit us and link to the original.",
    "You may republish the first three paragraphs of our articles with a link to the original.",
    "You may republish the first forty words of our articles.",
    "Our articles may only be republished in their entirety.",
    "This article first appeared at Nordwire.",
    "This story is under strict embargo until 5 p.m. on Monday.",
    "For personal use only.",
    "You may republish our articles online for free. You must include our tracking pixel.",
    "You may republish our articles online for free within 90 days of publication.",
)
items = st.fixed_dictionaries(
    {
        "licence": st.sampled_from(("", "", *LICENCES)),
        "rights": st.sampled_from(("", "", *SAYINGS)),
        "tail": st.sampled_from(SAYINGS),
        "body": st.integers(0, 160),
        "summary": st.integers(0, 30),
        "days": st.integers(0, 200),
        "expires": st.sampled_from(("", "", "", "2026-06-01", "2026-07-01T00:00:00Z", "when it rains")),
    }
)
channels = st.fixed_dictionaries(
    {
        "copyright": st.sampled_from(("", "© 2026 Origin", "CC BY 4.0", "© 2026 Origin. All rights reserved.")),
        "licence": st.sampled_from(("", *LICENCES)),
    }
)
USES = (
    "[use]\ncommercial = false\ncommunity_site = true\nadvertising = false\nselected_by = 'person'\n",
    "[use]\ncommercial = true\nselected_by = 'person'\n",
    "[use]\ncommercial = false\nadvertising = false\n",
    "[use]\ncommercial = false\nadvertising = false\n[policy]\non_silence = 'excerpt'\n",
)


def feed(channel: Any, listed: Any) -> str:
    """A feed in which every word of the articles is unlike every other."""
    count = itertools.count()

    def words(number: int) -> str:
        return " ".join(f"w{next(count)}ord" for _ in range(number))

    def licensed(module: str) -> str:
        return f"<cc:license>http://creativecommons.org/licenses/{module}/</cc:license>" if module else ""

    printed = []
    for number, item in enumerate(listed):
        body = "".join(f"<p>{words(40)}.</p>" for _ in range(item["body"] // 40)) + f"<p>{words(item['body'] % 40)}</p>"
        day, month = item["days"] % 28 + 1, ("Jan", "Feb", "Mar", "Apr", "May")[item["days"] % 5]
        printed.append(
            f"<item><title>{words(4)}</title><link>https://origin.example/{number}</link>"
            f"<pubDate>{day} {month} 2026 10:00:00 GMT</pubDate>{licensed(item['licence'])}"
            + (f"<dc:rights>{escape(item['rights'])}</dc:rights>" if item["rights"] else "")
            + (f"<expirationDate>{item['expires']}</expirationDate>" if item.get("expires") else "")
            + (f"<description>{words(item['summary'])}</description>" if item["summary"] else "")
            + f"<content:encoded><![CDATA[{body}<p>{item['tail']}</p>]]></content:encoded></item>"
        )
    return (
        '<?xml version="1.0" encoding="utf-8"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:cc="http://backend.userland.com/creativeCommonsRssModule" '
        'xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Origin</title>'
        f"<link>https://origin.example/</link><copyright>{channel['copyright']}</copyright>"
        f"{licensed(channel['licence'])}{''.join(printed)}</channel></rss>"
    )


def published(root: Path, text: str, use: str) -> tuple[House, list[str]]:
    """Collect and publish, and let the judge look."""
    house = House(root, f'full_text = true\n[[feeds]]\nid = "short"\ntitle = "S"\nfull_text = false\n{use}')
    house.visit(text)
    assert not house.bugs
    house.print()
    return house, judged(house)


def judged(house: House) -> list[str]:
    feeds = house.settings.output.directory
    return oracle.wrongs(house.root / "var" / "test.db", Path(feeds), at=house.now, run=1, word=r"w\d+ord")


@settings(max_examples=FEEDS, deadline=None)
@given(channel=channels, listed=st.lists(items, min_size=1, max_size=ITEMS), use=st.sampled_from(USES))
def test_no_word_stands_there_that_no_decision_allows(channel: Any, listed: Any, use: str) -> None:
    with tempfile.TemporaryDirectory() as root:
        house, wrong = published(Path(root), feed(channel, listed), use)
        house.store.close()
    assert wrong == []


def test_the_judge_sees_what_is_too_much(tmp_path: Path) -> None:
    """A judge that is never angry proves nothing."""
    plain = {"licence": "", "rights": "", "tail": "", "body": 120, "summary": 9, "days": 3}
    channel = {"copyright": "© 2026 Origin", "licence": ""}
    house, wrong = published(tmp_path, feed(channel, [plain, {**plain, "licence": "by/4.0"}]), USES[1])
    assert wrong == []
    path = Path(house.settings.output.directory) / "all.json"
    honest = path.read_text("utf-8")
    assert "w60ord" not in honest
    path.write_text(honest.replace('"title": "All"', '"title": "All w60ord"'), "utf-8")
    assert [line.partition(":")[0] for line in judged(house)] == ["all.json"]
    house.store.close()
