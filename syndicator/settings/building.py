"""From tables that are right to the frozen values. Checks nothing; everything here may be believed."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from syndicator.model.rights import Agreement, Duty, Policy, UseProfile
from syndicator.model.source import FeedSpec, ListSelectors, PageSelectors, Source
from syndicator.settings.checks import SQLITE
from syndicator.settings.values import Collect, Output, Settings, Site, StoreSettings

if TYPE_CHECKING:
    from syndicator.settings import model
    from syndicator.settings.checked import Checked


def settings(checked: Checked, *, directory: Path, root: Path) -> Settings:
    """Put the whole together."""
    tables = checked.tables
    site: model.SiteTable = tables["site"]
    zone = ZoneInfo(site.timezone)
    default: model.PolicyTable = tables["policy"]
    path = _inside(root, tables["store"].url.removeprefix(SQLITE))
    return Settings(
        site=Site(**site.model_dump()),
        use=_use(tables["use"]),
        policy=_policy(default, "default"),
        policies=tuple(_named(table, default) for table, _ in checked.arrays["policies"]),
        store=StoreSettings(url=f"{SQLITE}{path}", path=path),
        output=Output(directory=_inside(root, tables["output"].directory)),
        collect=_collect(tables["collect"]),
        sources=tuple(_source(table, checked.enabled, root, zone) for table, _ in checked.arrays["sources"]),
        feeds=tuple(_feed(table) for table, _ in checked.arrays["feeds"]),
        agreements=tuple(_agreement(table, zone) for table, _ in checked.arrays["agreements"]),
        root=root,
        directory=directory,
    )


def _inside(root: Path, text: str) -> Path:
    return (root / Path(text).expanduser()).resolve()


def _use(table: model.UseTable) -> UseProfile:
    return UseProfile(
        commercial=table.commercial,
        community_site=table.community_site,
        advertising=table.advertising,
        news_media=table.news_media,
        paywall=table.paywall,
        selected_by=table.selected_by,
        media=_once(table.media),
        territory=_once(table.territory),
        may_edit=table.may_edit,
    )


def _once(words: list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(words))


def _policy(table: model.PolicyTable, policy_id: str) -> Policy:
    return Policy(
        id=policy_id,
        on_silence=table.on_silence,
        excerpt_characters=table.excerpt_characters,
        review=_once(table.review),
        quota_items=table.quotas.items if table.quotas else None,
        quota_days=table.quotas.days if table.quotas else None,
        ceiling=table.ceiling,
    )


def _named(table: model.NamedPolicyTable, default: model.PolicyTable) -> Policy:
    """What a named policy does not say is taken from ``[policy]``."""
    said = {name: getattr(table, name) for name in table.model_fields_set if name != "id"}
    return _policy(default.model_copy(update=said), table.id)


def _collect(table: model.CollectTable) -> Collect:
    return Collect(
        every=table.every,
        slowest=table.slowest,
        concurrency=table.concurrency,
        per_host=table.per_host,
        timeout_seconds=table.timeout_seconds,
        max_bytes=table.max_bytes,
        allow_private=_once(table.allow_private),
        workers=table.workers,
        worker_memory=table.worker_memory,
    )


def _source(table: model.SourceTable, enabled: dict[str, bool], root: Path, zone: ZoneInfo) -> Source:
    urls = [table.url] if table.url is not None else table.urls or []
    return Source(
        id=table.id,
        kind=table.kind,
        urls=_once(urls),
        path=None if table.path is None else str(_inside(root, table.path)),
        name=table.name,
        publisher=table.publisher,
        publisher_url=table.publisher_url,
        language=table.language,
        every=table.every,
        cron=table.cron,
        policy=table.policy,
        agreement=table.agreement,
        enabled=enabled.get(table.id, table.enabled),
        pages_per_visit=table.pages_per_visit,
        follow_pages=table.follow_pages,
        include=_once(table.include),
        exclude=_once(table.exclude),
        since=table.since if isinstance(table.since, timedelta) else None,
        since_date=_moment(table.since, zone) if isinstance(table.since, date) else None,
        backfill=table.backfill if isinstance(table.backfill, int) else None,
        backfill_until=_moment(table.backfill, zone) if isinstance(table.backfill, date) else None,
        selectors=tuple(_selectors(each, zone) for each in table.selectors),
        listing=None if table.listing is None else ListSelectors(**table.listing.model_dump()),
    )


def _selectors(table: model.SelectorsTable, zone: ZoneInfo) -> PageSelectors:
    said = table.model_dump(exclude={"valid_until", "remove"})
    until = None if table.valid_until is None else _end(table.valid_until, zone)
    return PageSelectors(**said, valid_until=until, remove=_once(table.remove))


def _feed(table: model.FeedTable) -> FeedSpec:
    return FeedSpec(
        id=table.id,
        title=table.title,
        description=table.description.strip(),
        sources=_once(table.sources),
        language=_once(table.where.language),
        tag=_once(table.where.tag),
        publisher=_once(table.where.publisher),
        outcome=tuple(dict.fromkeys(table.where.outcome)),
        limit=table.limit,
        formats=_once(table.formats),
        full_text=table.full_text,
    )


def _agreement(table: model.AgreementTable, zone: ZoneInfo) -> Agreement:
    return Agreement(
        id=table.id,
        partner=table.partner,
        reference=table.reference,
        permits=tuple(dict.fromkeys(table.permits)),  # type: ignore[arg-type]  # one of ACTIONS, the model has checked
        duties=tuple(
            Duty(action=duty.action, text=duty.text, url=duty.url, days=duty.days, position=duty.position)
            for duty in table.duties
        ),
        valid_from=None if table.valid_from is None else _moment(table.valid_from, zone),
        valid_until=None if table.valid_until is None else _end(table.valid_until, zone),
        third_party=table.third_party,
    )


def _moment(said: date, zone: ZoneInfo) -> datetime:
    """The beginning of a day, or a time; without a zone of its own it is the site's."""
    found = said if isinstance(said, datetime) else datetime.combine(said, time())
    return (found if found.tzinfo else found.replace(tzinfo=zone)).astimezone(UTC)


def _end(said: date, zone: ZoneInfo) -> datetime:
    """When it no longer holds: "until the 31st" includes the 31st, "until 18:00" ends at 18:00."""
    return _moment(said if isinstance(said, datetime) else said + timedelta(days=1), zone)
