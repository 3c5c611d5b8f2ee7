"""Sentences that say what a notice reaches: "This does not apply to articles", "The above applies to photos only".

They permit and forbid no act of their own, and take back what stands around them where the text is left out. What is
said of pictures, of agencies or of whom it is for binds those and is read elsewhere. Opens nothing; every search is
bounded, so time stays linear.
"""

from __future__ import annotations

import re

from syndicator.rights.notices import grants
from syndicator.rights.notices.sentence import Sentence
from syndicator.syntax.sieve import Expression

_FLAGS = re.IGNORECASE

_GIVEN = (
    r"permissions?|licen[cs]es?|grants?|polic(?:y|ies)|notices?|offers?|terms|rules?|authori[sz]ations?|consent"
    r"|statements?"
)
_RULE = (
    rf"(?:(?:all\s(?:of\s)?)?the\s(?:above|foregoing|preceding)(?:\s(?:{_GIVEN}))?"
    rf"|(?:the|this|these|our|such|said|above)\s(?:\w{{1,16}}\s)?(?:{_GIVEN})"
    r"|(?:creative\scommons|cc)\s(?:by\s)?licen[cs]es?)"
)
_THIS = rf"(?:{_RULE}|this|that|it|these)"
_DIES = (
    r"(?:dies|das|diese|obiges|(?:das\s)?(?:obige|vorstehende)s?|(?:die|diese|unsere)\s(?:\w{1,20}\s)?"
    r"(?:erlaubnis|genehmigung|freigabe|lizenz|regelung|regel|zustimmung))"
)
_CECI = (
    r"(?:ceci|cela|elle|il|ce\squi\sprécède|(?:cette|la|notre|l['’])\s?(?:autorisation|permission|licence|règle)"
    r"|(?:ce|cet|l['’])\s?accord)"
)
_ESTO = (
    r"(?:esto|eso|isto|isso|questo|ciò|lo\santerior|o\sacima|quanto\ssopra"
    r"|(?:est[ae]|l[ao]|el|nuestr[ao]|a|o|nossa|quest[ao])\s"
    r"(?:autorización|permiso|licencia|autorização|permissão|licença|autorizzazione|permesso|licenza|regla|regra|regola))"
)
_DIT = r"(?:dit|dat|het\sbovenstaande|(?:deze|de|onze)\s(?:toestemming|licentie|regeling|vergunning))"
_ETO = r"(?:это|вышесказанное|(?:это|данное|наше)?\s?(?:разрешение|согласие|лицензия))"

_NOT_FOR = Expression(
    rf"\b{_THIS}\s(?:do(?:es)?|did|shall|will)(?:n['’]t|\snot)\s(?:apply\sto|cover|extend\sto|include|concern|hold\sfor|reach)\b"
    rf"|\b{_DIES}\s(?:gilt|gelten|greift)\s(?:\w{{1,12}}\s)?nicht\sfür\b"
    rf"|\b{_DIES}\s(?:umfasst|betrifft|deckt|erstreckt\ssich|bezieht\ssich)\s(?:\w{{1,12}}\s)?nicht\b(?:\sauf)?"
    r"|\b(?:hiervon|davon|ausdrücklich)?\s?ausgenommen\s(?:sind|ist)\b"
    rf"|\b{_CECI}\sne\s(?:s['’]applique|s['’]étend|concerne|couvre|vaut|porte)\spas\b"
    rf"|\b{_ESTO}\s(?:no|não|non)\s(?:se\saplica|si\sapplica|aplica-se|incluye|inclui|include|cubre|cobre|copre|abarca|abrange"
    r"|riguarda|vale|se\sextiende|se\sestende|si\sestende)\b"
    rf"|\b{_DIT}\s(?:geldt|omvat|dekt)\s(?:\w{{1,12}}\s)?niet\b(?:\svoor)?"
    rf"|\b{_ETO}\sне\s(?:распространяется|относится|действует|касается)\b",
    _FLAGS,
)
_ONLY_FOR = Expression(
    rf"\b{_THIS}\s(?:(?:only|solely|exclusively)\sappl(?:y|ies)\sto|appl(?:y|ies)\s(?:only|solely|exclusively)\sto"
    r"|(?:is|are)\s(?:limited|restricted|confined)\s(?:only|solely|exclusively)?\s?to)\b"
    rf"|\b(?:{_RULE}|this)\s(?:(?:only|solely|exclusively)\s(?:covers?|concerns?|refers?\sto|extends?\sto|includes?)"
    r"|(?:covers?|concerns?|includes?|refers?\sto|extends?\sto)\s(?:only|solely|exclusively))\b"
    rf"|\b{_THIS}\sappl(?:y|ies)\sto\b(?=[^.;]{{1,120}}\b(?:only|solely|exclusively|alone)\b)"
    rf"|\b{_DIES}\s(?:gilt|gelten)\s(?:nur|ausschließlich|allein|lediglich)\sfür\b"
    rf"|\b{_DIES}\s(?:umfasst|betrifft|bezieht\ssich)\s(?:nur|ausschließlich|allein|lediglich)\b(?:\sauf)?"
    rf"|\b{_CECI}\sne\s(?:s['’]applique|s['’]étend|concerne|couvre|vaut|porte)\squ[e'’]"
    rf"|\b{_CECI}\s(?:s['’]applique|concerne|couvre|vaut)\s(?:seulement|uniquement|exclusivement)\b"
    rf"|(?:^\W{{0,3}}|\b{_ESTO}\s)(?:s[oó]lo|solamente|[uú]nicamente|apenas|somente|só|soltanto|solo)\s(?:se\saplica|si\sapplica|aplica-se|incluye|inclui"
    r"|include|cubre|cobre|copre|vale|riguarda)\b"
    rf"|(?:^\W{{0,3}}|\b{_ESTO}\s)(?:se\saplica|si\sapplica|aplica-se|incluye|inclui|include|cubre|cobre|copre|vale"
    r"|riguarda)\s"
    r"(?:s[oó]lo|solamente|[uú]nicamente|apenas|somente|só|soltanto|solo)\b"
    rf"|\b{_DIT}\s(?:geldt|omvat|dekt)\s(?:alleen|uitsluitend|slechts)\b(?:\svoor)?"
    rf"|\b{_ETO}\s(?:распространяется|относится|действует|касается)\sтолько\b",
    _FLAGS,
)
_EXCLUDED = Expression(
    r"^\W{0,3}(?:(?:however|but|please\snote|note|that|but|:|,)\W{1,2}){0,3}"
    r"(?:(?:this|the\spresent|the\sfollowing)\s(?:article|text|story|item|piece|report|post|page)"
    r"|(?:all\s|the\s|our\s){0,2}(?:articles|texts|stories|posts|contents?)(?:\s(?:of|on|in)\s(?:this|our|the)\s\w{1,14})?)"
    r"\s(?:is|are)\s(?:hereby\s|expressly\s|explicitly\s|specifically\s)?(?:excluded|exempt(?:ed)?|excepted"
    r"|not\sfree(?!\s(?:to|of|from))|(?:only\s)?for\s(?:\w{1,8}\s)?(?:subscribers|members|customers|clients))\b"
    r"|^\W{0,3}this\sone\sis\s(?:not|excluded)\b"
    r"|^\W{0,3}(?:please,?\s)?(?:(?:(?:headlines?|titles?|links?)\s(?:and|or|&)\s)?(?:headlines?|titles?|links?)\sonly|only\slinks?)"
    r"(?:,?\splease)?\W{0,3}$"
    r"|^\W{0,3}(?:dieser|dieses|dieser|die|unsere|alle)\s(?:artikel|beitrag|text|texte|beiträge|artikel)\s(?:ist|sind)\s"
    r"(?:\w{1,14}\s){0,2}ausgenommen\b"
    r"|^\W{0,3}(?:cet\sarticle|ce\stexte|(?:les|nos)\s(?:articles|textes))\s(?:est|sont|en\sest|en\ssont)\s(?:\w{1,14}\s)?exclus?\b"
    r"|^\W{0,3}(?:este\s(?:artículo|artigo|texto)|questo\s(?:articolo|testo))\s(?:está|queda|é|è|fica)\s(?:\w{1,14}\s)?(?:exclu[ií]do|escluso)\b"
    r"|^\W{0,3}(?:(?:los|nuestros|todos\slos|os|nossos|gli|i\snostri)\s)?(?:artículos|artigos|textos|articoli|testi)\s"
    r"(?:están|quedan|estão|ficam|sono)\s(?:\w{1,14}\s)?(?:exclu[ií]dos|esclusi)\b"
    r"|^\W{0,3}(?:(?:de|onze)\s)?(?:artikelen|teksten)\szijn\s(?:\w{1,14}\s)?uitgesloten\b"
    r"|^\W{0,3}(?:наши\s)?(?:статьи|тексты)\sисключены\b"
    r"|^\W{0,3}(?:dit\sartikel|deze\stekst)\sis\s(?:\w{1,14}\s)?uitgesloten\b"
    r"|^\W{0,3}эта\sстатья\sисключена\b",
    _FLAGS,
)
_NONE_OF_IT = Expression(
    r"\bnone\sof\sthe\s(?:above|foregoing)\b"
    r"|\bwe\s(?:hereby\s)?(?:withdraw|revoke|rescind|retract|cancel)\s(?:all\sof\s|all\s)?(?:the\sabove|it\sall|this|these)\b"
    rf"|\b{_RULE}\s(?:is|are|was|were)\s(?:\w{{1,12}}\s)?(?:void|invalid|obsolete|outdated|out\sof\sdate|superseded|untrue|false"
    r"|no\slonger\s(?:true|valid|applicable|in\sforce|current|so|the\scase)|not\s(?:true|valid|in\sforce|applicable|current))\b"
    rf"|\b{_THIS}\sno\slonger\sappl(?:y|ies)\b"
    rf"|\b{_RULE}\s(?:applied|was\s(?:valid|in\sforce|true)|were\s(?:valid|in\sforce|true)|ended|expired|lapsed)\b"
    r"|\b(?:this|it)\sapplied\s(?:only|until|before|up\sto|to)\b"
    rf"|\b{_DIES}\s(?:gilt|gelten|stimmt)\snicht\smehr\b|\bnichts\sdavon\s(?:gilt|stimmt)\b|\b{_DIES}\sgalt(?:en)?\b"
    rf"|\b{_CECI}\sn['’](?:est|a)\splus\s(?:valable|vrai|cours)\b|\b{_CECI}\sne\ss['’]applique\splus\b"
    rf"|\b{_ESTO}\s(?:ya\sno|já\snão|non)\s(?:es\sválido|se\saplica|vale\spiù|vale|é\sválid[oa])\b"
    rf"|\b{_DIT}\sgeldt\sniet\s(?:meer|langer)\b|\b{_ETO}\sбольше\sне\sдействует\b",
    _FLAGS,
)
_TEXT = re.compile(
    r"\W{0,3}(?:(?:any|our|the|all|these|those|this|of|every|other|own|published|written|unsere[nrms]?|die|der|den|alle[nr]?|diese[nrms]?"
    r"|les|nos|aux|à|ce|cet|cette|los|las|al|a|nuestros|este|estos|os|as|aos|nossos|gli|i|le|ai|agli|questo|questi|nostri|onze|het|de|dit"
    r"|на|к|эту|этой|этим|эти|наши|нашим|все|всем|pour|to|für|auf|voor|para|per|se)\s){0,4}"
    r"(?:articles?|texts?|stor(?:y|ies)|posts?|contents?|materials?|pages?|writings?|news|reporting|publications?"
    r"|artikeln?|texten?|beitr[aä]ge?n?|inhalten?|meldungen|textes?|contenus?|artículos?|textos?|contenidos?|noticias?|artigos?"
    r"|conteúdos?|articol[oi]|test[oi]|contenut[oi]|artikelen|teksten|стать\w{1,3}|текст\w{0,2}|материал\w{0,2})"
    r"(?=\W{0,3}$|[.;:!)]|,\s|\s(?:only|alone)\b|\s(?:and|or|und|oder|et|ou|y|o|e|en|и|или)\s\w{1,20}\W{0,3}$"
    r"|\s(?:(?:published|posted)\s)?(?:of|on|in|auf|sur|op|de|em|su)\s(?:this|our|the|dieser|unserer|ce|notre|este|questo|deze|onze)\s\w{1,14}\b)",
    _FLAGS,
)
"""Texts as such, without a word for which of them: "our articles", not "articles by agencies"."""
_OTHER_BOUNDS = (
    *(
        "noncommercial",
        "commercial",
        "news_media",
        "community",
        "members",
        "education",
        "web",
        "print",
        "broadcast_media",
    ),
    *("third_party", "any_medium", "place", "excerpt", "anyone", "translate", "edit", "sell", "ai"),
)
"""What else a notice may be limited to; whoever reads that binds it."""


def is_of_texts(sentence: Sentence) -> bool:
    """Tell whether a sentence limits what stands around it to texts, which leaves them what they are."""
    bound = _ONLY_FOR.search(sentence.text)
    return bound is not None and _TEXT.match(sentence.text, bound.end()) is not None


def leaves_out(sentence: Sentence) -> bool:
    """Tell whether a sentence says that what stands around it does not reach the text."""
    text = sentence.text
    if _EXCLUDED.search(text) is not None or _NONE_OF_IT.search(text) is not None:
        return True
    denied = _NOT_FOR.search(text)
    if denied is not None and _TEXT.match(text, denied.end()) is not None:
        return True
    bound = _ONLY_FOR.search(text)
    if bound is None or sentence.has(*_OTHER_BOUNDS) or grants.limit_of(text)[0] is not None:
        return False
    return _TEXT.match(text, bound.end()) is None
