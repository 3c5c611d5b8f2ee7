"""What is written but not said: hidden, struck out, shown as code, quoted, a log of changes. It may only narrow.

A reader says in the attribute ``standing`` how the words stand where they were found. Whatever it says there, even in a
word nobody knows here: such words open nothing. What they reserve or forbid still counts.
"""

from __future__ import annotations

from dataclasses import replace

from syndicator.model.rights import Evidence, RightsStatement

ATTRIBUTE = "standing"


def stands(evidence: Evidence) -> bool:
    """Tell whether whoever runs the page says these words to its readers."""
    return all(name != ATTRIBUTE or not value for name, value in evidence.attributes)


def narrowing(said: tuple[RightsStatement, ...]) -> tuple[RightsStatement, ...]:
    """Take from statements whatever opens: the licence, the permissions, what they rest on; what they ask stays."""
    return tuple(_narrowing(one) for one in said)


def _narrowing(said: RightsStatement) -> RightsStatement:
    if said.license is None and not said.grants:
        return said
    return replace(
        said,
        stance="informs" if said.stance == "grants" else said.stance,
        license=None,
        grants=(),
        basis="none",
    )
