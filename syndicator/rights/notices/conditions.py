"""Whether a permission hangs on what nobody here can check: on asking, on who one is, on a place, on an unknown "if".

A closed world: of the words that bound a permission (its conditions, whom it is given, what for) each must be known, or
the permission is quoted with them and closed. Reads no permissions and opens none. Every search is over short windows,
so time stays linear.
"""

from __future__ import annotations

import re

from syndicator.rights.notices import audience, recipients
from syndicator.rights.notices.clause import ACTS, Sentence
from syndicator.rights.notices.recipients import NO_CONDITION
from syndicator.syntax.sieve import Expression

_FLAGS = re.IGNORECASE
_WORDS = r"(?:\s[^\s,;:.!?()–—]{1,30}){0,%d}?\s"

_UPON = (
    r"after|upon|once|if|when|where|whenever|provided(?: that)?|providing|subject to|conditional on|as long as|with|by"
    r"|following|pending|until|unless|having|in return for|in exchange for|against|on"
    r"|nach|wenn|falls|sofern|sobald|nachdem|mit|bei|gegen|auf|vorbehaltlich|unter|in|außer"
    r"|après|si|s['’]ils?|avec|sous|sur|moyennant|dès|une fois|à condition|contre|sauf|d['’]un commun"
    r"|tras|con|previa|previo|mediante|siempre que|siempre y cuando|después|una vez|bajo|a cambio|cuando|según"
    r"|após|com|desde que|depois|sob|quando|se (?:nos|você|houver|tiver\w{0,3}|for|o|a)"
    r"|dopo|su|dietro|salvo|purché|a seguito|se (?:ci|avete|abbiamo|hai|la|il)"
    r"|na|nadat|als|mits|met|op|tegen|indien|in overleg"
    r"|после|если|с|по|при|за|только"
    r"|po|za|pod|jeśli|jeżeli|efter|om|med|mot|på|pokud|se|s"
)
_ASKED = (
    r"ask(?:s|ed|ing)?\b|permission|consent(?!e\b|ono\b)|agree[ds]?\b|agreement|agreeing|approv"
    r"|authori[sz]ation|authorised by|requests?\b|contact(?:s|ed|ing)?\b(?!\s(?:details|block|info|data))"
    r"|regist|sign(?:ed|ing)?\b|log(?:ged|ging)?[ -]?in\b|subscri|contract"
    r"|payments?\b|pay(?:s|ing)?\b|paid\b|fees?\b|arrangement|clearance|licen[cs]ing"
    r"|(?:an?)?frag(?:e|en|t)\b|gefragt|absprache|rücksprache|zustimm|zugestimmt|genehmigung|einwillig|einverständ"
    r"|vereinbarung|vertrag|freigabe|erlaubnis|anmeldung|abonn|honorar\b|gebühr|entgelt\b|bezahlung|lizenzierung"
    r"|demand(?:e|é|er|ez|ant)|accord\b|accords\b|autorisation|consentement|sollicit|contrat|paiement|inscription"
    r"|solicit|autorización|consentimiento|acuerdo|permiso|pid[ae]|contrato|suscri|pago\b|registr"
    r"|autorização|consentimento|pedid[oa]|pedir|acordo\b|permissão|assinatura(?!\s[\"'“‘«])|pagamento"
    r"|richiest|richied|autorizzazion|consenso|accordo\b|permesso|contratt|abbona"
    r"|toestemming|gevraagd|vraagt|vragen|overleg|akkoord|abonne|overeenkomst|aanvraag|verzoek|betaling"
    r"|согласован|согласи|разрешени[яею]|запрос|договор|подписк|плат[уы]|соглашени"
    r"|zgod|uzgodn|umow|opłat|zezwoleni|porozumieni"
    r"|tillstånd|medgivande|godkänn|avtal|begäran|överenskomm|tillåtelse|tilladelse|tillatelse|samtykke|aftale"
    r"|souhlas|svolen|dohod|domluv|membership|invitation|negotiat|abstimmung|convention|adhésion|convenio|convênio"
    r"|cadastro|convenzione|iscrizione|afspraak|lidmaatschap"
)
_ON_ASKING = Expression(rf"(?<!\w)(?:{_UPON}){_WORDS % 6}(?:{_ASKED})", _FLAGS)
_TERMS = Expression(
    r"\b(?:terms|conditions)\s(?:\w{2,12}\s)?(?:agreed|arranged|negotiated|settled)\b"
    r"|\bunder\s(?:an?|our|the|your|their|separate|existing)\s(?:\w{1,14}\s){0,2}(?:agreements?|contracts?|subscriptions?|memberships?)\b"
    r"|\b(?:vereinbarten|ausgehandelten)\s(?:bedingungen|konditionen)\b|\bconditions\s(?:convenues|négociées)\b"
    r"|\bcondiciones\s(?:acordadas|pactadas|convenidas)\b|\bcondições\s(?:acordadas|combinadas)\b"
    r"|\bcondizioni\s(?:concordate|pattuite)\b|\b(?:overeengekomen|afgesproken)\svoorwaarden\b|\bсогласованных\sусловиях\b",
    _FLAGS,
)
"""Terms of an agreement that nobody here has seen."""
_GIVING = re.compile(r"\s(?:grants?|gives?|hereby|erteil\w{1,2}|accorde|donne|otorga|concede)\s", _FLAGS)
"""Whoever gives leave is no condition of it: "the Centre for Research on Birds grants permission to …"."""
_AGREED = Expression(
    rf"(?<!\w)(?:if|only|once|after|provided(?: that)?|subject to|wenn|falls|sofern|nachdem|nur|si|après"
    rf"|sous réserve|siempre que|solo|previa|desde que|se|dopo|purché|mits|indien|если|после){_WORDS % 4}(?:{_ASKED})",
    _FLAGS,
)
_FIRST = Expression(
    r"\b(?:ask|tell|contact|call|write|phone|e-?mail|consult)(?:s|ing)?\s(?:us|the \w{1,20}|me)?\s?(?:first|before"
    r"|beforehand|in advance)\b|\bin advance\b[^.;]{0,60}\b(?:agree|consent|permission|approv)"
    r"|\b(?:vorher|zuvor|vorab)\s(?:\w{1,12}\s)?(?:frag|anfrag|kontaktier|anruf|mel[dt])"
    r"|\b(?:frag|kontaktier|melden|rufen)\w{0,3}\s(?:sie\s)?(?:\w{1,12}\s){0,2}(?:vorher|zuvor|vorab)\b"
    r"|\b(?:au préalable|previamente|preventivamente|previamente|vooraf|предварительн\w{1,3})\b",
    _FLAGS,
)
_SUPPOSE = Expression(
    r"(?<!\w)(?:if|unless|once|when|provided(?: that)?|providing|as long as|so long as|on (?:the )?condition(?: that)?"
    r"|only where|wenn|falls|sofern|solange|sobald|unter der (?:bedingung|voraussetzung),?"
    r"|si|s['’]ils?|à condition|pourvu qu|sous réserve|dès lors"
    r"|siempre que|siempre y cuando|a condición|mientras|cuando"
    r"|desde que|contanto que|sob a condição|caso"
    r"|purché|a patto|a condizione|qualora"
    r"|mits|indien|zolang|op voorwaarde|als"
    r"|если|при условии|в случае|pod warunkiem|jeśli|jeżeli|pokud)(?!\w)",
    _FLAGS,
)
_RULES = re.compile(r"\b(?:following|guidelines|rules|conditions|requirements|terms)\b", _FLAGS)
_CLOSE = 60  # characters behind a condition in which it says that its terms follow
_WISHES = re.compile(
    r"(?:if you|when you|wenn sie|falls sie|si vous|si (?:usted|lo)|se vo|als u|если вы)(?:['’]d| would|['’]re| are)?\s"
    r"(?:like|want|wish|find|enjoy|need|interested|plan|intend|choose|möchten|wollen|interess|souhaitez|voulez|désirez"
    r"|desea|quiere|quer|deseja|wilt|wenst|хотите|использу|re-?publish|reprint|copy|use|do)",
    _FLAGS,
)

_NOTED = re.compile(
    r"unless\s(?:[^\s,;:.]{1,16}\s){0,8}(?:otherwise|noted|stated|indicated|marked|specified|mentioned|credited)\b",
    _FLAGS,
)


def unmet(sentence: Sentence) -> bool:
    """Tell whether a permission in this sentence is bound to what nobody here can check."""
    beside = sentence.has("community", "news_and_public") and _members_only(sentence)
    if beside or somewhere(sentence) or _TERMS.search(sentence.text):
        return True
    return (
        asking(sentence) or supposed(sentence) or recipients.strangers(sentence, listed=bool(audience.among(sentence)))
    )


def licence_unmet(sentence: Sentence) -> bool:
    """Tell whether a licence is named only for some, or on an unknown "if": "CC BY, for members only"."""
    if _members_only(sentence):
        return True
    if supposed(sentence) or _TERMS.search(sentence.text):
        return True
    return _AGREED.search(sentence.text) is not None and not sentence.has("no_permission_needed")


def somewhere(sentence: Sentence) -> bool:
    """Tell whether it is bound to a country or another part of the world: "CC BY 4.0 in Scotland"."""
    return _SOMEWHERE.search(sentence.text) is not None


def leads(text: str) -> bool:
    """Tell whether words before a colon bind all that follows to an agreement: "If we have agreed in writing:"."""
    return text.endswith(":") and _AGREED.search(text) is not None


def _members_only(sentence: Sentence) -> bool:
    """Tell whether it says "for members only" somewhere, also beside another audience."""
    alone = [hit for hit in sentence.hits if "only" in hit.concepts]
    whom = [hit for hit in sentence.hits if "members" in hit.concepts]
    return any(
        0 <= one.first - each.after <= _BESIDE or 0 <= each.first - one.after <= _BESIDE
        for one in alone
        for each in whom[:_FEW]
    )


_BESIDE = 2  # words between "only" and whom it is said of
_FEW = 4
_SOMEWHERE = re.compile(
    r"(?<!\w)(?i:in|within|inside|across|throughout|outside|en|dans|au|aux|no|na|nos|em|nel|nella|negli|innerhalb"
    r"|außerhalb|в|во|w|we|i)"
    r"\s(?:(?:the|der|den|la|el|los|le|les|de|van|only|nur)\s){0,2}"
    r"(?:Africa|Asia|Europe|(?:North|South|Latin|Central) America|European Union|EU|EEA|UK|United Kingdom|Great Britain"
    r"|Britain|England|Scotland|Wales|(?:Northern )?Ireland|United States|USA|US|U\.S\.|Canada|Qu[eé]bec|Mexico"
    r"|Australia|New Zealand|India|China|Japan|South Africa|Nigeria|Kenya|Pakistan|Germany|France|Spain|Portugal|Italy"
    r"|Austria"
    r"|Switzerland|Belgium|(?:the )?Netherlands|Holland|Denmark|Sweden|Norway|Finland|Poland|Russia|Ukraine|Brazil"
    r"|Argentina|Chile|Colombia|Peru|(?:this|our|one|your own) (?:country|state|province|region|county|city)|Texas"
    r"|California"
    r"|Deutschland|Österreich|Schweiz|Liechtenstein|Europa|DACH-Raum|Belgique|Suisse|Luxembourg|Afrique|Canada|Espagne"
    r"|España|México|Am[eé]rica(?: Latina)?|territ[óo]rio nacional|Brasil|Itali[ae]|Svizzera|Nederland"
    r"|België|Vlaanderen|Росси\w{1,3}|Украин\w|Беларус\w|Казахстан\w|СНГ|Polsce)(?!\w)"
)
"""Countries and parts of the world a permission is bound to; whom it reaches there is not declared by anybody here."""


def asking(sentence: Sentence) -> bool:
    """Tell whether it counts only for those who asked, agreed, signed or paid; "without asking" is the contrary."""
    if sentence.has("no_permission_needed", "without_permission"):
        return False
    asked = any(_GIVING.search(found.group()) is None for found in _ON_ASKING.finditer(sentence.text))
    return asked or _FIRST.search(sentence.text) is not None


def supposed(sentence: Sentence) -> bool:
    """Tell whether an "if" stands there in whose clause nothing is known: "if your circulation is below 5,000"."""
    text = sentence.text
    for match in _SUPPOSE.finditer(text):
        if _WISHES.match(text, match.start()) or _RULES.search(text, match.end(), match.end() + _CLOSE):
            continue
        behind = (hit for hit in sentence.hits if sentence.place(hit)[1] > sentence.start + match.end())
        says = {concept for hit in behind for concept in hit.concepts}
        if _NOTED.match(text, match.start()) is None:
            says -= {"link_target"}  # "if the article is yours"
        return not says - NO_CONDITION - ACTS - _EMPTY | says & _KEPT  # a later "if" stands behind this one too
    return False


_KEPT = frozenset(("edit", "sell", "linking", "translate"))
_EMPTY = frozenset(("none", "cannot", "must", "you"))
"""They say nothing of what a condition asks for: "if nobody objects", "if no editor objects", "if rowers must swim"."""
