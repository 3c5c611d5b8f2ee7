"""Looks at an address for ``sources add``; changes nothing."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from syndicator.bootstrap.application import Application
    from syndicator.pipeline.propose import Look


def propose(application: Application, url: str) -> Look:
    """Say what could be collected from an address.

    Raises ``errors.FetchError`` and ``errors.ParseError`` where the address itself cannot be had or read.
    """
    return asyncio.run(_propose(application, url))


async def _propose(application: Application, url: str) -> Look:
    from syndicator.pipeline.propose import propose

    async with application.client() as client:
        return await propose(
            url, fetcher=client, sitemaps=client, workshop=application.workshop, at=application.clock()
        )
