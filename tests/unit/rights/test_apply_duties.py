from __future__ import annotations

from dataclasses import replace

import pytest
from support.render import CC_BY_ND_UNVERSIONED, licensed, own_article, shown

from syndicator.model.article import Party
from syndicator.model.provenance import Provenance, Step
from syndicator.model.rights import Credit, Duty
from syndicator.rights import carry

# The word list of the yardstick plus what real notices need.
CARRIED = (
    Duty(action="attribute_source"),
    Duty(action="attribute_author"),
    Duty(action="attribute_title"),
    Duty(action="attribute_institution"),
    Duty(action="link_original"),
    Duty(action="link_original", url="https://harbour.example/republish?a=1&b=2"),
    Duty(action="link_license"),
    Duty(action="keep_notice", text="Keep this."),
    Duty(action="keep_notice", text="x" * 10_000),
    Duty(action="indicate_changes"),
    Duty(action="no_derivatives"),
    Duty(action="share_alike"),
    Duty(action="attribution_on_top"),
    Duty(action="credit_line_fixed", text="From Harbour Post"),
    Duty(action="tracking_pixel", url="https://count.example/p.gif"),
    Duty(action="keep_links"),
    Duty(action="no_resale"),
    Duty(action="canonical_link"),
    Duty(action="noindex"),
    Duty(action="remove_after_expiry", days=90),
    Duty(action="label_excerpt"),
    Duty(action="verbatim"),
    Duty(action="link_dofollow"),
    Duty(action="process_kill"),
    Duty(action="no_endorsement"),
    Duty(action="acknowledge_translation"),
    Duty(action="keep_tagline", text="Harbour Post is a newsroom by the sea."),
)
IMPOSSIBLE = (
    Duty(action="dance"),
    Duty(action="cite_doi"),
    Duty(action="ask_permission"),
    Duty(action="tracking_pixel"),
    Duty(action="tracking_pixel", url="javascript:alert(1)"),
    Duty(action="credit_line_fixed"),
    Duty(action="credit_line_fixed", text="By [the night shift]"),
    Duty(action="remove_after_expiry"),
    Duty(action="keep_tagline"),
    Duty(action="keep_notice", text="x" * 10_001),
    Duty(action="link_original", url="mailto:editor@harbour.example"),
)


@pytest.mark.parametrize("duty", CARRIED, ids=lambda duty: duty.action)
def test_a_duty_we_carry_out_is_recorded(duty: Duty) -> None:
    article = own_article()
    entry = shown(article, licensed(article, duties=(duty,)))
    assert entry.outcome == "full", entry.reason
    assert entry.duties == (duty.action,)


@pytest.mark.parametrize("duty", IMPOSSIBLE, ids=lambda duty: f"{duty.action}-{(duty.url or duty.text or '')[:12]}")
@pytest.mark.parametrize("outcome", ["full", "excerpt"])
def test_a_duty_we_cannot_carry_out_leaves_a_link(duty: Duty, outcome: str) -> None:
    article = own_article()
    entry = shown(article, licensed(article, duties=(Duty(action="attribute_source"), duty), outcome=outcome))
    assert entry.outcome == "link"
    assert entry.content_html is None
    assert entry.reason.startswith("A condition of the permission cannot be met: ")
    assert entry.duties == ()


@pytest.mark.parametrize("action", sorted(carry.LEFT_TO_PEOPLE))
def test_what_a_person_has_to_do_is_neither_claimed_nor_in_the_way(action: str) -> None:
    article = own_article()
    entry = shown(article, licensed(article, duties=(Duty(action=action),)))
    assert entry.outcome == "full"
    assert entry.duties == ()


def test_a_license_without_an_address_is_linked_where_it_stands_or_not_at_all() -> None:
    article = own_article()
    assert shown(article, licensed(article, license=CC_BY_ND_UNVERSIONED)).outcome == "full"
    nowhere = replace(article, url=None)
    assert shown(nowhere, licensed(nowhere, license=CC_BY_ND_UNVERSIONED)).outcome == "link"
    with_address = Duty(action="link_license", url="https://harbour.example/republish")
    entry = shown(article, licensed(article, license=CC_BY_ND_UNVERSIONED, duties=(with_address,)))
    assert entry.outcome == "full"
    assert entry.credit.license_url == "https://harbour.example/republish"
    assert 'href="https://harbour.example/republish"' in entry.credit.html


def test_nobody_to_credit_leaves_a_link() -> None:
    article = own_article(
        people=(),
        url=None,
        publisher=Party(),
        feed_title=None,
        provenance=Provenance(steps=(Step(role="original"), Step(role="collected"))),
    )
    for action in ("attribute_source", "attribute_author", "link_original", "canonical_link"):
        assert shown(article, licensed(article, duties=(Duty(action=action),))).outcome == "link"


def test_a_title_that_nobody_gave_cannot_be_given() -> None:
    untitled = own_article(title=" ")
    assert shown(untitled, licensed(untitled, duties=(Duty(action="attribute_title"),))).outcome == "link"


def test_links_are_not_kept_by_an_excerpt() -> None:
    article = own_article()
    entry = shown(article, licensed(article, duties=(Duty(action="keep_links"),)), full_text=False)
    assert entry.outcome == "link"


def test_the_credit_stands_where_it_is_demanded() -> None:
    article = own_article(images=())
    on_top = shown(article, licensed(article, duties=(Duty(action="attribution_on_top"),))).content_html or ""
    assert on_top.startswith('<p class="syndicator-credit">')
    line = Duty(action="credit_line_fixed", text="First published by Harbour Post.", position="top")
    both = shown(article, licensed(article, duties=(line,))).content_html or ""
    assert both.startswith('<p class="syndicator-credit">First published by <a')
    assert both.count('class="syndicator-credit"') == 2
    assert both.rstrip().endswith("© 2026 Harbour Post</p>")


def test_notices_are_kept_with_the_text_each_once() -> None:
    article = own_article()
    decision = licensed(
        article,
        statements=("© 2026 Harbour Post", "All <rights> reserved by us."),
        duties=(Duty(action="keep_notice", text="© 2026 Harbour Post\nAll <rights> reserved by us."),),
    )
    content = shown(article, decision).content_html or ""
    assert content.count("© 2026 Harbour Post") == 1  # in the credit
    assert content.count('<p class="syndicator-notice">') == 1
    assert "All &lt;rights&gt; reserved by us." in content


def test_a_pixel_stands_in_the_content_only_where_it_is_demanded() -> None:
    article = own_article(images=())
    pixel = Duty(action="tracking_pixel", url="https://count.example/p?a=1&b=2")
    content = shown(article, licensed(article, duties=(pixel,))).content_html or ""
    assert '<img src="https://count.example/p?a=1&amp;b=2" alt="" width="1" height="1">' in content
    assert "<img" not in (shown(article, licensed(article)).content_html or "")


def test_canonical_and_noindex_are_flags_of_a_full_text() -> None:
    article = own_article()
    duties = (Duty(action="canonical_link"), Duty(action="noindex"))
    entry = shown(article, licensed(article, duties=duties))
    assert entry.canonical == article.url
    assert entry.noindex is True
    shorter = shown(article, licensed(article, duties=duties), full_text=False)
    assert shorter.canonical is None
    assert shorter.noindex is True
    plain = shown(article, licensed(article))
    assert plain.canonical is None
    assert plain.noindex is False


@pytest.mark.parametrize("action", ["notify", "quota"])
def test_what_people_see_to_stands_in_nobodys_way(action: str) -> None:
    article = own_article()
    entry = shown(article, licensed(article, duties=(Duty(action=action),)))
    assert entry.outcome == "full"
    assert action not in entry.duties  # nobody did it here


@pytest.mark.parametrize("host", ["https://doi.org", "http://dx.doi.org"])
def test_a_doi_that_is_linked_is_cited(host: str) -> None:
    printed = Credit(text="A story", html=f'<a href="{host}/10.5555/example.7">A story</a>')
    article = own_article()
    assert carry.undone(article, licensed(article), printed, Duty(action="cite_doi")) is None


@pytest.mark.parametrize(("version", "outcome"), [("4.0", "excerpt"), ("3.0", "link"), (None, "link")])
def test_a_no_derivatives_license_is_shown_in_part_only_where_its_text_says_so(
    version: str | None, outcome: str
) -> None:
    article = own_article()
    named = replace(CC_BY_ND_UNVERSIONED, version=version)
    decision = licensed(article, license=named, duties=(Duty(action="no_derivatives"),))
    assert shown(article, decision, full_text=False).outcome == outcome


def test_what_must_not_be_passed_on_is_not_put_into_a_feed_for_others() -> None:
    article = own_article()
    assert shown(article, licensed(article, duties=(Duty(action="no_sublicensing"),))).outcome == "link"
