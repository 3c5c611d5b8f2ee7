"""What was said about rights, what it means, whose the text is, what this operator may do, and how we credit.

The way through the room::

    marks ── evidence ──→ Evidence ── statements ──→ RightsStatement ─┐
                             (notices: the grammar of prose,          ├─ decide ──→ Decision ──→ apply ──→ Entry
                              licenses: the table of licences)        │                 └──→ credit
    article ─────────────────────────── holder ──→ whose it is ───────┘

- ``evidence/`` one module per family of signals: reports, never decides
- ``notices/`` the grammar of free-text notices · ``licenses`` licences by table, never by network
- ``catalogue`` what publishers say on pages that no article carries, one file each (``catalogue_file`` reads them)
- ``statements`` what the evidence says, by family and by place
- ``names``, ``holder`` whose the text is, before any grant
- ``decide/`` the one place where a use is granted
- ``review`` what a person can allow of what waits, and taking it down
- ``credit``, ``apply`` the attribution, and the only maker of ``Entry``
- ``reading`` the door of ``rights read``: a notice on its own

The law: never publish more of a text than the evidence allows; what cannot be read may only narrow; prose of the
article, comments and code never license it; nobody licenses what he does not own.

Why not a library for this? Those that find a licence take the first ``rel=license`` of the page, which is a photo's, a
style sheet's or an imprint as often as the article's (DESIGN.md §5).
"""
