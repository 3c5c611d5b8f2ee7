"""Sentences that bound a permission given in another: its end, a price, somebody only, "ask us first". Opens nothing.

"You may republish our articles. Please ask us first." permits nothing yet, and the second sentence names no act that
could be forbidden. What is said of pictures, of translations or of edits binds those alone and is read elsewhere.
Every search is bounded, so time stays linear.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from syndicator.model.rights import Duty
from syndicator.rights.notices import conditions, duties, grants, portions, reach, starting
from syndicator.rights.notices.clause import Sentence
from syndicator.rights.notices.reading import Reading
from syndicator.rights.notices.say import made
from syndicator.rights.tokens import fold
from syndicator.syntax.sieve import Expression

_IT = (
    r"(?:permission|licen[cs]e|offer|consent|authori[sz]ation|arrangement|it|this|that"
    r"|erlaubnis|genehmigung|lizenz|zustimmung|angebot|das|dies|sie"
    r"|autorisation|licence|offre|accord|cela|ceci|elle|permiso|autorizaci[óo]n|licencia|oferta|esto"
    r"|permiss[ãa]o|autoriza[çc][ãa]o|licen[çc]a|isto|permesso|autorizzazione|licenza|offerta|ciò|questo"
    r"|toestemming|licentie|aanbod|dit|dat|разрешение|лицензия|согласие|это)"
)
_ENDS = Expression(
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
    r"(?:after|later than|nach|après|después de|depois de|dopo|na|после)\b"
    rf"|\b{_IT}\s(?:a\spris\sfin|valait|ha\scaducado|valía|valia|expirou|is\svervallen|истекло|galt|was\sgeldig"
    r"|s['’]adresse|richtet\ssich|se\sdirige|si\srivolge|is\sbedoeld)\b"
    r"|\b(?:conditions|restrictions|exceptions|limitations|exclusions)\s(?:may\s)?apply\b|\bgranted\s(?:up)?on\srequest\b",
    re.IGNORECASE,
)
_FIRST = (
    r"(?:first|before|beforehand|in advance|prior|vorher|zuerst|vorab|zuvor|d['’]abord|avant|au préalable"
    r"|préalablement|antes|primero|previamente|primeiro|prima|preventivamente|eerst|vooraf|van tevoren"
    r"|сначала|предварительно|заранее|прежде)"
)
_ASK = (
    r"(?:ask|register|contact|write|e-?mail|call|consult|check with|get in touch|speak to|talk to|fragen|frag|anfragen"
    r"|kontaktieren|schreiben|melden|contactez|demandez|écrivez|consultez|cons[uú]lt\w{1,6}"
    r"|pregunt[ea]n?|contact[ea]n?|escr[ií]b\w{1,4}"
    r"|pida|peça|pergunte|contate|escreva|fale|chied\w{1,6}|contatta\w{0,6}|scriv\w{1,6}|consulta\w{0,6}|vraag|vragen"
    r"|neem contact|schrijf|mail|overleg|спросите|напишите|свяжитесь|обратитесь)"
)
_MUST_AGREE = Expression(
    r"\b(?:editors?|author|authors|newsroom|publisher|redaktion|autor|verfasser|verlag|rédaction|auteur|redacción|autor"
    r"|redação|redazione|autore|redactie|редакция|автор)\s(?:must|has\sto|have\sto|needs?\sto|muss|müssen|doit|doivent"
    r"|debe|deben|deve|devono|devem|moet|moeten|должн\w{1,2})\s(?:\w{1,12}\s){0,3}?"
    r"(?:agree|consent|approve|be\sasked|zustimm\w{0,2}|einverstanden|genehmigen|gefragt|accord|consentir|autoriser"
    r"|autorizar\w{0,3}|autorizzare|consentire|instemmen|akkoord|согласи\w{1,4}|разреш\w{1,5})\b"
    r"|\b(?:ask|contact)\s(?:the|its|an?)\s(?:authors?|editors?|newsroom|publisher)\b|^\W{0,3}(?:if\sinterested,?\s)?please\sapply\b"
    r"|\b(?:bitte|please)\s(?:vorher\s)?anfragen\b|\bbei\sinteresse\s(?:\w{1,8}\s)?(?:an|nach)?fragen\b"
    r"|\b(?:accord|acuerdo|acordo|accordo|overleg|absprache|согласовани\w)\s(?:préalable|previo|prévio|preventivo|vooraf)\b"
    r"|\b(?:voorafgaand|предварительное|vorherige)\s(?:overleg|согласование|absprache|anfrage)\b"
    r"|\b(?:kontaktieren|fragen|contact\w{0,6}|cont[áa]ct\w{0,6}|demand\w{1,4}|pregúnt\w{1,6}|get\sin\stouch|свяжитесь)\b"
    r"[^.;]{0,20}\b(?:before|vor|avant|antes|prima|voor|перед)\s"
    r"(?:you\s|de\s|di\s|einer\s|der\s|toute\s)?(?:re-?publi|re-?print|re-?us|cop|use|using|übernahm|nachdruck|veröffent|repri|reprod"
    r"|publi|riprod|ripubb|overn|публик|перепечат)\w{0,10}"
    r"|\b(?:nous|de\snous|s'il\svous\splaît)\sdemander\savant\b|\bpregúnt[ea]n?nos\santes\b"
    r"|\bwait\s(?:\w{1,8}\s){0,3}(?:hours?|days?|weeks?|months?)\b",
    re.IGNORECASE,
)
_ASKS = Expression(rf"\b{_ASK}\b[^.;]{{0,40}}\b{_FIRST}\b|\b{_FIRST}\b[^.;]{{0,20}}\b{_ASK}\b", re.IGNORECASE)
_COSTS = Expression(
    r"\b(?:(?:licen[cs]e |licensing |reprint )?(?:fees?|payments?|royalt(?:y|ies)|charges?)\b[^.;]{0,24}"
    r"\b(?:appl(?:y|ies)|is|are|of|due|required|payable)"
    r"|(?:it|this|which|each|article|text)\scosts?\s|(?:must|should|have to|has to|need to|will)\s(?:first\s)?pay"
    r"|(?:gebühr|honorar|entgelt)\b[^.;]{0,24}\b(?:fällig|beträgt|verlangt|erhoben)|kostet|kostenpflichtig|honorarpflichtig"
    r"|(?:redevance|frais|tarif)\b[^.;]{0,24}\b(?:est|sont|due?s?|s['’]appliqu\w{1,4})|payante?|coûte"
    r"|(?:tarifa|pago|cuota|taxa|pagamento|compenso|tariffa)\b[^.;]{0,24}\b(?:es|se|está|é|deve|è|si)|cuesta|custa|costa"
    r"|(?:gebühr|honorar|entgelt)\b[^.;]{0,8}\ban$|(?:es fällt|es fallen)\s\w{1,6}\s(?:gebühr|honorar|kosten)\w{0,2}"
    r"|(?:gegen|contre|tegen|против|за|mediante|previo|contra|dietro|a)\s(?:\w{1,8}\s)?(?:honorar|entgelt|bezahlung|gebühr"
    r"|rémunération|paiement|pago|pagamento|compenso|betaling|vergoeding|плату|оплату)"
    r"|(?:se\scobra|é\scobrad[ao]|è\sdovut[oa]|è\srichiest[oa]|взимается|er\sgeldt)\s(?:\w{1,4}\s)?(?:tarifa|cuota|pago|taxa"
    r"|valor|compenso|pagamento|tariffa|плата|tarief|vergoeding)|(?:for|against)\s(?:an?|the)\s(?:small\s)?(?:fee|payment)"
    r"|licen[cs]es?\s(?:start|cost|can\sbe\s(?:bought|purchased)|are\s(?:sold|available\sfrom))"
    r"|(?:buy|purchase)\s(?:a|the|your)\slicen[cs]e"
    r"|(?:vergoeding|tarief|kosten)\b[^.;]{0,24}\b(?:is|zijn|bedra\w{1,4}|verschuldigd)|kost\s|плат[аы]|платно|стоит)\b",
    re.IGNORECASE,
)
_ONLY_WORDS = """
only exclusively solely nur ausschließlich seulement uniquement solo sólo solamente únicamente somente apenas
soltanto unicamente alleen uitsluitend slechts только
"""
_ONLY = frozenset(fold(word) for word in _ONLY_WORDS.split())
_GO_AHEAD = ["nur", "zu"]
_FEW = 8  # words of a fragment such as "Schools only", "Only in Germany"
_OTHERS = ("images", "graphics", "video", "logo", "translate", "edit", "adapt", "ai", "media", "third_party")
_ASKED = ("credit", "credit_source", "credit_author", "credit_line", "link", "whole_only", "text", "personal")
_SHORT = 10  # words: a longer sentence that asks for permission names what it asks it for
_MATTER_WORDS = """
images graphics video logo code data design user_content third_party translate adapt edit sell archive linking
commercial other otherwise excerpt ai can permitted if credit credit_source credit_line link notify no_changes whole
whole_only article text no_permission_needed public_domain reserved liability social license_under cc_unnamed
"""
_MATTER = frozenset(_MATTER_WORDS.split())
"""What a short sentence may speak of instead of the permission beside it: "photos by permission only"."""
_ELSE = Expression(
    r"\b(?:else|others?|further|additional|anything|different|sonst|ander\w{0,2}|weiter\w{1,2}|autres?|otr[oa]s?"
    r"|outr[oa]s?|altr[oaie]|overige|ин[аоы]\w{1,3}|друг\w{1,3})\b",
    re.IGNORECASE,
)
_NEEDED = Expression(
    r"\b(?:required|needed|necessary|obligatory|erforderlich|nötig|notwendig|nécessaires?|requise?"
    r"|necesari[oa]|necessári[oa]|necessari[oa]|richiest[oa]|vereist|nodig|требуется|необходимо)\b",
    re.IGNORECASE,
)
_GATE = Expression(
    r"\b(?:registration|subscription|membership|log-?in|account|licen[cs]e|anmeldung|registrierung|mitgliedschaft|abo"
    r"|inscription|abonnement|adhésion|registro|suscripción|cadastro|assinatura|registrazione|iscrizione|registratie"
    r"|lidmaatschap|регистрация|подписка)\b",
    re.IGNORECASE,
)
_PICTURED = Expression(r"foto|photo|bild(?:er)?\b|imagen|imagem|immagin|afbeelding|фото", re.IGNORECASE)
"""Pictures, also inside of words no table has: "Rezeptfotos"."""
_WHOM = frozenset(("news_media", "community", "members", "education", "web", "print", "broadcast_media"))
_NOT_WORDS = "not nicht pas no non niet não nao не"
_NOT = frozenset(_NOT_WORDS.split())
_NONE_WORDS = "no kein keine keiner keinerlei aucun aucune ninguna ningun nenhuma nessuna nessun geen"
_NONE = frozenset(_NONE_WORDS.split())
"""Before "permission is required": none is."""
_UNLESS_WORDS = (
    "without ohne sans sin sem senza zonder без unless until before bevor avant antes prima voordat прежде "
    "forget vergessen oublier oubliez olvide olviden esqueca dimenticare vergeet забудьте"
)
_UNLESS = frozenset(_UNLESS_WORDS.split())


_REMOVED = Expression(
    r"\b(?:gelöscht|löschen|entfern\w{1,3}|offline|supprim\w{1,5}|retir\w{1,5}|effac\w{1,5}|elimin\w{1,7}|borra\w{1,5}"
    r"|apaga\w{1,4}|remov\w{1,5}|rimo\w{1,5}|cancella\w{1,4}|verwijder\w{0,3}|удал\w{1,6})\b",
    re.IGNORECASE,
)
"""Beside a number of days: "Ils doivent être supprimés après 30 jours"."""


def read(sentence: Sentence) -> Iterator[Reading]:
    """Read a sentence that forbids nothing and asks for nothing as what bounds others: ``settle`` binds them."""
    if _unpaid(sentence):
        yield made(sentence, kind="prohibition", stance="restricts", prohibitions=("commercial",))
    elif _capped(sentence) or _part_only(sentence) or _no_whole(sentence):
        yield made(sentence, kind="prohibition", stance="restricts", prohibitions=("republish_full",))
    elif _REMOVED.search(sentence.text) and duties.days(sentence.text):
        gone = Duty(action="remove_after_expiry", days=duties.days(sentence.text), strength="publisher_terms")
        yield made(sentence, kind="duty", stance="restricts", duties=(gone,))
    elif (_binds(sentence) or _limits(sentence)) and not grants.of(sentence).grants:
        # Without a prohibition of its own it is one of whatever is permitted.
        yield made(sentence, kind="prohibition", stance="restricts", prohibitions=_some(sentence))


def _some(sentence: Sentence) -> tuple[str, ...]:
    """Return what alone it binds: "Businesses must ask us first", "Not in print". "Print only" binds all else."""
    if any(word.key in _ONLY for word in sentence.words):
        return ()
    if sentence.has("commercial"):
        return ("commercial",)
    return ("print",) if sentence.has("print") and sentence.concepts.isdisjoint(_WHOM - {"print"}) else ()


_CAPS = Expression(
    r"\b(?:up to|max(?:imum|imal)?|at most|(?:no|not) more than|höchstens|bis zu|jusqu['’]à|au plus|hasta|máximo|até"
    r"|fino a|massimo|maximaal|ten hoogste|до|не более)\b",
    re.IGNORECASE,
)


def _capped(sentence: Sentence) -> bool:
    """Tell whether a fragment allows so many words of a text and no more: "Up to 100 words."."""
    named = sentence.has("excerpt") and _AT_MOST.match(sentence.text) is None  # "Excerpts of up to 100 words."
    short = len(sentence.words) <= _FEW and not named and not sentence.has("if", *_OTHERS)
    capped = short and _CAPS.search(sentence.text) is not None and grants.limit_of(sentence.text)[0] is not None
    return capped and not grants.of(sentence).grants


def _part_only(sentence: Sentence) -> bool:
    """Tell whether it says of which part alone something may be made: "Only the headline and a summary may be used"."""
    first = sentence.words[0].key if sentence.words else ""
    bounded = first in _ONLY or _AT_MOST.match(sentence.text) is not None
    if not bounded or not sentence.has("can", "permitted") or sentence.has(*_OTHERS):
        return False
    return portions.unit(sentence) is not None and not grants.of(sentence).grants


def _no_whole(sentence: Sentence) -> bool:
    """Tell whether it denies the whole and names no act for it: "Do not use the full text."."""
    return any("whole" in span.concepts() and not span.acts() for span in sentence.of("forbid"))


_AT_MOST = re.compile(
    r"\W{0,3}(?:at most|no more than|not more than|a maximum of|maximum|up to|höchstens|maximal|nicht mehr als|bis zu"
    r"|au plus|pas plus de|au maximum|jusqu['’]à|como máximo|no más de|un máximo de|hasta|no máximo|não mais d[oe] que"
    r"|até|al massimo|non più di|fino a|hooguit|maximaal|niet meer dan|не более|не больше|до)\s",
    re.IGNORECASE,
)


def _binds(sentence: Sentence) -> bool:
    """Tell whether it says an end, a price, somebody only, or to ask first."""
    if sentence.has(*_OTHERS) or sentence.has("if") or _PICTURED.search(sentence.text):
        return False
    text = sentence.text
    other = _ELSE.search(text)  # "for other uses please ask us first"; not "ask us or the other editors first"
    asked = (one.search(text) for one in (_ASKS, _COSTS, _MUST_AGREE))
    asks = any(
        match is not None and not _spares(sentence, match.end()) and (other is None or match.start() < other.start())
        for match in asked
    )
    if asks or _fragment(sentence):
        return True
    if reach.is_of_texts(sentence):  # its "only" is of texts
        return False
    if _ENDS.search(text):
        return True
    words = [word.key for word in sentence.words]
    if _alone(sentence) and (_needs(sentence) or _shuts_out(sentence) or conditions.somewhere(sentence)):
        return True
    few = len(words) <= _FEW and words != _GO_AHEAD and not sentence.has(*_ASKED)
    return few and any(word in _ONLY and (not at or words[at - 1] not in _NOT) for at, word in enumerate(words))


def _spares(sentence: Sentence, end: int) -> bool:
    """Tell whether a clause spares people what it names up to here: "No fee is required.", "You need not ask first.".

    A denial behind it, or in another clause, spares nobody: "Ask us first, no exceptions."
    """
    clause = max(sentence.text.rfind(mark, 0, end) for mark in ",;:–—(")
    keys = {word.key for word in sentence.words}
    near = {word.key for word in sentence.words if clause < word.start - sentence.start < end}
    return not near.isdisjoint(_NOT | _NONE) and keys.isdisjoint(_UNLESS)


def _fragment(sentence: Sentence) -> bool:
    """Tell whether a few words only deny, or say from when: "Not for websites.", "From 2030."."""
    if not 1 < len(sentence.words) <= _FRAGMENT or sentence.text.endswith(("?", ":")):
        return False
    said = sentence.has("permitted", "forbidden", "must", "can") or any(span.acts() for span in sentence.spans)
    if said or not sentence.concepts.isdisjoint(_MATTER - {"article", "text"}):
        return False
    first, second = sentence.words[0].key, sentence.words[1].key
    denies = first in _NOT and second in _WHERE
    later = _SINCE.match(sentence.text) is not None or starting.waits(sentence)
    return (denies and not sentence.has("noncommercial")) or later


_FRAGMENT = 6  # words
_WHERE_WORDS = """
for on in at by this these fur auf im in durch diesen diese dieser pour sur dans par cet cette ces para en por este esta
estos per su in da questo questa voor op door dit deze для на в эту эти na no em
"""
_WHERE = frozenset(_WHERE_WORDS.split())
"""What a bare "not" denies: "Not on websites.", "Not this one."; "Not a day goes by" denies nothing."""
_SINCE = re.compile(
    r"\W{0,3}(?:(?:only|not|erst|seulement|s[oó]lo|apenas|solo|pas|alleen|только)\s)?"
    r"(?:from|after|before|as of|ab|nach|à partir d\w{1,2}|après|a partir d\w{1,3}|después d\w{1,3}|depois d\w{1,3}"
    r"|dal|dopo|vanaf|na|с|после|nach ablauf)\s"
    r"(?:\w{1,10}\s){0,2}(?:(?:19|20)\d\d|jahr\w{0,2}|year|month|week|ans?|mois|año|anno|ano|jaar|года?)\b",
    re.IGNORECASE,
)


def _alone(sentence: Sentence) -> bool:
    """Tell whether a sentence is short, and has no matter of its own: "Written permission is required."."""
    matter = not sentence.concepts.isdisjoint(_MATTER) or _ELSE.search(sentence.text) is not None
    return 0 < len(sentence.words) <= _SHORT and not matter and not sentence.text.endswith(("?", ":"))


def _needs(sentence: Sentence) -> bool:
    """Tell whether leave must be got, or people must enrol: "Prior consent required.", "Subject to approval."."""
    for hit in sentence.hits:
        if not _LEAVE.isdisjoint(hit.concepts):
            return sentence.has("only") or not _spares(sentence, sentence.place(hit)[1] - sentence.start)
    named = sentence.has("permission", "payment") or _GATE.search(sentence.text) is not None
    needed = _NEEDED.search(sentence.text) if named else None
    return needed is not None and not _spares(sentence, needed.end())


_LEAVE = frozenset(("need_permission", "without_permission"))


def _shuts_out(sentence: Sentence) -> bool:
    """Tell whether somebody is shut out: "Not newspapers.", "Newspapers excluded."."""
    unpaid = any(hit.first == 0 and "noncommercial" in hit.concepts for hit in sentence.hits)  # "Non-profit rates …"
    not_only = len(sentence.words) > 1 and sentence.words[1].key in _ONLY  # "Not only newspapers use them."
    denied = sentence.words[0].key in _NOT and not unpaid and not not_only
    out = denied or bool(sentence.of("excluded", "excepted", "forbid"))
    return out and not sentence.concepts.isdisjoint(_WHOM | {"noncommercial"})


def _unpaid(sentence: Sentence) -> bool:
    """Tell whether all of it is that nobody may gain: "Non-commercial use only."."""
    gain = sentence.has("noncommercial") and sentence.concepts.isdisjoint(_WHOM)
    return gain and _alone(sentence) and any(word.key in _ONLY for word in sentence.words)


def _limits(sentence: Sentence) -> bool:
    """Tell whether it says how long an excerpt may be, or how many articles may be taken."""
    if grants.quota_of(sentence.text)[0]:
        return True
    return sentence.has("excerpt", "at_most") and grants.limit_of(sentence.text)[0] is not None
