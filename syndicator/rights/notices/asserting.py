"""Whether a sentence gives its permission itself, here and now: not asked, quoted, reported, wished, remembered.

"May I republish this?", "their terms say that anyone may", "we used to allow it" and "whether you may copy it" hold
every word of a permission and are none. Reads no permissions: it only takes them away. Every search is over short
windows, so time stays linear.
"""

from __future__ import annotations

import re
from functools import lru_cache

from syndicator.rights.notices import plain
from syndicator.rights.notices.clause import ACTS, Sentence, Span
from syndicator.syntax.sieve import Expression

_FLAGS = re.IGNORECASE

_ASKED = re.compile(r"[?？]\W{0,3}$")
_WHETHER = Expression(
    r"\b(?:whether|ob)\s(?:or not\s)?(?:\w{1,20}\s){0,6}?(?:may|can|could|darf|dürfen|kann|können)\b", _FLAGS
)
_REPORTED = Expression(
    r"\b(?:think|thinks|thought|believ(?:e|es|ed)|claims?|claimed|argues?|argued|assum(?:e|es|ed|ing)|suppos(?:e|es"
    r"|ed)"
    r"|pretends?|suggests?|suggested|imagines?|wish(?:es)?|hopes?|hoped|dreams?|doubts?|den(?:y|ies)|say|says|said"
    r"|wrong|false|untrue|not true|mistake|myth|aim|goal|ambition|intention|vision)\s"
    r"(?:(?:is|was|would be|to say|to think|to assume|here)\s){0,2}(?:that\s|:|our\s|anyone\s|you\s|the articles\s)",
    _FLAGS,
)
_THEIR_TERMS = Expression(
    r"\b(?:their|his|her|its|another|other|whose)\s(?:\w{1,20}\s){0,3}?(?:polic(?:y|ies)|terms|rules|licen[cs]es?"
    r"|notices?|sites?|pages?)\s"
    r"(?:\w{1,12}\s){0,2}?(?:says?|states?|reads?|allows?|permits?|grants?|lets?)\b",
    _FLAGS,
)
_REMEMBERED = Expression(
    r"\b(?:used to (?:allow|permit|let|be)|once (?:allowed|permitted|thought|let|could)|in (?:19|20)\d\d,? (?:we"
    r"|the|our)\b[^.;]{0,40}\b"
    r"(?:allowed|permitted|let|gave|granted)|(?:we|which|it|they|publishers?|newspaper|site) (?:allowed|permitted)"
    r"|until (?:the end of )?(?:19|20)\d\d[^.;]{0,60}\bcould"
    r"|years ago|in the past|in former times)\b"
    r"|\b(?:autrefois|jadis|antiguamente|antes se permit[ií]a|antigamente|in passato|un tempo|vroeger|voorheen"
    r"|früher|ehemals|damals)\b"
    r"|\b(?:раньше|прежде|когда-то)\b",
    _FLAGS,
)
_RELATIVE = Expression(r"\b(?:that|which)\s(?:may|can|could)\b", _FLAGS)
_OF_AUTHORS = Expression(
    r"\b(?:authors?|contributors?|writers?|users?|photographers?|artists?)\s(?:\w{1,15}\s){0,3}?(?:may|can"
    r"|are free to|are allowed to)\s"
    r"(?:\w{1,15}\s){0,8}?(?:their|his|her|your)\s(?:own\s)?\w",
    _FLAGS,
)
_QUOTED = re.compile(r"[“\"„«][^“”\"„«»\n]{12,600}[”\"“»]")
_SAID = re.compile(r"(?:[:,]|\b(?:says?|states?|reads?|explains?|writes?|wrote|said|that))\s{0,2}$", _FLAGS)

_ON_TERMS = Expression(
    r"^\W{0,3}(?:(?:up)?on (?:\w{1,12} )?(?:request|demand|application|payment|approval)|auf anfrage|sur demande"
    r"|bajo petición|previa solicitud|mediante solicitação|a pedido|su richiesta|op aanvraag|по запросу)\b"
    r"|\b(?:if|once|when|after|where|provided(?: that)?)\s(?:we|the editors?|the publisher)\s(?:have|has|had|gave"
    r"|give|gives|agree[sd]?|approve[sd]?|tell|told|say)\b"
    r"|\b(?:wenn|falls|sofern|sobald|nachdem)\s(?:wir|die redaktion|der verlag)\b[^.;]{0,60}\b(?:zugestimmt|zustimm"
    r"|erlaubt|genehmigt|einverstanden)"
    r"|\bsi\s(?:nous|la rédaction)\b[^.;]{0,40}\b(?:donné|accord|autoris)"
    r"|\bsi\s(?:hemos|la redacción)\b[^.;]{0,40}\b(?:autoriz|dado|consent)|\bse\s(?:abbiamo|tivermos"
    r"|la redazione)\b[^.;]{0,40}\b(?:autorizz|autoriza|dato|dado|consent)"
    r"|\byou\s(?:have|hold|own|bought|obtained|took out)\s(?:a|an|our|the)\s(?:\w{1,15}\s)?"
    r"(?:licen[cs]e|subscription|agreement|account|membership|contract)\b"
    r"|\bif\s(?:you (?:are|have|hold|pay|paid|own|belong)|you['’]re|your (?:company|organi[sz]ation|newsroom|site"
    r"|school) (?:is|has|pays|holds))\b",
    _FLAGS,
)
_KNOWN = ("noncommercial", "news_media", "community", "members")
_BUT_FOR = Expression(
    r"\b(?:except|excluding|other than|apart from|but not|außer|sauf|excepto|salvo|eccetto|tranne|behalve"
    r"|кроме)\s(?:\w{1,4}\s){0,2}?",
    _FLAGS,
)
_WHOM = frozenset(("news_media", "community", "members", "web", "print", "broadcast_media", "place"))


_WITHDRAWN = Expression(
    r"\b(?:permissions?|licen[cs]es?|licensing|terms|grants?|offer|rights? to re\w{3,12})\b[^.;]{0,60}"
    r"\b(?:withdrawn|revoked|rescinded"
    r"|cancelled"
    r"|no longer (?:in force|valid|in effect|appl(?:y|ies)|available|offered|granted)"
    r"|(?:have|has) (?:ended|expired|lapsed))\b"
    r"|\b(?:we|they|and|now) no longer (?:licen[cs]e|offer|allow|permit|publish under|grant)\b"
    r"|\b(?:revoke|withdraw|rescind)s?\s(?:all |any |the |our |this ){0,3}(?:permissions?|licen[cs]es?|rights?)\b"
    r"|\bthis (?:story|article|text|item|piece|report|post|page)\b[^.;]{0,80}?\b(?:is|are) not (?:covered|included"
    r"|available|part of|subject to|free to)\b"
    r"|\b(?:genehmigung|erlaubnis|lizenz)\b[^.;]{0,40}\b(?:widerrufen|zurückgezogen|erloschen|gilt nicht mehr)\b",
    _FLAGS,
)
_MEMBERS_ONLY = Expression(
    r"\W{0,4}(?:(?:this is|content|available|exclusive(?:ly)?|reserved|only|strictly|for|to|our|paying|paid)\s){0,6}"
    r"(?:members?|subscribers?|clients|customers|licensees|partners)(?:\s(?:only|exclusively))\W{0,4}"
    r"|\W{0,4}(?:only|exclusively|reserved)\s(?:for|to)\s(?:(?:our|paying|registered)\s){0,2}"
    r"(?:members|subscribers|clients|customers)\W{0,4}"
    r"|\W{0,4}(?:nur|ausschließlich|exklusiv)\sfür\s(?:unsere\s)?(?:mitglieder|abonnenten|kunden|partner)\W{0,4}"
    r"|\W{0,4}(?:réservée?s?\s|exclusivement\s|uniquement\s)(?:aux|pour les)\s(?:abonnés|membres|adhérents)\W{0,4}"
    r"|\W{0,4}(?:exclusivo|s[óo]lo|reservado)\s(?:para|a)\s(?:los\s)?(?:suscriptores|socios|miembros|abonados)\W{0,4}"
    r"|\W{0,4}(?:exclusivo|somente|só|apenas)\s(?:para|a|de)\s(?:os\s)?(?:assinantes|membros|associados)\W{0,4}"
    r"|\W{0,4}(?:riservat[oa]|solo|esclusivamente)\s(?:agli|ai|per gli|per i)\s(?:abbonati|soci|membri|iscritti)\W{0,4}"
    r"|\W{0,4}(?:alleen|uitsluitend|exclusief)\svoor\s(?:leden|abonnees|klanten|partners)\W{0,4}"
    r"|\W{0,4}только\sдля\s(?:подписчиков|членов|партн[её]ров|абонентов)\W{0,4}",
    _FLAGS,
)
"""A sentence that is nothing but "For subscribers only", in the languages of the tables."""

_SAYS = Expression(
    r"\b(?:says?|states?|writes?|wrote|said|explains?|reads?|declares?)"
    r"\s?[:,]\s?(?=[“\"„«])",
    _FLAGS,
)
_OURS = re.compile(r"\b(?:our|we|this|these|us|the following|unsere?|notre|nos|nuestr|noss|nostr|onze)\b", _FLAGS)
_CLOSES = {"“": "”", "„": "“", "«": "»", '"': '"'}
_SENTENCE_END = re.compile(r"[.!?:\n]")
_WHO = 80  # characters before "says:" in which it stands who says it
LONGEST_QUOTATION = 6_000


@lru_cache(maxsize=128)  # asked of the sentence, and of each of its readings
def withdraws(words: str) -> bool:
    """Tell whether words take back what the notice permits: "all permissions have been withdrawn"."""
    return _WITHDRAWN.search(words) is not None or _MEMBERS_ONLY.fullmatch(words) is not None


def quotations(text: str) -> tuple[tuple[int, int], ...]:
    """Return where somebody else's words stand, however many sentences: «Their editor writes: “…”»."""
    found = []
    for match in _SAYS.finditer(text):
        closing = _CLOSES[text[match.end()]]
        end = text.find(closing, match.end() + 1, match.end() + LONGEST_QUOTATION)
        who = _SENTENCE_END.split(text[max(0, match.start() - _WHO) : match.start()])[-1]
        if end != -1 and _OURS.search(who) is None:
            found.append((match.end(), end))
    return tuple(found)


_PERHAPS = Expression(
    r"\b(?:perhaps|maybe|possibly|hopefully|vielleicht|möglicherweise|hoffentlich|peut-être|quizás?|tal vez|ojalá"
    r"|talvez|forse|magari|misschien|wellicht|hopelijk)\b"
    r"|^\W{0,3}(?:(?:возможно|может быть)(?=,)|soon|bald|bientôt|pronto|em breve|presto|binnenkort|скоро)\b",
    _FLAGS,
)
_DOUBTS = (_WHETHER, _REPORTED, _THEIR_TERMS, _REMEMBERED, _PERHAPS)


def doubtful(sentence: Sentence) -> bool:
    """Tell whether what the sentence says is asked, reported, wished or remembered rather than said."""
    text = sentence.text
    return _ASKED.search(text) is not None or any(doubt.search(text) is not None for doubt in _DOUBTS)


_NOT_WORDS = "not never nicht kein keine keinen pas niet geen не não nao nunca jamais mai niemals nie"
_NOT = frozenset(_NOT_WORDS.split())


def denied(sentence: Sentence) -> bool:
    """Tell whether a "not" that no phrase accounts for stands before what is permitted: it may deny all of it."""
    bare = [index for index, word in enumerate(sentence.words) if word.key in _NOT]
    if not bare:
        return False
    known = {index for hit in sentence.hits for index in range(hit.first, hit.after)}
    acts = [hit.first for span in sentence.of("permit") for hit in span.hits if set(hit.concepts) & ACTS]
    return any(index not in known and index < act for index in bare for act in acts)


def permits_others(sentence: Sentence) -> bool:
    """Tell whether the permission is not the speaker's to this reader: quoted, in a relative clause, to authors."""
    if _RELATIVE.search(sentence.text) or _OF_AUTHORS.search(sentence.text):
        return True
    verbs = [sentence.place(hit) for hit in sentence.hits if {"can", "permitted"} & set(hit.concepts)]
    quotes = [
        match.span()
        for match in _QUOTED.finditer(sentence.text)
        if match.start() and _SAID.search(sentence.text, max(0, match.start() - 12), match.start())
    ]
    inside = [any(first <= start - sentence.start < last for first, last in quotes) for start, _ in verbs]
    return bool(inside) and all(inside)


_OUR_ANYONE = Expression(
    r"\b(?:any|every)(?:one|body)\s(?:in|at|on|from|within|inside|of)\s(?:our|the|this|his|her|its|their)\b", _FLAGS
)


_NOT_BY = Expression(
    r"\b(?:but|and|aber|jedoch|und|mais|pero|mas|ma|maar)\s(?:not|nicht|pas|no|não|non|niet)\s"
    r"(?:by|durch|von|par|por|da|door)\s(?!\w{0,6}(?:commer|kommer|comer))",
    _FLAGS,
)


def conditions(sentence: Sentence) -> bool:
    """Tell whether the permission hangs on what nobody here can check: an agreement, who one is, whom it excepts."""
    if _OUR_ANYONE.search(sentence.text) or _NOT_BY.search(sentence.text):
        return True
    supposed = _ON_TERMS.search(sentence.text)
    if supposed is not None and not (supposed.group().lower().startswith("if you") and sentence.has(*_KNOWN)):
        return True
    return any(_excepts_whom(sentence, span) for span in sentence.of("excluded"))


def _excepts_whom(sentence: Sentence, span: Span) -> bool:
    """Tell whether an exception begins with whom or where it is for ("except by newspapers"), not with what."""
    behind = [hit for hit in span.hits if "exception" not in hit.concepts]
    first = set(behind[0].concepts) if behind else set()
    start = span.hits[0].after
    end = min((hit.first for hit in behind if _THINGS & set(hit.concepts)), default=len(sentence.words))
    near = [word.key for word in sentence.words[start : min(start + _CLOSE, end)]]
    if "commercial" not in span.concepts() and ((near[:1] and near[0] in _BY) or not plain.GROUPS.isdisjoint(near)):
        return True
    return bool(first & _WHOM) and _BUT_FOR.search(sentence.text) is not None


_BY = plain.folded("by durch von par por da dal door")
_CLOSE = 4  # words behind "except" in which it says whom
_THINGS = frozenset(("article", "text", "images", "graphics", "video"))
