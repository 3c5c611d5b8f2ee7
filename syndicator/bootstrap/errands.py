"""What an operator asks for while another instance may hold the store: done here, or left on its desk."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from syndicator import errors

if TYPE_CHECKING:
    from syndicator.bootstrap.application import Application

PATIENCE_SECONDS = 30.0  # that a command waits for the daemon to do what it asks; one bell is five seconds


def run_errand(application: Application, request: Mapping[str, object]) -> dict[str, Any]:
    """Carry out what the operator asks and print the feeds, or have the instance do it that holds the store.

    Returns what came of it, with ``feeds``. Raises ``errors.ReviewRefused``, ``errors.StoreError`` and
    ``errors.Conflict`` where the other instance does not answer in ``PATIENCE_SECONDS``.
    """
    try:
        application.alone()
    except errors.Conflict:
        return _ask(application, request)
    clear_desk(application)
    return _carried_out(application, request)


def clear_desk(application: Application) -> int:
    """Carry out what commands have left on the desk, and return how many that were."""
    from syndicator.store.desk import Desk

    path = application.settings.store.path
    done = 0
    for name, request in Desk(path).waiting() if path is not None else ():
        try:
            answer = _carried_out(application, request)
        except errors.SyndicatorError as error:
            answer = {"error": {"code": error.code, "message": error.message, "hint": error.hint}}
        except (KeyError, TypeError, ValueError):
            answer = {"error": {"code": "errand", "message": "this is no errand", "hint": "use one version only"}}
        Desk(path or "").reply(name, answer)
        done += 1
    return done


def _carried_out(application: Application, request: Mapping[str, Any]) -> dict[str, Any]:
    from syndicator.pipeline.errands import carry_out

    answer = carry_out(request, store=application.store, settings=application.settings, at=application.clock())
    if answer["held"]:
        answer["feeds"] = [
            {"id": printing.feed_id, "entries": printing.entries, "written": list(printing.written)}
            for printing in application.publish()
        ]
    return answer


def _ask(application: Application, request: Mapping[str, object]) -> dict[str, Any]:
    import time

    from syndicator.store.desk import Desk

    desk = Desk(application.settings.store.path or "")
    name = desk.leave(request)
    for _ in range(int(PATIENCE_SECONDS / 0.1)):
        answer = desk.answer(name)
        if answer is None:
            time.sleep(0.1)
            continue
        if (error := answer.get("error")) is not None:
            raise errors.ReviewRefused(error["message"], code=error["code"], hint=error["hint"])
        return answer
    raise errors.Conflict(
        "the instance that works on this store has not answered",
        code="no_answer",
        hint="the request lies on its desk and is carried out next; look with 'syndicator audit log'",
    )
