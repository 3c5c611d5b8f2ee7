"""Exit codes, as ``sysexits.h`` names them where it does. Documented in docs/commands.md; a test keeps both equal."""

from __future__ import annotations

from typing import Final

from syndicator import errors

OK: Final = 0
"""Done. Sources that could not be read are in the report; they do not make a run fail (see ``--strict``)."""
FAILED: Final = 1
"""Asked for something that is not there, or, with ``--strict``, a source or a check failed."""
USAGE: Final = 2
"""The command line cannot be understood."""
NO_INPUT: Final = 66
"""A document to look at cannot be had or read (EX_NOINPUT)."""
SOFTWARE: Final = 70
"""The store is damaged, missing or newer than this program, or this is a bug (EX_SOFTWARE)."""
IO_ERROR: Final = 74
"""A feed could not be written (EX_IOERR)."""
BUSY: Final = 75
"""Another instance works on this store; try again later (EX_TEMPFAIL)."""
CONFIG: Final = 78
"""The configuration cannot be used; every problem is told (EX_CONFIG)."""


def of(error: errors.SyndicatorError) -> int:
    """Return the exit code of an expected failure."""
    match error:
        case errors.ConfigError():
            return CONFIG
        case errors.Conflict():
            return BUSY
        case errors.StoreError():
            return SOFTWARE
        case errors.DeliverError():
            return IO_ERROR
        case errors.FetchError() | errors.ParseError():
            return NO_INPUT
        case _:
            return FAILED
