"""``python -m syndicator``: the same as the ``syndicator`` command."""

from __future__ import annotations

from syndicator.cli import main

if __name__ == "__main__":
    main()
