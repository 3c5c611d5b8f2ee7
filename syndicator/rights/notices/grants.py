"""What a sentence permits, and within which bounds: audience, medium, extent, time, number. Reads words, not licences.

Each bound that is said is kept; one the decider cannot check is quoted in ``unmet``, which closes the grant.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from syndicator.model.rights import Action, Grant
from syndicator.rights.notices import asserting, audience, conditions, duties, places, portions
from syndicator.rights.notices.clause import Sentence, Span
from syndicator.rights.notices.phrases import Hit, numerals
from syndicator.rights.tokens import fold
from syndicator.syntax.sieve import Expression

_PUBLISH = frozenset(("republish", "reproduce", "distribute"))
_LIMIT = re.compile(
    r"(\d[\d.,\s]{0,6}\d|\d|[a-zà-ÿа-я]{2,14})\s?\)?\s(?:([^\W\d]{1,12})\s)?(characters?|words?|paragraphs?|percent|%|zeichen|wörtern?|absätzen?|"
    r"prozent|caractères|mots|signes"
    r"|paragraphes|caracteres|palabras|párrafos|palavras|parágrafos|caratteri|parole|paragrafi|"
    r"tekens|woorden|alinea['’]?s|символов|знаков|слов|абзац[а-я]{0,3}|letters)\b|(\d{1,3})\s?%",
    re.IGNORECASE,
)
_UNIT = {
    "char": "characters", "zeic": "characters", "cara": "characters", "teke": "characters", "симв": "characters",
    "знак": "characters", "lett": "characters", "word": "words", "wört": "words", "mots": "words", "pala": "words",
    "sign": "characters",
    "paro": "words", "woor": "words", "слов": "words", "para": "paragraphs", "absä": "paragraphs", "párr": "paragraphs",
    "pará": "paragraphs", "alin": "paragraphs", "абза": "paragraphs", "perc": "percent", "proz": "percent",
    "%": "percent",
}  # fmt: skip
_QUOTA = Expression(
    r"(\d{1,3}|[a-z]{2,8})\s(?:pieces|articles|stories|items|posts|artikel|beiträge|articles|artículos|artigos|articoli)\s"
    r"(?:per|a|each|pro|par|por|al)\s(day|week|month|year|tag|woche|monat|jour|semaine|mois|mes|mese)",
    re.IGNORECASE,
)
_EACH = Expression(
    r"\s(?:per|a|each|pro|par|por|al)\s(?:day|week|month|year|tag|woche|monat|jour|semaine|mois|mes)", re.IGNORECASE
)
_IN_PART = Expression(
    r"\b(?:or in part|and in part|in part or (?:in )?(?:whole|full)"
    r"|partial or full|or partial(?:ly)?|full or partial|wholly or partly|in (?:whole|full) or"
    r"|ganz oder (?:teilweise|auszugsweise|in (?:auszügen|teilen))|(?:vollständig|vollumfänglich|komplett) oder"
    r"|auch auszugsweise|totale? o parzial|integrale o parzial|in tutto o in parte|total ou parcial|integral ou parcial"
    r"|(?:même|incluso|aunque sea|mesmo que|ainda que|anche) (?:en extraits|in parte|par[ctz]i\w{2,8})"
    r"|no todo ou em parte|total o parcial|íntegra o parcial|en todo o en parte|totale ou partielle"
    r"|intégrale(?:ment)? ou partielle|en tout ou (?:en )?partie|geheel of gedeeltelijk|helt eller delvis"
    r"|полн\w{2,4} или частичн|целиком или частичн|полностью или частичн)",
    re.IGNORECASE,
)
_UNPAID = Expression(
    r"\b(?:do not|don['’]t|does not|doesn['’]t|not|never|without)\scharg(?:e|ing)\s"
    r"(?:(?:a|any|for|it|them|your|readers|people|anyone|anybody|others)\s){0,3}(?:fee|fees|money|anything|copies|it|them"
    r"|readers|anyone|anybody)\b",
    re.IGNORECASE,
)
"""Whoever republishes takes nothing for it: "provided that you do not charge a fee"."""
_UNCHECKABLE = frozenset(("some", "some_only", "education", "territory_out", "editorial_only", "delay", "payment"))
_PERIOD = {"day": 1, "tag": 1, "jour": 1, "week": 7, "woch": 7, "sema": 7, "year": 365}


@dataclass(frozen=True, slots=True)
class Permission:
    """What one sentence permits; empty ``grants`` with ``personal`` means only for oneself."""

    grants: tuple[Grant, ...]
    personal: bool = False


def of(sentence: Sentence) -> Permission:
    """Return what the sentence permits."""
    permitting = sentence.of("permit")
    if not permitting or sentence.has("to_us", "social"):  # what readers grant the house; sharing a link with friends
        return Permission(())
    if asserting.doubtful(sentence) or asserting.denied(sentence) or asserting.permits_others(sentence):
        return Permission(())
    if all(_asks_first(span) for span in permitting):
        return Permission(())
    actions = _actions(sentence, permitting)
    if not actions:
        return Permission(())
    more = audience.beside(sentence)
    says = {
        concept
        for span in sentence.spans
        if span.polarity not in ("forbid", "excluded", "neutral")
        for hit in span.hits
        if hit.first not in more
        for concept in hit.concepts
    }
    if "personal" in says:
        return Permission((), personal=True)
    if audience.schools(sentence):
        says -= {"education"}
    unmet = (sentence.text,) if _unmet(sentence, says) else ()
    whom = audience.of(sentence, says)
    if _UNPAID.search(sentence.text):
        whom = tuple(("noncommercial", False) if who == "anyone" else (who, True) for who, _ in whom)
    given = tuple(replace(_grant(action, says, sentence, each), unmet=unmet) for action in actions for each in whom)
    listed = sentence.has("everyone_listed") and all(grant.audience == "news_media" for grant in given)
    return Permission((*given, *(replace(grant, audience="community_sites") for grant in given)) if listed else given)


def of_nobody(territory: tuple[str, ...] = ()) -> tuple[Grant, ...]:
    """Return what may be done with a text nobody holds, in the countries where that was said; empty: anywhere."""
    return tuple(
        Grant(action=action, territory=territory)
        for action in ("republish_full", "republish_excerpt", "translate", "adapt", "archive")
    )


def _actions(sentence: Sentence, permitting: list[Span]) -> list[Action]:
    says = {concept for span in permitting for concept in span.concepts()}
    before = {concept for span in sentence.of("plain", "if") for concept in span.concepts()}
    acts = says & _PUBLISH or (before & _PUBLISH if says & {"permitted", "can"} else set())
    used = acts
    if (
        acts
        and _weak(sentence)
        and (_posts_link(sentence) or not sentence.has("article", "text", "public_domain", "anyone"))
    ):
        acts = set()
    found: list[Action] = []
    excerpt = says & {"excerpt"} or (before & {"excerpt"} if used else set())
    whole = portions.wholly(sentence) or not excerpt
    if acts and limit_of(sentence.text)[1] and not portions.wholly(sentence):
        return ["republish_excerpt"]  # "you may republish up to 100 words"
    if acts and (whole or _partly(sentence.text)):
        found.append("republish_full")
    if excerpt:
        found.append("republish_excerpt")
    part = portions.unit(sentence) if "republish_full" in found and not _partly(sentence.text) else None
    if part is not None:
        found = [] if portions.is_name(part) else ["republish_excerpt"]
        excerpt = {"excerpt"}
    noun = sentence.has("reproduce") or re.search(
        r"\b(?:Nachdruck|Abdruck|[Rr]eproduction|reproducción|reprodução|riproduzione)\b", sentence.text
    )
    if (
        "republish_full" in found
        and not excerpt
        and noun
        and "whole_only" not in says
        and not _verbal(sentence, permitting)
    ):
        found.append("republish_excerpt")
    for concept, action in (
        ("translate", "translate"),
        ("adapt", "adapt"),
        ("edit", "adapt"),
        ("archive", "archive"),
        ("linking", "link"),
    ):
        if concept in says and action not in found and not sentence.has("minor_edit"):
            found.append(action)  # type: ignore[arg-type]  # the pairs above are Actions
    return found


def _asks_first(span: Span) -> bool:
    """Tell whether people are invited to write rather than to republish ("feel free to contact us about …")."""
    asks = next((hit.first for hit in span.hits if "contact" in hit.concepts), None)
    acts = next((hit.first for hit in span.hits if set(hit.concepts) & _PUBLISH), None)
    return asks is not None and acts is not None and asks < acts


def _weak(sentence: Sentence) -> bool:
    """Tell whether only verbs of everyday use are said ("you may use this site", "you can post a link")."""
    hits = [hit for span in sentence.spans for hit in span.hits if set(hit.concepts) & _PUBLISH]
    return all("usage" in hit.concepts for hit in hits)


def _posts_link(sentence: Sentence) -> bool:
    if duties.with_link(sentence.text):
        return False
    acts = [hit for hit in sentence.hits if "usage" in hit.concepts]
    links = {hit.first for hit in sentence.hits if "link" in hit.concepts}
    return any(act.after + between in links for act in acts for between in range(_BESIDE))


def _verbal(sentence: Sentence, permitting: list[Span]) -> bool:
    """Tell whether a person is told to republish items ("you may republish our stories"): all of each, not parts."""
    acts = {concept for span in permitting for concept in span.acts()}
    return "republish" in acts and sentence.has("can")


def _partly(text: str) -> bool:
    return bool(_IN_PART.search(text))


def _grant(action: Action, says: set[str], sentence: Sentence, whom: audience.Whom) -> Grant:
    who, unpaid = whom
    until = places.date(sentence.text, None) if sentence.has("valid_until") else None
    limit, unit = _limit(sentence) if action == "republish_excerpt" else (None, None)
    quota, period = quota_of(sentence.text)
    return Grant(
        action=action,
        audience=who,
        media=_media(sentence, says),
        noncommercial=unpaid,
        entire_only="whole_only" in says,
        selected_by_person=sentence.has("individually", "marked"),
        excerpt_limit=limit,
        excerpt_unit=unit,  # type: ignore[arg-type]  # one of the four units of the table
        quota=quota,
        quota_days=period,
        valid_until=until,
        valid_days=duties.days(sentence.text) if sentence.has("expiry") and not sentence.has("delay") else None,
    )


def _unmet(sentence: Sentence, says: set[str]) -> bool:
    """Tell whether it hangs on what nobody here can check."""
    undated = sentence.has("valid_until") and places.date(sentence.text, None) is None
    undated = undated and limit_of(sentence.text)[0] is None  # "tot 100 woorden": no day
    aired = _ON_AIR.search(sentence.text) is not None and not sentence.has("web", "print", "any_medium", "news_media")
    aired = aired and _ON_SITES.search(sentence.text) is None
    return bool(says & _UNCHECKABLE) or undated or aired or asserting.conditions(sentence) or conditions.unmet(sentence)


def _limit(sentence: Sentence) -> tuple[int | None, str | None]:
    said = limit_of(sentence.text)
    part = portions.unit(sentence) if said[1] is None else None
    return portions.limit(sentence, part) if part is not None else said


_BESIDE = 3  # words between an act and the medium it is tied to


def _media(sentence: Sentence, says: set[str]) -> tuple[str, ...]:
    if "community" in says and "print" not in says:
        return ("web",)
    acts = [hit for span in sentence.of("permit") for hit in span.hits if set(hit.concepts) & _PUBLISH]
    others = {hit.first for hit in acts[1:]}  # "abgedruckt und online veröffentlicht": of the second act only
    acts = acts[:1]
    webs = [hit for hit in sentence.hits if "web" in hit.concepts and hit.after not in others]
    tied = any(
        -_BESIDE <= web.first - act.after <= _BESIDE
        or -_BESIDE <= act.first - web.after <= (0 if web.first else _BESIDE)
        for act in acts
        for web in webs
    )
    if _PAPER_TOO.search(sentence.text):
        return ()
    named = _media_of_outlets(sentence)
    if named and "any_medium" not in says:
        return named
    if _ON_SITES.search(sentence.text) and says.isdisjoint(("print", "broadcast_media", "any_medium", "news_media")):
        return ("web",)
    if "any_medium" in says or not tied:
        return ("print",) if "print" in says and not webs and _tied(acts, sentence) else ()
    found = tuple(medium for medium in ("web", "print") if medium in says)
    return found if len(found) == 1 else ()


_PAPER_TOO = Expression(
    r"\b(?:(?:ab|nach)gedruckt|(?:ab|nach)drucken|(?:re)?print(?:ed)?|imprim\w{1,5}|impres[oa]s?|stampat[ie]|afgedrukt)\s"
    r"(?:and|or|und|oder|sowie|et|ou|y|o|e|en|of)\s(?!(?:on\s|im\s)?(?:the\s)?(?:radio|tv|television|air|fernsehen)\b)"
    r"|\b(?:cop(?:y|ied)|download(?:ed)?|shared?|distributed?|posted|viewed)(?:,\s|\s)(?:and|or)\sprint(?:ed)?\b",
    re.IGNORECASE,
)
"""On paper and elsewhere: "nachgedruckt und auf anderen Seiten übernommen"."""
_ON_AIR = Expression(
    r"\b(?:on|over|in)\s(?:the\s)?(?:(?:your|their|any|local|public)\s)?(?:air|radio|tv|television)\b"
    r"|\bim\s(?:radio|rundfunk|hörfunk|fernsehen)\b|\bà la (?:radio|télé\w{0,6})\b"
    r"|\b(?:en|por) la (?:radio|televisión)\b|\b(?:na|no) (?:rádio|televisão)\b"
    r"|\b(?:alla|in) (?:radio|televisione|tv)\b"
    r"|\bop (?:de )?(?:radio|tv|televisie)\b"
    r"|\b(?:по|на) (?:радио|телевидени\w)\b",
    re.IGNORECASE,
)
"""Places that are on no page: "on the radio"."""
_SITE = re.compile(r"(?:web|news)?(?:sites?|pages?)|nachrichten(?:seiten|portale)|onlinemedien|portals?")
_ON_SITES = re.compile(
    r"\b(?:on|to)\s(?:your|their|other|any|another|a|its|his|her|non-?commercial)\s(?:own\s)?(?:\w{1,16}\s)?"
    r"(?:web\s?sites?|sites?|blogs?|web\s?pages?|pages?|servers?)\b"
    r"|\b(?:any|other|all)\s(?:\w{1,16}\s)?(?:web\s?sites?|blogs?)\s(?:may|can|is|are)\b"
    r"|^\W{0,3}(?:(?:all|many|small|local|non-?profit|independent|the)\s){0,2}(?:web\s?sites?|blogs?|web\s?pages?)"
    r"\s(?:and\s(?:blogs|web\s?sites|portals)\s)?(?:may|can|are)\b"
    r"|^\W{0,3}(?:webseiten|websites|blogs)\s(?:und\s(?:blogs|websites)\s)?(?:dürfen|können)\b"
    r"|^\W{0,3}(?:les\s)?(?:sites|blogs)\s(?:et\s(?:blogs|sites)\s)?(?:web\s)?peuvent\b"
    r"|\bauf\s(?:ihrer|ihren|anderen|eigenen|ihr\w{0,2}\s\w{1,12}|nicht\w{0,14}|weiteren|der eigenen)\s(?:\w{1,20}\s)?"
    r"(?:webseiten?|websites?|internetseiten?|seiten?|homepages?|blogs?)\b"
    r"|\bsur\s(?:votre|un|vos|d['’]autres|leur|leurs)\s(?:\w{1,12}\s)?(?:sites?|blogs?|pages?)\b"
    r"|\ben\s(?:tu|su|sus|otras|otros|una|un)\s(?:\w{1,12}\s)?(?:web|webs|sitios?|p[áa]ginas?|blogs?)\b"
    r"|\bem\s(?:seu|sua|outros|outras|um)\s(?:\w{1,12}\s)?(?:sites?|p[áa]ginas?|blogs?|portais)\b"
    r"|\bsu\s(?:altri|un|propri\w)?\s?(?:siti|sito|blog)\b|\bsul\s(?:tuo|vostro|proprio|suo)\s(?:sito|blog)\b"
    r"|\bop\s(?:uw|je|andere|een|eigen)\s(?:\w{1,12}\s)?(?:websites?|sites?|blogs?|pagina['’]?s?)\b"
    r"|\bна\s(?:своём|своем|других|вашем|любых|любом)\s(?:сайт\w{0,3}|блог\w{0,3})",
    re.IGNORECASE,
)
"""Places that are on the web only: "on your website"."""


def _media_of_outlets(sentence: Sentence) -> tuple[str, ...]:
    """Return the medium that is part of whom it is permitted: "online news outlets", "printed newspapers"."""
    found = set()
    more = audience.beside(sentence)
    before: dict[int, set[str]] = {}
    for hit in sentence.hits:
        before.setdefault(hit.after, set()).update(hit.concepts)
    for outlet in (hit for hit in sentence.hits if "news_media" in hit.concepts and hit.first not in more):
        near = before.get(outlet.first, set()) | (
            {"web"} if any(_SITE.fullmatch(word.key) for word in sentence.words[outlet.first : outlet.after]) else set()
        )
        found.add(next((medium for medium in ("web", "print") if medium in near), ""))
    return tuple(found) if len(found) == 1 and "" not in found else ()


def _tied(acts: list[Hit], sentence: Sentence) -> bool:
    prints = [hit for hit in sentence.hits if "print" in hit.concepts and "news_media" not in hit.concepts]
    return any(0 <= hit.first - act.after <= _BESIDE for act in acts for hit in prints)


@lru_cache(maxsize=256)
def limit_of(text: str) -> tuple[int | None, str | None]:
    """Return the largest excerpt a sentence allows and its unit ("no more than 1000 characters"), or Nones."""
    lower = text.casefold().replace("\u0307", "")  # the dot that "İ" leaves
    if not any(start in lower for start in _UNIT):
        return None, None
    for match in _LIMIT.finditer(text):
        if match[4]:
            return int(match[4]), "percent"
        word, between = match[1], match[2]
        digits = re.sub(r"\D", "", word)
        value = int(digits) if digits else numerals(fold(word.split()[-1]))
        more = numerals(fold(between)) if between else None  # "first hundred words", "two hundred words"
        value = value * more if value and more and more >= _HUNDRED else value or more
        if value:
            return value, _UNIT.get(match[3][:4].lower())
    return None, None


_HUNDRED = 100


def quota_of(text: str) -> tuple[int | None, int | None]:
    """Return how many items in how many days a sentence allows ("two pieces per month"), or Nones."""
    match = _QUOTA.search(text) if _EACH.search(text) else None
    if not match:
        return None, None
    value = int(match[1]) if match[1].isdigit() else numerals(fold(match[1]))
    return (value, _PERIOD.get(match[2][:4].lower(), 30)) if value else (None, None)
