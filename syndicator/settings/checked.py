"""Tables that are right in themselves, on their way from ``reading`` to ``building``. Checks nothing itself."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from syndicator.settings.files import Entry


@dataclass(slots=True)
class Checked:
    """Tables as their models read them, with where they stand."""

    tables: dict[str, Any] = field(default_factory=dict)
    arrays: dict[str, list[tuple[Any, Entry]]] = field(default_factory=dict)
    enabled: dict[str, bool] = field(default_factory=dict)  # what `sources enable` and `disable` said
