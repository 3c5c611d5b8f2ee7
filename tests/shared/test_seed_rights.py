"""The page this program was first written for: a wire story on a site that permits only its own articles."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from syndicator import normalise
from syndicator.model.capture import Capture
from syndicator.model.rights import Decision, Policy, UseProfile
from syndicator.model.source import Source
from syndicator.parse import document
from syndicator.rights import decide, evidence

AT = datetime(2026, 1, 1, tzinfo=UTC)
URL = "https://www.globalresearch.ca/some-story/5561234"
COMMUNITY = UseProfile(commercial=False, community_site=True, advertising=False)
OPERATORS = (COMMUNITY, UseProfile(), UseProfile(media=("print",)), UseProfile(news_media=True, selected_by="person"))


def decided(body: bytes, use: UseProfile, policy: Policy | None = None) -> Decision:
    capture = Capture(
        url=URL, requested_url=URL, media_type="text/plain", body=body, fetched_at=AT, file_name="page.txt"
    )
    harvest = document.read(capture)
    normal = normalise.normalise(harvest, source=Source(id="seed", kind="folder"), url=URL, at=AT).articles[0]
    pieces = evidence.read((*harvest.marks, *normal.draft.marks), url=URL, observed_at=AT)
    return decide.decide(normal.article, pieces, use=use, policy=policy or Policy(), at=AT)


def own(body: bytes) -> bytes:
    """The same page with an article of the site's own author under it."""
    text = body.decode()
    text = text.replace("By [ITAR-TASS](#)", "By Jane Doe").replace("[TASS](#) 9 December 2016", "")
    text = text.replace("The original source of this article is [TASS](#)", "").replace("Konstantin Leipher/TASS", "")
    text = text.replace("[ITAR-TASS](#), [TASS](#), 2016", "Jane Doe, Global Research, 2016")
    return text.replace("Articles by: [ITAR-TASS](#)", "Articles by: Jane Doe").encode()


@pytest.mark.shared
@pytest.mark.parametrize("use", OPERATORS)
@pytest.mark.parametrize("policy", [Policy(), Policy(on_silence="excerpt")])
def test_the_wire_story_is_a_link_for_every_operator(seed_text: Path, use: UseProfile, policy: Policy) -> None:
    found = decided(seed_text.read_bytes(), use, policy)
    assert found.outcome == "link"
    assert found.ask == "TASS"
    assert (set(found.holders), found.years) == ({"ITAR-TASS", "TASS"}, (2016,))
    assert found.license is None
    codes = [reason.code for reason in found.reasons]
    assert codes[0] == "holder_is_third_party"
    assert {"origin_is_third_party", "fair_use_is_no_grant", "ask"} <= set(codes)
    assert any("own articles" in reason.text for reason in found.reasons)


@pytest.mark.shared
def test_an_own_article_under_the_same_notice(seed_text: Path) -> None:
    body = own(seed_text.read_bytes())
    community, commercial = decided(body, COMMUNITY), decided(body, UseProfile())
    assert community.outcome == "full"
    assert {"attribute_source", "keep_notice", "link_original"} <= {duty.action for duty in community.duties}
    assert commercial.outcome == "link"
    assert commercial.ask == "publications@globalresearch.ca"
    assert decided(body, UseProfile(media=("print",))).outcome == "link"
