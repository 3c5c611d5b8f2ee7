"""Joins settings and adapters: the only room that knows every other. Holds no story of its own (that is ``pipeline``).

Law: everything a door (command, daemon) may do stands here; everything expensive to import is imported when it is first
needed, so that quick commands stay quick; time and chance come in here and nowhere else (``clocks``).

``application``  put together for one configuration: store, doors to the network and the disk, printing
``workers``      readers in processes that can be killed
``running``      one round: visit, clear the desk, print
``daemon``       what happens at each bell
``errands``      what an operator asks for while a daemon may hold the store
``looking``      what changes nothing: documents, explanations, policies
``notices``      rights notices on their own
``proposing``    what could be collected from an address
``health``       what ``doctor`` looks at

Why not a container of dependencies? There is one way to put this program together, and it fits on a page.
"""

from __future__ import annotations

from syndicator.bootstrap.application import Application, unconfigured
from syndicator.bootstrap.clocks import Clock, fixed_clock, wall_clock
from syndicator.bootstrap.daemon import Daemon, excepthook
from syndicator.bootstrap.errands import clear_desk, run_errand
from syndicator.bootstrap.health import Finding, examine
from syndicator.bootstrap.looking import credit, explanation, files_of, inspect, looking, policy, words_read
from syndicator.bootstrap.notices import Notice, read_notices
from syndicator.bootstrap.proposing import propose
from syndicator.bootstrap.running import Report, run

__all__ = [
    "Application",
    "Clock",
    "Daemon",
    "Finding",
    "Notice",
    "Report",
    "clear_desk",
    "credit",
    "examine",
    "excepthook",
    "explanation",
    "files_of",
    "fixed_clock",
    "inspect",
    "looking",
    "policy",
    "propose",
    "read_notices",
    "run",
    "run_errand",
    "unconfigured",
    "wall_clock",
    "words_read",
]
