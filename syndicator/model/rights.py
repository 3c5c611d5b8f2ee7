"""What may be done with an article: what was said, what it means, what we decide, how we credit.

The words follow ODRL 2.2, RFC 4946 and RIGHTS.md. Three levels, never mixed: ``Evidence`` is what somebody said, with
its place; ``RightsStatement`` is what that says; ``Decision`` is what this operator may do.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from syndicator.model.draft import Extent, Region, Scope
from syndicator.model.quick import quickly_made

Stance = Literal[
    "grants",  # opens something
    "reserves",  # keeps rights: all rights reserved, a bare copyright line
    "restricts",  # forbids or limits something
    "claims",  # a claim about somebody else's right: fair use
    "informs",  # says whose it is, whom to ask, where from
    "machine",  # machine-use lane: neither grants nor denies republication to people
    "unreadable",  # said something about rights that we cannot read: may only narrow
]
Outcome = Literal["full", "excerpt", "link", "review", "withhold"]
OUTCOMES: tuple[Outcome, ...] = ("withhold", "review", "link", "excerpt", "full")  # narrowest first

Action = Literal["republish_full", "republish_excerpt", "link", "translate", "adapt", "archive"]
Audience = Literal["anyone", "noncommercial", "community_sites", "news_media", "members", "print_media"]
Basis = Literal["license", "permission", "fair_use", "public_domain", "none"]
StatementScope = Literal["site", "feed", "article", "text_only", "image_only", "third_party_excluded"]


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """A rights signal as found: verbatim, placed, dated, hashed. ``id`` is the hash of all but ``observed_at``."""

    id: str  # sha256 hex
    signal: str
    scope: Scope
    extent: Extent
    region: Region
    stance: Stance
    words: str  # verbatim
    target: str | None = None  # URL the signal points at
    attributes: tuple[tuple[str, str], ...] = ()
    locator: str = ""
    url: str | None = None  # of the document it stands in
    language: str | None = None
    observed_at: datetime
    html: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class License:
    """A licence known by table. Version and port are what was said, never guessed."""

    id: str  # SPDX id where one exists, else the URI; without a version where none was stated ("CC-BY-ND")
    name: str  # as people write it: "CC BY-ND 4.0"
    uri: str | None = None  # normalised deed URI; None where no version was stated
    version: str | None = None
    port: str | None = None  # jurisdiction code of a ported licence: "de", "us"
    permits: tuple[str, ...] = ()  # cc: Reproduction, Distribution, DerivativeWorks, Sharing
    requires: tuple[str, ...] = ()  # cc: Attribution, Notice, ShareAlike
    prohibits: tuple[str, ...] = ()  # cc: CommercialUse
    title: str = ""  # full legal title in English


@dataclass(frozen=True, slots=True, kw_only=True)
class Grant:
    """A permission and its bounds. A bound we cannot check is not met."""

    action: Action
    audience: Audience = "anyone"
    media: tuple[str, ...] = ()  # empty: any; else "web", "print", "broadcast"
    territory: tuple[str, ...] = ()  # empty: anywhere; ISO 3166-1 alpha-2
    own_only: bool = False  # reaches only what the grantor itself made
    noncommercial: bool = False  # in addition to the audience
    entire_only: bool = False  # all of it or nothing
    selected_by_person: bool = False  # "not automatically", "not wholesale"
    excerpt_limit: int | None = None
    excerpt_unit: Literal["characters", "words", "paragraphs", "percent"] | None = None
    valid_until: datetime | None = None
    valid_days: int | None = None  # from publication
    quota: int | None = None  # items per ``quota_days``
    quota_days: int | None = None
    unmet: tuple[str, ...] = ()  # conditions that need something we cannot check, quoted: "with prior written consent"
    unread: tuple[str, ...] = ()  # words of its sentence that nobody knew, for which it is unmet: names, perhaps


@dataclass(frozen=True, slots=True, kw_only=True)
class Duty:
    """Something that must be done when a grant is used. Words: score_rights.py's list, plus what real notices need."""

    action: str  # attribute_source, attribute_author, link_original, link_license, keep_notice, no_derivatives, …
    text: str | None = None  # the fixed credit line, the notice to keep
    url: str | None = None  # link target, pixel URL, licence URL
    position: Literal["top", "end"] | None = None
    days: int | None = None  # remove_after_expiry
    strength: Literal["license", "publisher_terms"] = "license"
    evidence: tuple[str, ...] = ()  # ids


@dataclass(frozen=True, slots=True, kw_only=True)
class Prohibition:
    """Something that must not be done: commercial, edit, images, print, republish_full, systematic_republication, …."""

    action: str
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RightsStatement:
    """What a piece of evidence says, read by table or grammar, not yet weighed."""

    evidence: str  # Evidence.id
    stance: Stance
    scope: Scope
    extent: Extent
    region: Region
    holders: tuple[str, ...] = ()
    years: tuple[int, ...] = ()
    grantor: str | None = None
    license: License | None = None
    grants: tuple[Grant, ...] = ()
    duties: tuple[Duty, ...] = ()
    prohibitions: tuple[Prohibition, ...] = ()
    basis: Basis = "none"
    reach: StatementScope | None = None  # how far it says it reaches; None: it does not say
    third_party: bool = False  # says that (some of) the material is somebody else's
    contact: str | None = None  # whom to ask for more
    credit: str | None = None  # the credit line demanded
    embargo_until: datetime | None = None
    expires: datetime | None = None
    words: str = ""  # the part of the evidence that was read, verbatim
    machine: tuple[tuple[str, str], ...] = ()  # machine-use lane, e.g. ("tdm-reservation", "1")
    explicit: bool = False  # a reservation in words ("all rights reserved", "do not copy"), not a bare copyright line
    weak: bool = False  # a grant nobody chose, written by software whatever its user decided: opens nothing
    own_name: str | None = None  # whose own works it is limited to, as named: "Global Research articles"
    origin: str | None = None  # where it says the item first appeared
    terms_url: str | None = None  # terms that stand elsewhere and were not read
    effective_from: datetime | None = None  # reaches only what was published from then on
    personal_use_only: bool = False
    per_item: bool = False  # "check each article": a rule of the site, not a grant for this item
    stops_inheritance: bool = False  # RFC 4946 "#unspecified": the item does not take over the feed's licence
    upstream: bool = False  # said by the original source itself and carried along (atom:source)


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """A written agreement from the configuration: it comes first, within its dates and its reach."""

    id: str
    partner: str  # [[agreements]] with = "…"
    reference: str  # contract number, mail, URL: what a person can look up
    permits: tuple[Action, ...]
    duties: tuple[Duty, ...] = ()
    valid_from: datetime | None = None
    valid_until: datetime | None = None  # exclusive
    third_party: bool = False  # True: also covers what the partner republishes from others


@dataclass(frozen=True, slots=True, kw_only=True)
class UseProfile:
    """What this operator is and does. The defaults are the narrowest."""

    commercial: bool = True
    community_site: bool = False
    advertising: bool = True
    news_media: bool = False
    paywall: bool = False
    selected_by: Literal["automatic", "person"] = "automatic"
    media: tuple[str, ...] = ("web",)
    territory: tuple[str, ...] = ()  # ISO 3166-1 alpha-2 it publishes to; empty: everywhere
    may_edit: bool = False
    feeds: bool = True  # Syndicator's feeds publish it; False: pages or a paper that people lay out by hand


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """What the operator wants where the law leaves a choice."""

    id: str = "default"
    on_silence: Literal["link", "excerpt"] = "link"
    excerpt_characters: int = 280
    review: tuple[str, ...] = ()  # what a person must see first: "first_of_publisher", "contradiction", "everything", …
    quota_items: int | None = None
    quota_days: int | None = None
    ceiling: Outcome = "full"  # never more than this


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """One step of the argument, in words a person would use, with the evidence it leans on."""

    text: str
    evidence: tuple[str, ...] = ()  # Evidence ids
    code: str = ""  # stable, for tests and statistics: "holder_is_third_party", "silence", "license_allows", …


@dataclass(frozen=True, slots=True, kw_only=True)
class ImageDecision:
    """Whether one picture may be shown."""

    url: str
    show: bool
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """What a person said about one version of an article, and of which evidence. Binds to both, and to nothing else."""

    verdict: Literal["approve", "reject"]
    by: str
    reason: str
    at: datetime
    outcome: Outcome  # the most that may be published on the strength of it
    content_hash: str  # of the article that was looked at
    evidence: str  # fingerprint of everything that was known to be said about its rights
    overrides: tuple[Reason, ...] = ()  # what stood against it and was overridden, each with its evidence


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What may be published of one version of one article, and why. Append-only."""

    article_id: str
    content_hash: str
    outcome: Outcome
    images: tuple[ImageDecision, ...] = ()
    duties: tuple[Duty, ...] = ()
    prohibitions: tuple[str, ...] = ()
    reasons: tuple[Reason, ...] = ()
    license: License | None = None  # under which it is published; None: no licence
    holders: tuple[str, ...] = ()
    years: tuple[int, ...] = ()
    statements: tuple[str, ...] = ()  # rights lines to carry along, verbatim
    excerpt_characters: int = 280
    excerpt_paragraphs: int | None = None
    ask: str | None = None  # whom to ask to do more
    machine: tuple[tuple[str, str], ...] = ()
    policy: str = ""  # policy id and version it was decided under
    use: str = ""  # fingerprint of the use profile
    decided_at: datetime
    valid_from: datetime | None = None  # embargo: nothing before
    valid_until: datetime | None = None  # expiry: only a link from then on
    review: Review | None = None  # the last word of a person about this article, in force or not

    @property
    def waits(self) -> bool:
        """Whether a person has something to say: it is held back, or more would be allowed than is published."""
        return self.outcome == "review" or any(reason.code == "wider_waiting" for reason in self.reasons)


@dataclass(frozen=True, slots=True, kw_only=True)
class Credit:
    """The attribution, for people and for machines. Text and HTML say the same."""

    text: str
    html: str
    original: str | None = None  # name credited first
    original_url: str | None = None
    via: str | None = None
    via_url: str | None = None
    authors: tuple[str, ...] = ()
    rights: str | None = None  # one-line rights statement: "© 2016 ITAR-TASS, TASS"
    license_name: str | None = None
    license_url: str | None = None
    position: Literal["top", "end"] = "end"
