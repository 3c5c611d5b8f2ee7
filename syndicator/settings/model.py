"""What each table of the configuration may say: keys, types, bounds, defaults. Relations between tables: ``checks``.

Strict: ``"8"`` is no number and an unknown key is an error, because a mistyped key of a rights profile that is merely
ignored grants what nobody meant to grant. pydantic is imported with this module, so this module is imported late.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Annotated, Any, Literal, TypeVar

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, PlainValidator
from pydantic_core import PydanticCustomError

from syndicator.model.rights import Action, Outcome
from syndicator.settings import cron, fields
from syndicator.settings.problems import did_you_mean, shown
from syndicator.syntax import path, selector

Value = TypeVar("Value")

KINDS = ("feed", "page", "listing", "sitemap", "wordpress", "folder")
FORMATS = ("rss", "atom", "json")
REVIEWS = ("contradiction", "everything", "first_of_publisher", "unreadable")
MEDIA = ("web", "print", "broadcast", "email", "social")
ACTIONS: tuple[Action, ...] = ("republish_full", "republish_excerpt", "link", "translate", "adapt", "archive")
DUTIES = tuple(
    (  # noqa: SIM905 - a list of words is easier read as words
        "attribute_source attribute_institution attribute_author attribute_title attribution_on_top link_original"
        " link_license keep_notice keep_tagline indicate_changes label_excerpt no_derivatives verbatim share_alike"
        " keep_links link_dofollow canonical_link noindex tracking_pixel embargo remove_after_expiry process_kill"
        " no_resale no_endorsement no_ads_sold_against credit_line_fixed cite_as_given"
        " cite_doi acknowledge_translation notify"
    ).split()
)


def _told(check: Callable[[Any], Value]) -> Callable[[Any], Value]:
    """Let a field's own words, and its hint, reach the person."""

    def checked(value: Any) -> Value:  # noqa: ANN401 - whatever stood in the file
        try:
            return check(value)
        except ValueError as error:
            message, hint = (*error.args, "", "")[:2]
            raise PydanticCustomError("field", "{text}", {"text": str(message), "hint": str(hint)}) from None

    return checked


def _one_of(known: tuple[str, ...]) -> AfterValidator:
    def check(value: str) -> str:
        if value not in known:
            raise ValueError(f'"{shown(value)}" is not known here', did_you_mean(value, known))
        return value

    return AfterValidator(_told(check))


def _clean(text: str) -> str:
    if any(not letter.isprintable() for letter in text):
        raise ValueError("must be one line without control characters")
    return text.strip()


def _some(text: str) -> str:
    if not text:
        raise ValueError("must not be empty")
    return text


def _listed(value: object) -> object:
    """``where = { language = "de" }`` means ``["de"]``."""
    return [value] if isinstance(value, str) else value


Line = Annotated[str, Field(max_length=500), AfterValidator(_told(_clean))]
Name = Annotated[Line, AfterValidator(_told(_some))]
Prose = Annotated[str, Field(max_length=4_000)]
Identifier = Annotated[str, AfterValidator(_told(fields.identifier))]
Address = Annotated[str, AfterValidator(_told(fields.address))]
SiteAddress = Annotated[str, AfterValidator(_told(fields.site_address))]
Contact = Annotated[str, Field(max_length=320), AfterValidator(_told(fields.contact))]
Language = Annotated[str, Field(max_length=64), AfterValidator(_told(fields.language))]
Territory = Annotated[str, AfterValidator(_told(fields.territory))]
Timezone = Annotated[str, Field(max_length=64), AfterValidator(_told(fields.timezone))]
Interval = Annotated[timedelta, PlainValidator(_told(fields.interval))]
Cron = Annotated[str, AfterValidator(_told(cron.normalise))]
Pair = Annotated[str, Field(max_length=300), AfterValidator(_told(fields.private_pair))]
PathText = Annotated[Name, Field(max_length=4_000)]
Day = datetime | date
PathPattern = Annotated[str, AfterValidator(_told(path.check))]
Selector = Annotated[str, AfterValidator(_told(selector.check))]
Words = Annotated[list[Name], BeforeValidator(_listed), Field(max_length=200)]


class Table(BaseModel):
    """What all tables have in common."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)


class SiteTable(Table):
    """Who publishes."""

    title: Name
    url: SiteAddress
    contact: Contact | None = None
    language: Language = "en"
    timezone: Timezone = "UTC"


class UseTable(Table):
    """What this operator is and does; the narrowest unless said otherwise."""

    commercial: bool = True
    community_site: bool = False
    advertising: bool = True
    news_media: bool = False
    paywall: bool = False
    selected_by: Literal["automatic", "person"] = "automatic"
    media: Annotated[list[Annotated[str, _one_of(MEDIA)]], Field(min_length=1)] = ["web"]
    territory: list[Territory] = []
    may_edit: bool = False


class QuotasTable(Table):
    """How much of one publisher, in how many days."""

    items: Annotated[int, Field(ge=1, le=1_000_000)]
    days: Annotated[int, Field(ge=1, le=366)]


class PolicyTable(Table):
    """What the operator wants where the law leaves a choice."""

    on_silence: Literal["link", "excerpt"] = "link"
    excerpt_characters: Annotated[int, Field(ge=0, le=5_000)] = 280
    review: list[Annotated[str, _one_of(REVIEWS)]] = []
    quotas: QuotasTable | None = None
    ceiling: Outcome = "full"


class NamedPolicyTable(PolicyTable):
    """A policy for some sources; what it does not say is taken from ``[policy]``."""

    id: Identifier


class StoreTable(Table):
    """Where memory is kept."""

    url: Annotated[str, Field(max_length=4_000)] = "sqlite:///var/syndicator.db"


class OutputTable(Table):
    """Where feeds are put."""

    directory: PathText = "feeds"


class CollectTable(Table):
    """How the web is asked."""

    every: Interval = timedelta(hours=1)
    slowest: Interval = timedelta(hours=6)
    concurrency: Annotated[int, Field(ge=1, le=256)] = 8
    per_host: Annotated[int, Field(ge=1, le=16)] = 2
    timeout_seconds: Annotated[float, Field(gt=0, le=600)] = 30.0
    max_bytes: Annotated[int, Field(ge=1_024, le=104_857_600)] = 10_485_760
    allow_private: Annotated[list[Pair], Field(max_length=100)] = []
    workers: Annotated[int, Field(ge=0, le=64)] | None = None
    worker_memory: Annotated[int, Field(ge=64, le=65_536)] = 192


class ListTable(Table):
    """Where a listing page keeps what it lists."""

    item: Selector | None = None
    link: Selector | None = None
    title: Selector | None = None
    date: Selector | None = None
    next: Selector | None = None


class SelectorsTable(Table):
    """Where article pages keep what they say."""

    valid_until: Day | None = None
    title: Selector | None = None
    subtitle: Selector | None = None
    author: Selector | None = None
    published: Selector | None = None
    updated: Selector | None = None
    body: Selector | None = None
    remove: Annotated[list[Selector], BeforeValidator(_listed), Field(max_length=50)] = []
    image: Selector | None = None
    credit: Selector | None = None
    caption: Selector | None = None
    section: Selector | None = None
    tags: Selector | None = None
    license: Selector | None = None
    notice: Selector | None = None


class SourceTable(Table):
    """One input. Which of url, urls and path it takes, ``checks`` knows."""

    id: Identifier
    kind: Annotated[str, _one_of(KINDS)]
    url: Address | None = None
    urls: Annotated[list[Address], Field(min_length=1, max_length=10_000)] | None = None
    path: PathText | None = None
    name: Line = ""
    publisher: Name | None = None
    publisher_url: Address | None = None
    language: Language | None = None
    every: Interval | None = None
    cron: Cron | None = None
    policy: str | None = None
    agreement: str | None = None
    enabled: bool = True
    pages_per_visit: Annotated[int, Field(ge=1, le=500)] = 20
    follow_pages: Annotated[int, Field(ge=1, le=200)] = 3
    include: Annotated[list[PathPattern], BeforeValidator(_listed), Field(max_length=100)] = []
    exclude: Annotated[list[PathPattern], BeforeValidator(_listed), Field(max_length=100)] = []
    since: Annotated[Day | timedelta, PlainValidator(_told(fields.since))] | None = None
    backfill: Annotated[int | date, PlainValidator(_told(fields.backfill))] | None = None
    listing: ListTable | None = None
    selectors: Annotated[list[SelectorsTable], Field(max_length=20)] = []


class WhereTable(Table):
    """Which articles a feed takes."""

    language: Annotated[list[Language], BeforeValidator(_listed), Field(max_length=200)] = []
    tag: Words = []
    publisher: Words = []
    outcome: Annotated[list[Literal["full", "excerpt", "link"]], BeforeValidator(_listed)] = []


class FeedTable(Table):
    """One output feed."""

    id: Identifier
    title: Name
    description: Prose = ""
    sources: Annotated[list[str], Field(min_length=1, max_length=10_000)] = ["*"]
    where: WhereTable = WhereTable()
    limit: Annotated[int, Field(ge=1, le=5_000)] = 50
    formats: Annotated[list[Annotated[str, _one_of(FORMATS)]], Field(min_length=1)] = list(FORMATS)
    full_text: bool = True


class DutyTable(Table):
    """Something an agreement demands."""

    action: Annotated[str, _one_of(DUTIES)]
    text: Prose | None = None
    url: Address | None = None
    days: Annotated[int, Field(ge=1, le=36_500)] | None = None
    position: Literal["top", "end"] | None = None


def _duty(value: object) -> object:
    """``"link_original"`` means ``{ action = "link_original" }``."""
    return {"action": value} if isinstance(value, str) else value


class AgreementTable(Table):
    """A written agreement with a partner."""

    id: Identifier
    partner: Annotated[Name, Field(alias="with")]
    reference: Name
    permits: Annotated[list[Annotated[str, _one_of(ACTIONS)]], Field(min_length=1)]
    duties: list[Annotated[DutyTable, BeforeValidator(_duty)]] = []
    valid_from: Day | None = None
    valid_until: Day | None = None
    third_party: bool = False
    i_own_these_rights: bool = False


TABLES: dict[str, type[Table]] = {
    "site": SiteTable,
    "use": UseTable,
    "policy": PolicyTable,
    "store": StoreTable,
    "output": OutputTable,
    "collect": CollectTable,
}
ARRAYS: dict[str, type[Table]] = {
    "sources": SourceTable,
    "feeds": FeedTable,
    "agreements": AgreementTable,
    "policies": NamedPolicyTable,
}
STATES = "source_state"
