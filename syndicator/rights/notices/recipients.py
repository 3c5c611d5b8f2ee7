"""Whether a permission is given to people this grammar has no name for: parish newsletters, Canadian outlets.

Of the words around whom it is given each must be known, or the permission is for fewer than it seems. Reads no
permissions and opens none. Every search is over short windows, so time stays linear.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

from syndicator.rights.notices.clause import ACTS, Sentence, Span
from syndicator.rights.notices.phrases import Hit
from syndicator.rights.tokens import fold

NO_CONDITION = frozenset(
    ("article", "text", "place", "own", "can", "permission", "usage", "if", "provided", "permitted", "anyone", "some")
)
"""Concepts that say nothing of what a condition asks for."""

_WHOM = frozenset(
    ("news_media", "community", "members", "noncommercial", "anyone", "news_and_public", "everyone_listed")
)
_THINGS = frozenset(
    (
        "article",
        "text",
        "place",
        "excerpt",
        "public_domain",
        "third_party",
    )
) | (ACTS - {"linking"})
_GENERAL_WORDS = """
you we i read they it he she this that these those there here one ones us them everything anything what whoever whatever
the a an and or nor but so also then now as well other others any all every each both either our your my their his her
its such of to in on at for by with from please again just may can could do does is are be
readers reader visitors visitor users user people person persons individual individuals bloggers blogger blogs blog
websites website sites site pages web internet online digital outlets outlet editors editor publishers publisher
publications publication organisations organizations organisation organization media press public party parties copy
newsletters newsletter portals platforms yes sure indeed however therefore furthermore additionally note anybody who
wants wish wishes would like free local full whole entire complete original daily weekly same above below following
page list lists
sie wir man ihr du es er dies diese dieser dieses diesen der die das den dem des ein eine einen einem einer und oder
sowie auch andere anderen anderer jede jeder jedes jeden alle allen unsere unseren unserer unser eigene eigenen
leser leserinnen nutzer besucher personen blogger webseiten seiten gern gerne natürlich selbstverständlich bitte ja
weitere weiteren interessierte für von auf in im zu mit organisationen internetangebote internetangeboten internetseiten
vous nous on il elle ils ce cet cette ces le la les l un une des de du d et ou aussi autre autres tout toute tous toutes
nos notre vos votre chacun lecteurs internautes sites blogs oui n s qu que chaque
usted ustedes nosotros se lo los las el la un una unos unas y o e u otro otros otra otras todo toda todos todas nuestros
nuestras nuestro nuestra sus su quien quienes cualquiera cualquier lectores usuarios sitios web páginas blogs sí de del
al a que
você vocês nós o os as a um uma e ou outro outros outras todo todos toda todas nosso nossa nossos nossas quem qualquer
leitores usuários sites sim de do da dos das
voi lei noi si lo la le gli i il un una e o altro altri altre tutto tutti tutte nostro nostra nostri nostre chi chiunque
qualsiasi lettori utenti siti sì di del della dei delle degli
voor van
u wij we je jij men de het een en of ook andere alle ieder iedereen elke onze ons lezers bezoekers gebruikers sites ja
вы мы он она они это эти все всё любой любые любая любому каждый другие другим наши наших нашего и или также читатели
посетители пользователи сайты сайтам да их
è possibile é possível es posible il est possible est sont ist sind sind sono zijn is seule seules seul seuls courte
courtes court courts kurze kurzen kurzer breve brevi breves korte korteres kratkie краткие короткие short brief small
solo sólo soltanto somente apenas só nur lediglich slechts alleen только seulement uniquement
my ty oni to te ten i lub oraz inne inni każdy wszyscy nasze naszych vi du ni de det den och eller andra alla våra
my свободное свободная свободный бесплатная бесплатное полная полное частичная частичное volně zdarma
vy oni to tyto a nebo jiní každý všichni naše
"""
_GENERAL = frozenset(fold(word) for word in _GENERAL_WORDS.split())
_CLAUSE = re.compile(r"[;:!?()–—•]|[,.](?=\s)|\s-\s")
_PURPOSE_WORDS = "for für pour para per voor для dla för pro"
_PURPOSE = frozenset(fold(word) for word in _PURPOSE_WORDS.split())
_BY_WORDS = "by to durch par por pelo pela pelos pelas aos às da dai dalle dagli ai alle door przez av"
_FOR = _PURPOSE | frozenset(fold(word) for word in _BY_WORDS.split())
_AGENT = frozenset(("von", "durch", "door"))
_AFTER = frozenset(
    map(fold, ("after", "upon", "nach", "après", "tras", "após", "dopo", "после", "po", "efter", "etter"))
)
_BEHIND_WORDS = """
in with within from based located whose who which that of belonging below above having inside outside
mit aus deren die welche innerhalb außerhalb dans avec dont qui ayant en con cuyo cuya que com cujo
nel nella nelle di che met uit в с из
"""
_BEHIND = frozenset(fold(word) for word in _BEHIND_WORDS.split())
_IDIOM_WORDS = """
free example instance ever reference more further use publication republication information details now which whom whose
you us our we this that it the your their download reading others everyone all any
uns ihre ihr sie den das weitere jede jeden jedes beispiel nous vous cela ce plus toute tout exemple
su más cualquier todo ello favor ejemplo sua mais qualquer isso exemplo
"""
_IDIOMS = frozenset(fold(word) for word in _IDIOM_WORDS.split())
_GIVES = re.compile(
    r"(?:grant|giv|allow|permit|let|invit|encourag|authori|hereby|happy|available|freely|intended|erlaub|gestatt|autoris"
    r"|autoriz|permet|permi|consent|laden|разреш|дозвол|zezwal|do$|does$)"
)
_PASSIVE_WORDS = "be essere ser être werden worden wordt być byt быть bli blive"
_PASSIVE = frozenset(fold(word) for word in _PASSIVE_WORDS.split())
_REFLEXIVE = frozenset(("se", "si"))
_ONLY = 3  # words behind "only" in which it must be said of whom or what
_WINDOW = 6  # words behind "for" in which it must be said for whom or what
_NEXT = 4  # words behind whom it is given in which "that credit us" says something known


def is_general(key: str) -> bool:
    """Tell whether a folded word bounds nobody: "the", "all", "readers"."""
    return key in _GENERAL


def qualifies(key: str) -> bool:
    """Tell whether what stands behind a folded word bounds what stands before it: "in", "of", "whose"."""
    return key in _BEHIND or key in _FOR


def gives(sentence: Sentence, can: Hit) -> bool:
    """Tell whether the verb gives leave ("we allow X to") and what follows it is whom."""
    return any(_GIVES.match(word.key) for word in sentence.words[can.first : can.after])


def strangers(sentence: Sentence, *, listed: bool) -> bool:
    """Tell whether it is given to people this grammar has no name for, or to a part of those it has one for.

    ``listed``: it is given to a list some of whose items are known; those that are not take nothing from the others.
    """
    seen = _Seen(sentence)
    for span in sentence.of("permit"):
        can = next((hit for hit in span.hits if "can" in hit.concepts), None)
        first = can if can is not None else span.hits[0]
        if can is not None and seen.recipient(can):
            return True
        if can is not None and _of_a_thing(sentence, can, seen.passive):
            continue
        known = _WHOM if can is not None and _has_object(sentence, span, can) else _WHOM | _THINGS
        if can is None and set(first.concepts) & ACTS and seen.opens(first.first):
            continue  # "Daily Example (reproduction permitted with credit)"
        if not listed and seen.strangers(first.first, known):
            return True
    given = [hit for span in sentence.of("permit", "plain", "if", "condition") for hit in span.hits]
    whom = _WHOM - _PUBLIC if sentence.has("news_and_public") else _WHOM  # "media and the public in general"
    if any(seen.narrower(hit) for hit in given if whom & set(hit.concepts)):
        return True
    if any(seen.alone(hit) for hit in given if hit.concepts == ("only",)):
        return True
    if any(word.key in _AGENT and seen.agent(index) for index, word in enumerate(sentence.words)):
        return True
    whom_for = _FOR | _AFTER | _AGENT
    return any(word.key in whom_for and seen.purpose(index) for index, word in enumerate(sentence.words[:-1]))


def _has_object(sentence: Sentence, span: Span, can: Hit) -> bool:
    """Tell whether the verb has its object behind it: then what stands before it is who may, and no thing."""
    behind = [hit for hit in span.hits if hit.first >= can.after]
    acts = [hit for hit in behind if set(hit.concepts) & ACTS]
    if not acts or acts[0].first - can.after > 1:
        return False
    between = (hit for hit in behind if 0 <= hit.first - acts[0].after <= _NEXT)
    return any({"article", "text"} & set(hit.concepts) for hit in between) and not sentence.has(
        "place", "public_domain"
    )


def _of_a_thing(sentence: Sentence, can: Hit, passive: int) -> bool:
    """Tell whether what stands before the verb is who gives ("we allow") or what is given ("it may be")."""
    words = [word.key for word in sentence.words[can.first : can.after + 1]]
    if _GIVES.match(words[0]) or (len(words) > 1 and words[0] == "we") or _REFLEXIVE & set(words):
        return True
    return not _PASSIVE.isdisjoint(words) or passive >= can.after


class _Seen:
    """The words of a sentence, with those that a phrase accounts for, looked at once."""

    def __init__(self, sentence: Sentence) -> None:
        self.sentence = sentence
        self.known: dict[int, Hit] = {}
        for hit in sentence.hits:
            self.known.update(dict.fromkeys(range(hit.first, hit.after), hit))
        self.passive = max((at for at, word in enumerate(sentence.words) if word.key in _PASSIVE), default=-1)
        giving = (hit.first for hit in sentence.hits if "can" in hit.concepts)
        self.gives = max((at for at in giving if _GIVES.match(sentence.words[at].key)), default=-1)
        cuts = [match.end() + sentence.start for match in _CLAUSE.finditer(sentence.text)]
        starts = [word.start for word in sentence.words]
        self.heading = self._heading()
        self.clauses = [0, *(bisect_left(starts, cut) for cut in cuts), len(starts)]  # first words of clauses

    def _heading(self) -> int:
        """Return the number of words in capitals with which a sentence begins, where they are a lost heading."""
        words = self.sentence.words
        for at, word in enumerate(words):
            said = self.sentence.text[self._at(word.start) : self._at(word.end)]
            if not said.isupper():
                return at if at > 1 and said.istitle() else 0
        return 0

    def opens(self, index: int) -> bool:
        """Tell whether a word stands first in parentheses."""
        return self.sentence.text[: self._at(self.sentence.words[index].start)].rstrip()[-1:] == "("

    def strangers(self, after: int, known: frozenset[str]) -> bool:
        """Tell whether the words before the verb name somebody, and nobody or nothing we know."""
        first = self.clauses[max(0, bisect_left(self.clauses, after) - 1)] if after else 0
        left = False
        for index in range(max(first, self.heading), after):
            hit, word = self.known.get(index), self.sentence.words[index]
            if hit is not None and known & set(hit.concepts):
                return False
            of_this = hit is None or _THINGS & set(hit.concepts)
            left = left or bool(of_this and word.kind == "word" and word.key not in _GENERAL)
        return left

    def narrower(self, hit: Hit) -> bool:
        """Tell whether words around whom it is given to make them fewer: "Canadian papers", "outlets in our net"."""
        words = self.sentence.words
        before = hit.first - 1
        if before >= 0 and before not in self.known and not set(hit.concepts) & _LOOSE:
            word, gap = (
                words[before],
                self.sentence.text[self._at(words[before].end) : self._at(words[hit.first].start)],
            )
            if word.kind == "word" and not gap.strip() and word.key not in _GENERAL | _FOR:
                return True
        if hit.after >= len(words) or hit.after in self.known or hit.after in self.clauses:
            return False
        if words[hit.after].key not in _BEHIND:
            return self._qualified(hit)
        near: set[str] = set()
        for index in range(hit.after + 1, hit.after + 1 + _NEXT):
            each = self.known.get(index)
            if each is not None and "can" in each.concepts:
                break
            near.update(each.concepts if each is not None else ())
        return not near - NO_CONDITION - {"link_target"}

    def purpose(self, index: int) -> bool:
        """Tell whether "for …" or "by …" names somebody or something unknown: "for parish newsletters"."""
        words = self.sentence.words
        if words[index].key in _AGENT:  # "kopiert werden von …" says by whom, "Nachdruck von …" of what
            by_whom = words[index - 1].key in _PASSIVE and words[index + 1].key not in _GENERAL
        else:
            by_whom = index - 1 in self.known and not ACTS.isdisjoint(self.known[index - 1].concepts)
        if index in self.known or not (words[index].key in _PURPOSE | _AFTER or by_whom) or self._in_name(index):
            return False
        last = min(self._end(index), index + 1 + _WINDOW)
        for each in range(index + 1, last):
            hit = self.known.get(each)
            if hit is not None:
                if each > index + 1 and not set(hit.concepts) - _VERBS:
                    break  # "für den Hausgebrauch darf": the verb says nothing of it
                return False
        return index + 1 < last and words[index + 1].kind == "word" and words[index + 1].key not in _IDIOMS

    def agent(self, index: int) -> bool:
        """Tell whether somebody unknown stands between "may" and the act: "darf (nur) von Partnern kopiert werden"."""
        before = self.known.get(index - 1)
        if index in self.known or before is None or not {"can", "only"} & set(before.concepts):
            return False
        last = min(self._end(index), index + 1 + _WINDOW)
        strange = False
        for each in range(index + 1, last):
            hit = self.known.get(each)
            if hit is not None:
                return strange and bool(ACTS & set(hit.concepts))
            strange = strange or self.sentence.words[each].key not in _GENERAL | _IDIOMS
        return False

    def _in_name(self, index: int) -> bool:
        """Tell whether a small word stands inside a name: "the Centre for Research on Birds"."""
        if index <= 1 or self.sentence.words[index].key != "for" or index > self.gives:
            return False
        sides = (self.sentence.words[index - 1], self.sentence.words[index + 1])
        return all(self.sentence.text[self._at(word.start)].isupper() for word in sides)

    def recipient(self, can: Hit) -> bool:
        """Tell whether "to" behind the verb says to somebody unknown, and not what for: "allowed to Rotarians"."""
        words = self.sentence.words
        if words[can.after - 1].key != "to" or can.after >= len(words) or can.after in self.known:
            return False
        near = [hit for index in range(can.after, can.after + _WINDOW) if (hit := self.known.get(index)) is not None]
        return words[can.after].key not in _GENERAL and not any((_THINGS | _WHOM) & set(hit.concepts) for hit in near)

    def alone(self, only: Hit) -> bool:
        """Tell whether "only" is said of somebody or something unknown: "allowed only to Rotarians"."""
        if only.after == len(self.sentence.words):
            return False
        near = range(only.after, min(only.after + _ONLY, self._end(only.after)))
        words = [self.sentence.words[index] for index in near]
        if any(index in self.known for index in near):
            return False
        return any(word.kind == "word" and word.key not in _GENERAL for word in words)

    def _end(self, index: int) -> int:
        """Return the first word behind the clause in which a word stands."""
        return self.clauses[bisect_right(self.clauses, index)]

    def _qualified(self, hit: Hit) -> bool:
        """Tell whether an unknown word stands right behind, as adjectives do in Romance languages."""
        word = self.sentence.words[hit.after]
        gap = self.sentence.text[self._at(self.sentence.words[hit.after - 1].end) : self._at(word.start)]
        return (
            word.kind == "word"
            and not gap.strip()
            and word.key not in _GENERAL | _FOR
            and not set(hit.concepts) & _LOOSE
        )

    def _at(self, place: int) -> int:
        return place - self.sentence.start


_VERBS = frozenset(("can", "permitted", "must", "cannot", "forbidden", "request", "imperative", "provided"))
_PUBLIC = frozenset(("news_media", "news_and_public"))
_LOOSE = frozenset(("anyone", "noncommercial", "members"))
"""What is said of people as well as of purposes, and whom nobody here can be shown to be."""
