"""The commands. They read arguments, call one method of ``bootstrap.Application`` and print; no logic of their own.

Law: what a script would read goes to standard output, everything else (progress, complaints, errors) to standard error;
a terminal gets tables and progress, a pipe gets plain lines; ``--json`` gives what the documentation says, one value.
Every import beyond click happens inside the command that needs it: ``--version`` and ``--help`` stay quick.
"""

from __future__ import annotations

import atexit
import gc
import sys

MADE_BETWEEN_LOOKS = 25_000
"""Values that are made before Python looks for cycles among them, instead of 700: a few MiB at most. Hardly anything
here makes any, and looking is a tenth of the time of a start, and of a first run."""


def main() -> None:
    """Run the command line and exit with a documented code (``cli.exits``)."""
    if sys.argv[1:] == ["--version"]:
        from syndicator import __version__

        sys.stdout.write(f"syndicator {__version__}\n")
        return
    gc.set_threshold(MADE_BETWEEN_LOOKS)
    atexit.register(gc.freeze)  # at the end everything goes, cycles or not: what must be closed, its owner closes
    from syndicator.cli.root import run

    run()
