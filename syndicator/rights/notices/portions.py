"""Whether a permission is of a part only: "the first hundred words", "up to two sentences", "half of the article".

A part is named by its unit right after the act ("republish the opening paragraph of …") or as what may be republished
("the first paragraph of our articles may be …"). "Republish our articles, with credit in the first paragraph" names a
place, not a part: what is republished stands before it. Grants nothing: it takes the whole away.
"""

from __future__ import annotations

import re

from syndicator.rights.notices.clause import Sentence
from syndicator.rights.notices.phrases import Hit, numerals
from syndicator.rights.notices.say import PUBLISH, TEXTS
from syndicator.rights.tokens import fold
from syndicator.syntax.sieve import Expression

_AFTER = 8  # words between the act and the unit: "republish on your site up to the first hundred words"
_LONG_AFTER = 16  # where nothing says that the unit is a place: "… on your site or in your paper, the first paragraph"
_BEFORE = 4  # words between the unit and what it is a part of: "the first paragraph of any of our articles"

_UNIT = re.compile(
    r"(?:paragraph|sentence|word|line|character|letter|introduction|summar(?:y|ie)|abstract|teaser|snippet|portion"
    r"|section|third|quarter|paragraphe|phrase|mot|ligne|caractere|resume|chapo|titre|parrafo|frase|palabra|linea"
    r"|titular|titulo|paragrafo|palavra|linha|resumo|part|partie|parte)s?"
    r"|titulares|lede|lead|intro|opening|beginning|half|headlines?|titles?"
    r"|absatze?n?|satze?n?|worter|zeilen?|zeichen|zusammenfassung(?:en)?|vorspann|uberschrift(?:en)?|anfang|halfte"
    r"|drittel|teile?|moitie|tiers|caracter|caracteres|resumen|resumenes|mitad|tercio|metade|terco"
    r"|paragrafi|frasi|parole|righe|caratteri|riassunt[oi]|titol[oi]|meta"
    r"|alinea|zin(?:nen)?|woorden|regels|tekens|samenvatting(?:en)?|koppen|helft|deel"
    r"|абзац\w{0,4}|предложени\w{1,3}|слов\w{0,3}|строк\w{0,3}|символ\w{0,3}|знак\w{0,3}|заголов\w{1,4}"
    r"|половин\w{1,2}|част\w{1,2}"
)
_EDGE = re.compile(
    r"translations?|ubersetzung(?:en)?|traductions?|traduccion(?:es)?|traducao|traducoes|traduzion[ei]|vertaling(?:en)?"
    r"|перевод\w{0,2}|end|start|top|bottom|piece|page|titel|beginn|ende|schluss|einleitung|seite|debut|fin|inicio|principio"
    r"|comienzo|final|introduccion|entradilla|pagina|comeco|fim|introducao|inizio|fine|introduzione|begin|einde"
    r"|inleiding|начал[оа]|кон[её]ц"
)
"""What is a part of an article only where "of" follows: "the end of our articles"."""
_NAME = re.compile(
    r"translations?|ubersetzung(?:en)?|traductions?|traduccion(?:es)?|traducao|traducoes|traduzion[ei]|vertaling(?:en)?"
    r"|перевод\w{0,2}|abstracts?|headlines?|titles?|titel|uberschrift(?:en)?|titres?|titulares?|titulos?|titol[oi]|koppen|заголов\w{1,4}"
)
_LEAST = re.compile(r"sentences?|satze?n?|phrases?|frases?|frasi|zin(?:nen)?|предложени\w{1,3}")
_PARAGRAPH = re.compile(r"paragraphs?|absatze?n?|paragraphes?|parrafos?|paragraf[oi]s?|alinea|абзац\w{0,4}")
_SHARES = {
    "half": 50, "halfte": 50, "moitie": 50, "mitad": 50, "metade": 50, "meta": 50, "helft": 50,
    "third": 33, "drittel": 33, "tiers": 33, "tercio": 33, "terco": 33, "quarter": 25,
}  # fmt: skip
_SENTENCE_WORDS = 10  # words we take for a sentence; real ones are longer
_LINKED = 6  # words between a link and the "full text" it leads to
_PART_ONLY = Expression(
    r"\bin part\b|\bpartial|\bteilweise|\bauszugsweise|\bin auszügen|\ben partie|\bpartiel|\bparcial|\bin parte"
    r"|\bem parte|\ben parte|\bgedeeltelijk|частичн",
    re.IGNORECASE,
)


def wholly(sentence: Sentence) -> bool:
    """Tell whether the whole is spoken of; "with a link to the full text" speaks of the link."""
    links = [hit.after for hit in sentence.hits if "link" in hit.concepts]
    in_part = _PART_ONLY.search(sentence.text) is not None
    return any(
        {"whole", "whole_only"} & set(hit.concepts)
        and not (in_part and "no_changes" in hit.concepts)  # "in part, without alteration"
        and not any(0 <= hit.first - link <= _LINKED for link in links)
        for hit in sentence.hits
    )


def unit(sentence: Sentence) -> str | None:
    """Return the unit of the part that a permission is limited to, or None where nothing says that it is of a part."""
    if wholly(sentence):
        return None
    online = {at for hit in sentence.hits if "web" in hit.concepts for at in range(hit.first, hit.after)}
    units = [at for at in range(len(sentence.words)) if at not in online and _is_unit(sentence, at)]
    acts = [hit for hit in sentence.hits if set(hit.concepts) & PUBLISH] if units else []
    if not acts:
        return None
    at = _object(sentence, acts, units)
    at = _subject(sentence, acts, units) if at is None else at
    return None if at is None else sentence.words[at].key


def _is_unit(sentence: Sentence, at: int) -> bool:
    """Tell whether a word is what parts are measured in; "the end of" is one where it is no place: "on any page of"."""
    word = sentence.words[at].key
    if _EDGE.fullmatch(word) is None:
        return _UNIT.fullmatch(word) is not None
    put = any(token.key in _ON for token in sentence.words[max(0, at - _NEAR) : at])
    return not put and not _placed(sentence, at) and _of(sentence, at)


def is_name(word: str) -> bool:
    """Tell whether the unit is a headline, or an abstract: not even an excerpt of the text."""
    return _NAME.fullmatch(word) is not None


def limit(sentence: Sentence, word: str) -> tuple[int | None, str | None]:
    """Return how much of a part may be shown as (number, unit of ``Grant``), or Nones where nobody can say."""
    if word in _SHARES:
        return _SHARES[word], "percent"
    at = next(number for number, token in enumerate(sentence.words) if token.key == word)
    numbers = [number(token.key) for token in sentence.words[max(0, at - 3) : at]]
    said = next((one for one in reversed(numbers) if one), 1)
    if _LEAST.fullmatch(word):
        return said * _SENTENCE_WORDS, "words"
    return (said, "paragraphs") if _PARAGRAPH.fullmatch(word) else (None, None)


def number(word: str) -> int | None:
    """Return the number a folded word says, in digits or as a word, or None."""
    return int(word) if word.isdecimal() and len(word) < 7 else numerals(fold(word))  # noqa: PLR2004 - a million


def _object(sentence: Sentence, acts: list[Hit], units: list[int]) -> int | None:
    """The unit stands after an act, and nothing else that could be republished stands between."""
    reached: set[int] = set()
    texts = {at for hit in sentence.hits if set(hit.concepts) & TEXTS for at in range(hit.first, hit.after)}
    for act in acts:
        for at in range(act.after, act.after + _LONG_AFTER):
            if at in texts:
                break
            if at < act.after + _AFTER or not _placed(sentence, at):
                reached.add(at)
    named = [at for at in units if at in reached]
    paragraphs = (at for at in named if _PARAGRAPH.fullmatch(sentence.words[at].key))
    names = sentence.has("only", "cannot", "whole_only")  # else of "headlines and summaries" the summaries
    told = [at for at in named if is_name(sentence.words[at].key) is names]
    return next(paragraphs, next(iter(told or named), None))


def _subject(sentence: Sentence, acts: list[Hit], units: list[int]) -> int | None:
    """The unit is what may be republished: "The first paragraph of our articles may be …"."""
    last = max(act.first for act in acts)
    bare = _bare_subject(sentence, units)
    if bare is not None:
        return bare
    return next((at for at in units if at < last and not _placed(sentence, at) and _of(sentence, at)), None)


def _bare_subject(sentence: Sentence, units: list[int]) -> int | None:
    """Nothing but a part is what may be republished: "Headlines and summaries may be …"."""
    verb = min((hit.first for hit in sentence.hits if "can" in hit.concepts), default=-1)
    if any(set(hit.concepts) & TEXTS and hit.first < verb for hit in sentence.hits):
        return None
    named = [at for at in units if at < verb and _BARE.fullmatch(sentence.words[at].key) and not _placed(sentence, at)]
    parts = [at for at in named if not is_name(sentence.words[at].key)]
    return next(iter(parts or named), None)


_BARE = re.compile(
    r"headlines?|titles?|summar(?:y|ies)|abstracts?|teasers?|snippets?|leads?|ledes?|intros?|introductions?|paragraphs?"
    r"|sentences?|uberschrift(?:en)?|zusammenfassung(?:en)?|titres?|resumes?|titulares?|titulos?|resumen(?:es)?|resumos?"
    r"|titol[oi]|riassunt[oi]|koppen|samenvatting(?:en)?|заголов\w{1,4}|анонс\w{0,2}"
)


def _of(sentence: Sentence, at: int) -> bool:
    """Tell whether it is said what it is a part of: "half of our articles", "half the article", "абзац статьи"."""
    word, following = sentence.words[at].key, sentence.words[at + 1 : at + 2]
    if not following or following[0].key in _OF:
        return bool(following)
    genitive = _CYRILLIC.match(word) is not None  # needs no word for "of"
    if genitive and any(hit.first == at + 1 and set(hit.concepts) & TEXTS for hit in sentence.hits):
        return True
    measured = genitive or word in _SHARES or bool(_PARAGRAPH.fullmatch(word) or _LEAST.fullmatch(word))
    return measured and following[0].key in _WHICH


def _placed(sentence: Sentence, at: int) -> bool:
    return any(token.key in _IN for token in sentence.words[max(0, at - _BEFORE) : at])


_OF_WORDS = """
of from de des du d von der unserer eines einer jedes jeder dieses dieser unseres ihres seines aller aus
van di dei degli del dell della delle dello do da dos das nos nossos uit
"""
_OF = frozenset(_OF_WORDS.split())
_WHICH_WORDS = """
the this these those our your any each every an a all
нашей нашего наших этой этого этих любой любого любых каждой каждого всех
"""
_WHICH = frozenset(_WHICH_WORDS.split())
_CYRILLIC = re.compile(r"[а-я]")
_ON_WORDS = "on to by until till auf bis sur jusqu hasta até fino sulla sull op tot на до к"
_ON = frozenset(fold(word) for word in _ON_WORDS.split())
_NEAR = 3  # words before an end or a page in which it is said to be a place
_IN = frozenset(("in", "at", "within", "as", "im", "am", "als", "dans", "en", "nel", "nella", "no", "na", "в", "into"))
