"""Words that say nothing by themselves in a sentence that permits, and small ones whose place decides. No grammar.

The words are data (``tables/plain.toml``), so that whoever meets a plain wording that is not read can add its word.
"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources

from syndicator.rights.tokens import fold
from syndicator.syntax.date_words import MONTHS, WEEKDAYS


@cache
def _plain(part: str) -> tuple[frozenset[str], frozenset[str], frozenset[int]]:
    """Return plain words, the beginnings of inflected ones and their lengths; ``part``: "" or one of ``_PARTS``."""
    table = resources.files("syndicator.rights.notices").joinpath("tables", "plain.toml")
    lists = tomllib.loads(table.read_bytes().decode())
    names = [part] if part else [name for name in lists if name not in _PARTS]
    words = [word for name in names for word in lists[name].split()]
    stems = frozenset(fold(word) for word in words if word.endswith("~"))
    return frozenset(map(fold, words)), stems, frozenset(map(len, stems))


def is_plain(key: str, part: str = "") -> bool:
    """Tell whether a folded word says nothing by itself in a sentence that permits."""
    words, stems, lengths = _plain(part)
    return len(key) <= 1 or key in words or any(key[:length] in stems for length in lengths)


def two_plain(key: str) -> bool:
    """Tell whether a word is two plain ones that lost the blank between them, as extractors lose it."""
    return len(key) >= _JOINED and any(is_plain(key[:cut]) and is_plain(key[cut:]) for cut in range(3, len(key) - 2))


_PARTS = ("excerpt", "things")
_JOINED = 10


def folded(words: str) -> frozenset[str]:
    """Return words as they are compared: without case and accents."""
    return frozenset(fold(word) for word in words.split())


DAYS = frozenset(map(fold, (*MONTHS, *WEEKDAYS)))
IF = folded("if wenn falls om если якщо jeśli")
AND = folded("and or und oder et ou y e o u i en of и или as")
BUT = folded("but and aber jedoch und mais et pero y ma e maar en но и men och")
NOT = folded("not nicht pas no non niet не inte ne")
TIMES = folded(
    """
    since after from once before until till during within then first seit nach ab bis vor während dann depuis après dès
    avant pendant jusqu desde después antes durante hasta luego depois até dopo dal dall fino prima durante poi sinds na
    vanaf tot voor с после до в течение от
    """
)
"""When a permission counts: read elsewhere (``starting``, ``say.effective``, ``Grant.valid_days``), or else unknown."""

LIMITS = folded(
    """
    only when until till unless after before except while members during nur bis außer nach vor solange seulement jusqu
    sauf après avant quand sólo solo hasta salvo después antes cuando só apenas até exceto depois quando soltanto fino
    tranne dopo prima alleen als tot behalve na только до кроме после
    personal personally private privately personnel personnelle personnels privé privés privée privat privaten privater
    persönlich persönlichen persönlicher personales privado privada privados pessoal pessoais particular personale
    personali privato persoonlijk persoonlijke личного личных личном
    """
)
RELATIVE = folded("which that meaning die welche der qui que che wat die который которая")
EXPLAINS = folded(
    """
    means explains allows lets permits requires says heißt bedeutet erlaubt besagt verlangt signifie permet autorise
    oblige significa permite autoriza exige permette consente richiede betekent toestaat означает позволяет разрешает
    """
)
RELATIVE_LIMITS = LIMITS | folded(
    """
    if once for but not never no nor provided wenn falls sofern aber nicht kein keine für si mais pas ne pour pero no
    para se mas não ma non per maar niet geen voor если но не для
    """
)
WITHOUT = folded("without ohne sans sin sem senza zonder без")
NOTHING = tuple(
    sorted(
        folded(
            """
            change alter modif charge cost payment fee restrict limit any änder veränder kürz einschränk kosten frais
            restri costo custo cambi costi bronvermelding wijzig beperk измен огранич каки сокращ
            """
        )
    )
)
"""What a permission may do without and say nothing by it: "without changes", "ohne Kosten"."""

FOR = folded("to for für an pour aux para per voor aan для")
GROUPS = folded(
    """
    group groups union unions student students branches network networks association associations charity charities
    society societies club clubs community communities school schools university universities library libraries
    subscribers members partners stations broadcasters bloggers newsletters teachers pupils
    nonprofits organisations organizations newsrooms outlets publishers journalists researchers
    gruppen vereine verbände schulen bibliotheken redaktionen groupes syndicats associations écoles bibliothèques
    grupos escuelas bibliotecas asociaciones escolas gruppi sindacati scuole biblioteche groepen scholen bibliotheken
    verenigingen
    """
)
"""Whom a licence may be for: only them, then."""

FIRST = folded("first vorher zuvor zuerst avant antes prima eerst сначала")
THIS = folded("this dieser dieses diese cet cette ce este esta questo questa dit deze этот эта")
POINTS = THIS | folded("these those it them")
PAST = folded("was been wurde worden été fue sido foi stato stata werd is был была")
"""Of one text: "this article was published under CC BY" says what holds; "our articles were" says what held."""

WHEN = folded("when wenn")
FIRST_TIME = folded("first primera primeira prima première")
PUBLICATION = ("publi", "pubbl")
