"""Whether a source gives less of a text than before by accident, and what stays then. Pure.

Law: a damaged answer never shortens what is known (RELIABILITY, promise 4); a correction that shortens a text counts.
The two are told apart by what is left (docs/design/shortened.md): a teaser is the beginning of the text and stops where
no text ends, or says that it goes on; a wall speaks of logging in and of nothing that the article spoke of. What a
publisher takes back he says: other words, a later date of change, ``canceled``, 410.

A kept text stays bound by all that was said with it. That may only narrow: who may publish it now must be allowed to by
what is said now, too (``voices.weighed``).
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import takewhile
from typing import Final, Literal

from syndicator.model.article import Article, Image, Person
from syndicator.model.provenance import Provenance
from syndicator.model.rights import Evidence
from syndicator.normalise import identity
from syndicator.normalise.shingles import Text, compare

Less = Literal["", "teaser", "wall"]
KEPT: Final = "said_with_earlier_text"
"""Attribute of evidence that came with a text we keep, and that was not said again with less of it."""

LOOKED_AT: Final = 200_000  # characters
_TAIL: Final = 60  # words behind a teaser: "Subscribe to read on"
_FEWEST: Final = 8  # words at the beginning that make two texts one
_WALL_WORDS: Final = 300  # a wall is no longer
_UNLIKE: Final = 0.35  # of the shorter text stands in the longer one
_SIGNS, _MORE_SIGNS = 2, 3  # of a wall: in a text of less than half the length, in a longer one

_WORD = re.compile(r"\w+")
_CUT_OFF = re.compile(r"(?:\u2026|\.\.\.|\[\s?(?:\u2026|\.{3})\s?\])\W{0,20}$")
_SENTENCE_END = re.compile(r"[.!?:;\u2026\u3002\uff01\uff1f\u0964\u061f][\s\"'\u00bb\u201c\u201d\u2019)\]]{0,5}$")
_GOES_ON = re.compile(
    r"(?:read|see|view|get) (?:the )?(?:more|rest|full|whole|on|now)|continue reading|keep reading|appeared first on"
    r"|first appeared on|weiterlesen|mehr lesen|lesen sie (?:mehr|weiter)|lire la suite|lire plus|leer m\u00e1s"
    r"|seguir leyendo|sigue leyendo|leia mais|continuar lendo|continua a leggere|leggi tutto|lees (?:meer|verder)"
    r"|czytaj (?:dalej|wi\u0119cej)|\u0447\u0438\u0442\u0430\u0442\u044c \u0434\u0430\u043b\u0435\u0435",
    re.IGNORECASE,
)
_WALL = re.compile(
    r"\b(?:log ?in|sign ?in|sign ?up|subscrib\w{1,6}|subscription|create (?:an|your) account|register(?: now)?"
    r"|free trial|paywall|cookies?|consent|before you continue|enable javascript|captcha|access denied|not a robot"
    r"|are human|just a moment|unusual traffic|passwor[dt]|anmelden|einloggen|registrieren|abonn\w{2,8}"
    r"|einwillig\w{2,4}|zustimm\w{2,4}|se connecter|connectez-vous|s.abonner|mot de passe"
    r"|inici(?:ar|a) sesi\u00f3n|suscr[i\u00ed]b\w{1,6}|contrase\u00f1a|accedi|abbonat\w{1,4}"
    r"|iniciar sess\u00e3o|assin\w{1,6}|senha|inloggen|abonneer\w{0,3}|wachtwoord|zaloguj|has\u0142o"
    r"|subskryb\w{1,5}|\u0432\u043e\u0439\u0442\u0438|\u0432\u043e\u0439\u0434\u0438\u0442\u0435"
    r"|\u043f\u043e\u0434\u043f\u0438\w{1,8}|\u043f\u0430\u0440\u043e\u043b\u044c)\b",
    re.IGNORECASE,
)
_DOOR = re.compile(
    r"(?:please )?(?:log ?in|sign ?in|sign ?up|subscribe|register|login required|access denied|just a moment"
    r"|attention required!?|are you a robot\?|before you continue|cookie (?:settings|consent)|anmelden|anmeldung|login"
    r"|einloggen|se connecter|connexion|iniciar sesi\u00f3n|inicia sesi\u00f3n|accedi|entrar|inloggen|zaloguj si\u0119"
    r"|\u0432\u043e\u0439\u0442\u0438|\u0432\u0445\u043e\u0434)[\s.\u2026!]{0,5}(?:[|\u2013\u2014:-].{0,80})?",
    re.IGNORECASE,
)


def less(held: Article, told: Article) -> Less:
    """Say what a source gives instead of the text that is held: only its beginning, a wall, or ``""``: a version of it.

    Both are tellings of one source.
    """
    before, now = (held.body_text or "")[:LOOKED_AT], (told.body_text or "")[:LOOKED_AT]
    there, here = list(_WORD.finditer(before)), list(_WORD.finditer(now))
    if len(here) > len(there) or len(now) >= len(before):
        return ""
    if _is_wall(held, told, longer=len(there), shorter=len(here)):
        return "wall"
    pairs = zip(there, here, strict=False)
    shared = sum(1 for _ in takewhile(lambda both: both[0][0].casefold() == both[1][0].casefold(), pairs))
    if shared == len(here) - 1 and there[shared][0].casefold().startswith(here[shared][0].casefold()):
        shared += 1  # cut within a word
    if shared == len(here):
        rest = before[there[shared - 1].start() + len(here[-1][0]) :] if shared else before
        return "teaser" if _is_cut(held, told, now, rest, half=2 * shared < len(there)) else ""
    if shared < max(_FEWEST, len(here) // 2) or len(here) - shared > _TAIL:
        return ""
    joint, tail = now[here[shared - 1].end() : here[shared].start()], now[here[shared].start() :]
    goes_on = _GOES_ON.search(tail) or _WALL.search(tail) or "\u2026" in joint or "..." in joint
    return "teaser" if goes_on else ""


def _is_cut(held: Article, told: Article, now: str, rest: str, *, half: bool) -> bool:
    """Tell whether what is exactly the beginning of a text is a piece of it, and not all that its publisher left."""
    if not now or _CUT_OFF.search(now[-40:]) or told.paywalled:
        return True
    within_a_block = bool(_WORD.search(rest.partition("\n")[0]))
    if within_a_block and not _SENTENCE_END.search(now[-8:]):
        return True
    return half and not _is_later(held, told)


def _is_later(held: Article, told: Article) -> bool:
    """Tell whether a telling bears a later date of change: then its publisher says that he changed it."""
    before = held.updated or held.published
    return told.updated is not None and before is not None and told.updated.at > before.at


def _is_wall(held: Article, told: Article, *, longer: int, shorter: int) -> bool:
    if shorter > _WALL_WORDS:
        return False
    text = told.body_text or ""
    signs = len({found[0].casefold() for found in _WALL.finditer(text)})
    if not Text(held.title).vocabulary & Text(told.title).vocabulary and _WALL.search(told.title):
        signs += _SIGNS
    if signs < (_SIGNS if 2 * shorter <= longer else _MORE_SIGNS):
        return False
    return compare(Text(held.body_text or ""), Text(text)).containment < _UNLIKE


def is_door(title: str) -> bool:
    """Tell whether the whole headline of a page says that one has to log in, agree or wait: then it is no article."""
    return _DOOR.fullmatch(title.strip()) is not None


def kept(held: Article, told: Article, what: Less) -> Article:
    """Return a telling with the text that is held. Of a wall nothing is believed but that one has to pay.

    What binds the text (an embargo, who wrote it first) stays with it where less of it does not say so.
    """
    shown = held
    if what == "teaser":
        shown = replace(
            told,
            subtitle=told.subtitle or held.subtitle,
            people=_people(held, told),
            published=told.published or held.published,
            updated=told.updated or held.updated,
            original_published=told.original_published or held.original_published,
            language=told.language or held.language,
            provenance=_chain(held, told),
            terms=told.terms or held.terms,
            summary=told.summary or held.summary,
            body_html=held.body_html,
            body_text=held.body_text,
            images=_images(held, told),
            enclosures=told.enclosures or held.enclosures,
        )
    starts = [each.embargoed_until for each in (held, told) if each.embargoed_until is not None]
    ends = [each.expires for each in (held, told) if each.expires is not None]
    shown = replace(
        shown,
        embargoed_until=max(starts, default=None),
        expires=min(ends, default=None),
        paywalled=held.paywalled or told.paywalled,
    )
    return replace(shown, content_hash=identity.content_hash(shown))


def _people(held: Article, told: Article) -> tuple[Person, ...]:
    """Who made the text that is kept stays named, also where its teaser names fewer, or the desk."""
    named = {(person.name, person.role) for person in told.people}
    return (*told.people, *(person for person in held.people if (person.name, person.role) not in named))


def _chain(held: Article, told: Article) -> Provenance:
    """Where a text comes from is often said at its end, which less of it does not reach: its own chain stays."""
    return held.provenance if held.provenance.intermediaries else told.provenance


def _images(held: Article, told: Article) -> tuple[Image, ...]:
    shown = {image.url for image in told.images}
    return (*told.images, *(image for image in held.images if image.url not in shown))


def bound(now: Sequence[Evidence], earlier: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """Return what is said now and, marked, what was said with the text that is kept and is not said again."""
    said = {_named(piece): piece for piece in now}
    for piece in earlier:
        if _named(piece) not in said:
            said[_named(piece)] = piece if is_kept(piece) else _marked(piece)
    return tuple(said.values())


def is_kept(piece: Evidence) -> bool:
    """Tell whether evidence was said with an earlier, longer telling only."""
    return any(name == KEPT for name, _ in piece.attributes)


def _named(piece: Evidence) -> str:
    return next((value for name, value in piece.attributes if name == KEPT), piece.id)


def _marked(piece: Evidence) -> Evidence:
    """Its id is another one: what was said and is said no more is not the same as what is said."""
    name = hashlib.sha256(f"{KEPT}:{piece.id}".encode()).hexdigest()
    return replace(piece, id=name, attributes=(*piece.attributes, (KEPT, piece.id)))
