"""Sentences that bound a permission given in another: its end, a price, somebody only, "ask us first". Opens nothing.

"You may republish our articles. Please ask us first." permits nothing yet, and the second sentence names no act that
could be forbidden. What is said of pictures, of translations or of edits binds those alone and is read elsewhere.
Every search is bounded, so time stays linear.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from syndicator.rights.notices import grants
from syndicator.rights.notices.clause import Sentence
from syndicator.rights.notices.reading import Reading
from syndicator.rights.notices.say import made
from syndicator.rights.tokens import fold

_IT = (
    r"(?:permission|licen[cs]e|offer|consent|authori[sz]ation|arrangement|it|this|that"
    r"|erlaubnis|genehmigung|lizenz|zustimmung|angebot|das|dies|sie"
    r"|autorisation|licence|offre|accord|cela|ceci|elle|permiso|autorizaci[óo]n|licencia|oferta|esto"
    r"|permiss[ãa]o|autoriza[çc][ãa]o|licen[çc]a|isto|permesso|autorizzazione|licenza|offerta|ciò|questo"
    r"|toestemming|licentie|aanbod|dit|dat|разрешение|лицензия|согласие|это)"
)
_ENDS = re.compile(
    rf"\b{_IT}\s(?:\w{{1,12}}\s){{0,2}}?(?:expire[sd]?|end(?:s|ed)|lapse[sd]?|terminate[sd]?|cease[sd]?|revoked|withdrawn"
    r"|suspended|cancell?ed|over|void|valid (?:until|till|for|only|through|in)|no longer|limited|restricted|only"
    r"|endete?|erlischt|erloschen|abgelaufen|läuft|befristet|widerrufen|zurückgezogen|nicht mehr|nur|bis"
    r"|expir[ea]|expiré\w?|prend fin|cesse|révoquée?|retirée?|valable|plus|seulement|limitée?"
    r"|vence|venció|termina|caduca|válid[oa]|s[oó]lo|revocad[oa]|ya no|limitad[oa]"
    r"|acaba|só|apenas|revogad[oa]|já não"
    r"|scade|scadut[oa]|cessa|valid[oa]|revocat[oa]|più|limitat[oa]"
    r"|vervalt|verloopt|verlopen|eindigt|ingetrokken|alleen|slechts|niet meer|geldig|beperkt|tot"
    r"|истека\w{1,4}|истек\w{0,3}|действ\w{1,8}|прекращ\w{1,6}|отозван\w{0,2}|только|больше не)\b"
    r"|^\W{0,3}(?:not|nicht|pas|no|não|non|niet|не)\s"
    r"(?:after|later than|nach|après|después de|depois de|dopo|na|после)\b",
    re.IGNORECASE,
)
_FIRST = (
    r"(?:first|before|beforehand|in advance|prior|vorher|zuerst|vorab|zuvor|d['’]abord|avant|au préalable"
    r"|préalablement|antes|primero|previamente|primeiro|prima|preventivamente|eerst|vooraf|van tevoren"
    r"|сначала|предварительно|заранее|прежде)"
)
_ASK = (
    r"(?:ask|contact|write|e-?mail|call|consult|check with|get in touch|speak to|talk to|fragen|frag|anfragen"
    r"|kontaktieren|schreiben|melden|contactez|demandez|écrivez|consultez|consult[ea]n?|pregunt[ea]n?|contact[ea]n?|escr[ií]b\w{1,4}"
    r"|pida|pergunte|contate|escreva|fale|chied\w{1,6}|contatta\w{0,6}|scriv\w{1,6}|consulta\w{0,6}|vraag|neem contact"
    r"|schrijf|mail|overleg|спросите|напишите|свяжитесь|обратитесь)"
)
_ASKS = re.compile(rf"\b{_ASK}\b[^.;]{{0,40}}\b{_FIRST}\b|\b{_FIRST}\b[^.;]{{0,20}}\b{_ASK}\b", re.IGNORECASE)
_COSTS = re.compile(
    r"\b(?:(?:licen[cs]e |licensing |reprint )?(?:fees?|payments?|royalt(?:y|ies)|charges?)\b[^.;]{0,24}"
    r"\b(?:appl(?:y|ies)|is|are|of|due|required|payable)"
    r"|(?:it|this|which|each|article|text)\scosts?\s|(?:must|should|have to|has to|need to|will)\s(?:first\s)?pay"
    r"|(?:gebühr|honorar|entgelt)\b[^.;]{0,24}\b(?:fällig|beträgt|verlangt|erhoben)|kostet|kostenpflichtig|honorarpflichtig"
    r"|(?:redevance|frais|tarif)\b[^.;]{0,24}\b(?:est|sont|due?s?|s['’]appliqu\w{1,4})|payante?|coûte"
    r"|(?:tarifa|pago|cuota|taxa|pagamento|compenso|tariffa)\b[^.;]{0,24}\b(?:es|se|está|é|deve|è|si)|cuesta|custa|costa"
    r"|(?:vergoeding|tarief|kosten)\b[^.;]{0,24}\b(?:is|zijn|bedra\w{1,4}|verschuldigd)|kost\s|плат[аы]|платно|стоит)\b",
    re.IGNORECASE,
)
_ONLY_WORDS = """
only nur ausschließlich seulement uniquement solo sólo solamente únicamente somente apenas soltanto unicamente alleen
uitsluitend slechts только
"""
_ONLY = frozenset(fold(word) for word in _ONLY_WORDS.split())
_GO_AHEAD = ["nur", "zu"]
_FEW = 8  # words of a fragment such as "Schools only", "Only in Germany"
_OTHERS = ("images", "graphics", "video", "logo", "translate", "edit", "adapt", "ai", "media", "third_party")
_ASKED = ("credit", "credit_source", "credit_author", "credit_line", "link", "whole_only", "text", "personal")


def read(sentence: Sentence) -> Iterator[Reading]:
    """Read a sentence that forbids nothing and asks for nothing as what bounds others: ``settle`` binds them."""
    if (_binds(sentence) or _limits(sentence)) and not grants.of(sentence).grants:
        yield made(sentence, kind="prohibition", stance="restricts")  # of nothing yet


def _binds(sentence: Sentence) -> bool:
    """Tell whether it says an end, a price, somebody only, or to ask first."""
    if sentence.has(*_OTHERS) or sentence.has("if"):
        return False
    text = sentence.text
    if any(pattern.search(text) for pattern in (_ENDS, _ASKS, _COSTS)):
        return True
    words = [word.key for word in sentence.words]
    few = len(words) <= _FEW and words != _GO_AHEAD and not sentence.has(*_ASKED)
    return few and any(word in _ONLY for word in words)


def _limits(sentence: Sentence) -> bool:
    """Tell whether it says how long an excerpt may be, or how many articles may be taken."""
    if grants.quota_of(sentence.text)[0]:
        return True
    return sentence.has("excerpt", "at_most") and grants.limit_of(sentence.text)[0] is not None
