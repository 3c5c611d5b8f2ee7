"""Whether what is about to be decided can be carried out: what cannot be done withholds in the decision itself.

So ``articles``, ``explain``, ``rights export`` and the feeds say one and the same. What a feed can do stands in
``rights.carry``; here it is asked before anything is opened. Pages and papers that people lay out by hand (``UseProfile
.feeds`` is false) are not asked: their duties are those people's.
"""

from __future__ import annotations

from syndicator.model.rights import Decision, Outcome, Reason
from syndicator.rights import carry
from syndicator.rights.credit import credit
from syndicator.rights.decide import duties, excerpts
from syndicator.rights.decide.case import Cap, Case
from syndicator.rights.decide.grounds import Grounds
from syndicator.rights.excerpt import excerpt


def short(case: Case, found: Grounds, prohibitions: dict[str, tuple[str, ...]], planned: Decision) -> tuple[Cap, ...]:
    """Return what cannot be carried out of a planned decision, each as a cap with its reason."""
    if not case.use.feeds or planned.outcome not in {"full", "excerpt"}:
        return ()
    return (*_over(case, planned), *_undelivered(case, found, prohibitions, planned), *_undone(case, planned))


def _over(case: Case, planned: Decision) -> tuple[Cap, ...]:
    ends = carry.expiry(case.article, planned)
    if ends is None or ends > case.at:
        return ()
    return (_cap("link", f"The permission ended on {ends.date().isoformat()}.", "expired"),)


def _undelivered(
    case: Case, found: Grounds, prohibitions: dict[str, tuple[str, ...]], planned: Decision
) -> tuple[Cap, ...]:
    article = case.article
    if planned.outcome == "full" and not (article.body_html or article.body_text):
        text = "The text may be republished, but only a summary of it was delivered."
        whole = excerpts.whole_only(case, found) or duties.forbids_excerpts(prohibitions)
        return (_cap("link" if whole else "excerpt", text, "text_not_delivered"),)
    if planned.excerpt_characters <= 0:
        return ()  # the page wants no snippet of it shown, which is said as such
    if planned.outcome == "excerpt" and not excerpt(
        article, characters=planned.excerpt_characters, paragraphs=planned.excerpt_paragraphs
    ):
        return (_cap("link", "There is no text to take an excerpt from.", "no_text"),)
    return ()


def _undone(case: Case, planned: Decision) -> tuple[Cap, ...]:
    """Duties that a feed cannot carry out for this article; those that wait for a person are not among them."""
    credited = credit(case.article, planned)
    caps = []
    for duty in planned.duties:
        missing = None if duty.action in carry.BY_APPROVAL else carry.undone(case.article, planned, credited, duty)
        if missing is not None:
            text = f"A condition of the permission cannot be met: {missing}."
            caps.append(_cap("link", text, f"undone_{duty.action}", duty.evidence))
    return tuple(caps)


def _cap(outcome: Outcome, text: str, code: str, evidence: tuple[str, ...] = ()) -> Cap:
    return Cap(outcome=outcome, reason=Reason(text=text, evidence=evidence, code=code))
