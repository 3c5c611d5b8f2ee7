"""Where foreign bytes are read. Knows no formats: it calls the pure functions it is given."""

from __future__ import annotations

from collections.abc import Callable
from typing import ParamSpec, TypeVar

Given = ParamSpec("Given")
Made = TypeVar("Made")


class AtOnce:
    """A workshop in this very process: for looking at one document, and for tests."""

    async def run(self, function: Callable[Given, Made], /, *args: Given.args, **kwargs: Given.kwargs) -> Made:
        """Call it."""
        return function(*args, **kwargs)
