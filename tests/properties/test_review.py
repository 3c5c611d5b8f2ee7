"""What a person says can take away anything and give nothing that nobody gave."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from support.deciding import AT, COMMERCIAL, COMMUNITY, ROBOT, agency, article, block, from_elsewhere, licence, seen

from syndicator.errors import ReviewRefused
from syndicator.model.draft import Mark
from syndicator.model.rights import OUTCOMES, Decision, Outcome, Policy
from syndicator.rights import decide, review, statements
from syndicator.rights.decide.grounds import PUBLISHING
from syndicator.rights.review import File

WIDTH = {"full": 2, "excerpt": 1, "link": 0, "review": 0, "withhold": 0}

MARKS = (
    licence("by/4.0"),
    licence("by-nc/4.0", scope="feed"),
    licence("by-nd/4.0", scope="site", region="footer"),
    Mark(signal="jsonld:license", words="ALL_RIGHTS_RESERVED"),
    Mark(signal="link:license", url="https://creativecomnons.org/licenses/by/4.0/"),
    Mark(signal="carrier-pigeon", words="?"),
    Mark(signal="iptc:rightsOwner", words="direct recipients only", attributes=(("owner", "AAP"),)),
    block("© 2026 Daily Example. All rights reserved."),
    block("For personal use only."),
    block("This material may not be published, broadcast, rewritten or redistributed."),
    block("You may republish our articles for free, online or in print, as long as you credit us.", region="widget"),
    block("Please notify us by e-mail when you republish this article under CC BY 4.0."),
    block("Strictly embargoed until Monday."),
)
ARTICLES: tuple[dict[str, Any], ...] = (
    {},
    {"paywalled": True},
    {"origin": from_elsewhere("Nordwire")},
    {"people": (agency("Reuters"),)},
)
files = st.builds(
    lambda marks, of, use, review: File(
        article=article(**of), evidence=seen(*marks), use=use, policy=Policy(review=review), at=AT
    ),
    st.lists(st.sampled_from(MARKS), max_size=5, unique=True),
    st.sampled_from(ARTICLES),
    st.sampled_from((COMMUNITY, COMMERCIAL, ROBOT)),
    st.sampled_from(((), ("everything",))),
)
wanted = st.sampled_from((None, "full", "excerpt", "link"))


def approved(file: File, outcome: Outcome | None) -> Decision | None:
    try:
        return review.approve(file, by="Ada", reason="seen", outcome=outcome)
    except ReviewRefused:
        return None


@given(files, wanted)
def test_an_approval_opens_only_what_somebody_permitted(file: File, outcome: Outcome | None) -> None:
    found = approved(file, outcome)
    if found is None or not WIDTH[found.outcome]:
        return
    said = statements.read(file.evidence)
    assert any(grant.action in PUBLISHING for statement in said for grant in statement.grants)
    assert not file.article.paywalled or found.outcome != "full"
    assert not any(statement.personal_use_only for statement in statements.of_text(said))
    assert outcome is None or OUTCOMES.index(found.outcome) <= OUTCOMES.index(outcome)
    assert found.review is not None
    if WIDTH[file.decide(None).outcome] < WIDTH[found.outcome] and not file.policy.review:
        assert found.review.overrides, "what was overridden is written down"


@given(files, wanted, st.sampled_from(MARKS))
def test_one_word_more_about_rights_ends_an_approval(file: File, outcome: Outcome | None, more: Mark) -> None:
    found = approved(file, outcome)
    known = {piece.id for piece in file.evidence}
    added = tuple(piece for piece in seen(more) if piece.id not in known)
    if found is None or not added:
        return
    told = replace(file, evidence=(*file.evidence, *added))
    assert not WIDTH[decide.succeed(found, told.decide(found.review), accept_wider=True).outcome]


@given(files, wanted)
def test_an_edit_ends_an_approval(file: File, outcome: Outcome | None) -> None:
    found = approved(file, outcome)
    if found is None:
        return
    edited = replace(file, article=replace(file.article, content_hash="d" * 64))
    assert not WIDTH[edited.decide(found.review).outcome]


@given(files, st.sampled_from(("link", "withhold")))
def test_a_rejection_publishes_nothing_of_the_text_ever(file: File, outcome: Outcome) -> None:
    found = review.reject(file, by="Ada", reason="no", outcome=outcome)
    assert not WIDTH[found.outcome]
    assert OUTCOMES.index(found.outcome) <= OUTCOMES.index(outcome)
    assert not WIDTH[decide.succeed(found, file.decide(found.review), accept_wider=True).outcome]
    edited = replace(file, article=replace(file.article, content_hash="d" * 64))
    assert not WIDTH[edited.decide(found.review).outcome]


@given(files)
def test_what_stands_is_decided_the_same_again(file: File) -> None:
    found = approved(file, None)
    if found is not None:
        assert decide.succeed(found, file.decide(found.review), accept_wider=False) == found
