"""What one free-text notice says, clause by clause, as values. Weighs nothing: that is ``rights.decide``."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from syndicator.model.quick import quickly_made
from syndicator.model.rights import Basis, Duty, Grant, License, Stance, StatementScope

Kind = Literal[
    "copyright",  # a copyright line: whose, since when
    "license",  # names a licence and says what stands under it
    "permission",  # permits in its own words
    "duty",  # asks something of whoever uses it
    "prohibition",  # forbids, or permits only on asking
    "fair_use",  # a claim to use what is somebody else's
    "public_domain",  # says nobody holds it
    "origin",  # says where it came from: "first appeared on"
    "third_party",  # says that some of it is somebody else's
    "contact",  # whom to ask
    "embargo",
    "machine",  # AI training, text and data mining: the machine-use lane
    "aspiration",  # "aspires to publish under": no grant
    "topic",  # speaks about rights without saying anything on this text
    "unreadable",  # speaks of rights in words this grammar does not know: may only narrow
]

Part = Literal["work", "text", "image", "media", "code", "metadata", "user", "design"]
"""What the clause speaks of. ``user``: contributions of readers; ``design``: layout and logo of the site."""


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One clause of a notice, read. Everything not said is empty; nothing is inferred from the publisher.

    ``words`` is always ``text[start:end]`` of what was given to ``read`` and contains what the reading leans on.
    """

    kind: Kind
    stance: Stance
    words: str
    start: int = 0
    end: int = 0
    part: Part = "work"
    holders: tuple[str, ...] = ()
    years: tuple[int, ...] = ()
    grantor: str | None = None  # who permits, as named: "Centre for Research on Globalization"
    license: License | None = None
    license_unnamed: bool = False  # "under a Creative Commons license" and no more
    grants: tuple[Grant, ...] = ()
    duties: tuple[Duty, ...] = ()
    prohibitions: tuple[str, ...] = ()
    basis: Basis = "none"
    reach: StatementScope | None = None
    own_only: bool = False  # reaches only what the speaker made: "Global Research articles", "content created by X"
    own_name: str | None = None  # that speaker as named in the phrase
    third_party: bool = False  # (some of) the material is somebody else's
    origin: str | None = None  # where it first appeared, as named
    contact: str | None = None
    credit: str | None = None  # the credit line demanded
    terms_url: str | None = None  # terms that stand elsewhere
    embargo_until: datetime | None = None
    expires: datetime | None = None
    effective_from: datetime | None = None  # grants reach only what was published from then on
    personal_use_only: bool = False
    resolve_per_item: bool = False  # "check the bottom of each article": a site rule, not a grant for this item
    request: bool = False  # asked for, not demanded: "we ask that", "please let us know"
    machine: tuple[tuple[str, str], ...] = ()
