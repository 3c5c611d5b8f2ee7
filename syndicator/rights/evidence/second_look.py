"""A second look at what prose seems to open. Knows little, but on its own: it can only take away.

The grammar of notices reads clauses; on a page it also meets the last paragraph of a story ("we were unable to
reproduce the problem"), a cookie banner ("we and our partners use information") and the credit of somebody's photo. A
wrong grant is the worst fault of this house, so prose opens something only where two readers who share no table agree:
the grammar, and the plain question asked here: is anybody *permitted* to *publish again* something that is *text of
this site*?
"""

from __future__ import annotations

import re

from syndicator.syntax.sieve import Expression

_FLAGS = re.IGNORECASE
LONGEST = 2_000  # characters of a clause that are looked at

# English separates clauses by small words, so their order is asked for; all gaps are bounded, which keeps time linear.
_AGAIN = (
    r"(?:re-?us(?:e[ds]?|ing)|us(?:e[ds]?|ing)|(?:re-?publish|re-?post|re-?print|cross-?post|syndicat|re-?distribut"
    r"|distribut|reproduc|cop(?:y|ies|ied)|shar|publish|quot|excerpt"
    r"|pick(?:ed)? up|download|translat|cit|tak|carr(?:y|ies|ied)|run)(?:e[ds]?|ing|es|s|ed)?)"
)
_NOUN = (
    r"(?:re-?publi(?:cation|shing)|re-?production|re-?print(?:ing|s)?|re-?use|use|copying|sharing|re-?distribution|distribution"
    r"|syndication|cross-?posting|download(?:ing)?|publication|reposting|citation"
    r"|quotation|excerpts?|extracts?|quotes?|quotations|reposts)"
)
_TEXT = (
    r"(?:articles?|stor(?:y|ies)|contents?|materials?|texts?|works?|posts?|publications?|pages?|reports?|news|items?|entries"
    r"|releases?|pieces?|it|them|extracts?|excerpts?|quot(?:e|ation)s?|passages?|paragraphs?|headlines?|summar(?:y|ies)|website|site|blog|documents?|information|programs?|journalism|columns?|reporting"
    r"|essays?|features?|guides?|interviews?|op-?eds?|commentar(?:y|ies)|editorials?|bulletins?|briefings?|explainers?"
    r"|investigations?|dispatch(?:es)?|stud(?:y|ies)|writings?|sermons?|tutorials?|newsletters?|anything|everything)"
)
_SEP = r"(?:[^\w.;!?]|\.(?!\s)){1,4}"  # never across the end of a sentence
_GAP = rf"(?:{_SEP}\w{{1,30}}){{0,%d}}?{_SEP}"
_MAY = (
    r"(?:may|can|could|free(?:ly)?|welcome|permi(?:t|ssion)\w{0,6}|allow\w{0,4}|encourag\w{0,4}|happy|invited?|right"
    r"|grant\w{0,4}|licen[cs]e[ds]?|authori[sz]\w{0,6}|ok(?:ay)?|available|intended|offer\w{0,3}|yours|go ahead|mind"
    r"|no objections?)"
)
_GIVEN = (
    r"(?:permitted|allowed|authori[sz]ed|granted|free|welcomed?|available|encouraged|unrestricted|fine|ok(?:ay)?"
    r"|acceptable)"
)
_ENGLISH = (
    # you may republish our articles · permission is granted to a citation of this material
    re.compile(rf"\b{_MAY}\b{_GAP % 8}(?:{_AGAIN}|{_NOUN})\b{_GAP % 7}{_TEXT}\b", _FLAGS),
    # our articles may be republished · articles are available for republication
    re.compile(rf"\b{_TEXT}\b{_GAP % 12}{_MAY}\b{_GAP % 8}(?:{_AGAIN}|{_NOUN})\b", _FLAGS),
    # republication of our articles is permitted
    re.compile(rf"\b{_NOUN}\b{_GAP % 3}{_GIVEN}\b", _FLAGS),
    re.compile(rf"\b{_NOUN}\b{_GAP % 7}{_TEXT}\b{_GAP % 14}{_GIVEN}\b", _FLAGS),
    re.compile(rf"\bpermission to {_AGAIN}\b{_GAP % 8}granted\b", _FLAGS),
    # feel free to copy and republish, with a link back
    re.compile(r"\b(?:free|welcome) to (?:copy (?:and|or) )?(?:re-?publish|re-?post|re-?print|cross-?post)\b", _FLAGS),
    re.compile(
        r"\bplease (?:copy|reproduce) (?:and|or) (?:distribute|republish|circulate) (?:this|these|our|any)\b", _FLAGS
    ),
    re.compile(r"\bplease (?:republish|repost|reprint) (?:this|these|our|any)\b", _FLAGS),
    # quotations of up to 100 words are permitted
    re.compile(rf"\b(?:excerpts?|extracts?|quotes?|quotations?|passages?)\b{_GAP % 9}{_GIVEN}\b", _FLAGS),
    re.compile(rf"\b{_TEXT}\b{_GAP % 14}(?:in the |is |are )?public domain\b", _FLAGS),
    re.compile(r"\bcommercial or non-?commercial\b", _FLAGS),
    # want to republish our stories? go ahead
    re.compile(
        rf"\b(?:want|like|wish|(?:can|may) (?:i|we|anyone))\b{_GAP % 4}{_AGAIN}\b{_GAP % 4}{_TEXT}\b[^?.!]{{0,90}}\?"
        r"\W{0,4}(?:yes|sure|of course|certainly|absolutely|go ahead|go for it|please do|feel free|by all means"
        r"|be our guest)\b",
        _FLAGS,
    ),
    # a heading that invites: Republish our stories for free
    re.compile(
        rf"^\W{{0,4}}(?:re-?publish|re-?print|re-?post|cross-?post){_GAP % 3}{_TEXT}{_GAP % 3}(?:free|freely)\b", _FLAGS
    ),
    re.compile(
        rf"^\W{{0,4}}(?:copy|reproduce|print|share){_GAP % 4}{_TEXT}{_GAP % 3}freely\b(?=\W{{0,2}}(?:$|[,.;!]))", _FLAGS
    ),
)
_OTHERS = (
    (  # German
        (
            "nachdruck|nachgedruckt|abdruck|abgedruckt|veröffentlich|verbreit|weiterverw|weitergeb|übernehm|übernomm"
            "|übernahme|vervielfältig|nutz|verwend|zitier|zitat|auszüg|wiedergeb|wiedergabe|publizier|kopier|verteil|weitersag|druck"
        ),
        (
            r"dürf|darf|erlaub|gestatte|\bfrei\b|freie|kostenlos|kostenfrei|unentgeltlich|honorarfrei|genehmig|zulässig|könn|\bkann\b"
            "|gerne?\\b|nur zu|einverstanden|erwünscht|willkommen|freigegeben|berechtigt"
            "|freuen uns|freut uns|keiner? (?:genehmig|zustimm|erlaubnis|einwillig)|nicht nötig|nicht erforderlich"
        ),
    ),
    (  # French
        "reprodu|republi|rediffus|diffus|repren|repris|reprise|réutilis|utilis|copi|partag|publi|citation|citer|cité",
        (
            r"\bpeu[tx]|\bpeuvent|\bpouv|autoris|libre|permis|permet|gratuit|bienvenu|invité|encourag"
            r"|hésitez pas|suffit|allez-y|volontiers|avec plaisir|bien sûr"
        ),
    ),
    (  # Spanish and Portuguese
        (
            r"reprodu|republi|reutili|utili|difu|divulg|copi|compart|partilh|distribu|public|uso\b|dom[ií]nio público"
            r"|cita|retom|transcri|transcrev"
        ),
        (
            "pued|pode|podr|permet|permit|invit|convid|autori|libre|livre|gratui|cualquier|qualquer|licenci|devoluci|adelante|claro|supuesto|vontade"
            r"|dom[ií]nio público|liberad|incentivamos|encorajamos|alentamos|fomentamos|animamos|\bno dud"
        ),
    ),
    (  # Italian
        "riprod|riprend|ripubbl|pubblic|riutilizz|utilizz|copia|condivi|diffond|diffus|distribu|riport|ripres|citaz|citar|trascri",
        (
            "può|possono|potete|puoi|permess|permette|consent[ei]|autorizz|liber|gratuit|incoraggiamo|invitiamo|esitate"
            "|fai pure|fate pure|volentieri"
        ),
    ),
    (  # Dutch
        (
            r"overnem|overname|overgenomen|over te nemen|\bneem\b|herpubl|publice|publica|geplaatst|plaatsen|gebruik"
            r"|verspreid|kopi|\bdelen|citer|citaat|citaten"
        ),
        (
            r"\bmag\b|mogen|\bvrij|toegestaan|toestemming|gratis|\bkan\b|\bkunt\b|welkom|\bgang\b|graag|kosteloos|gerust"
            r"|aangemoedigd|rechtenvrij"
        ),
    ),
    (  # Russian
        "использ|перепеч|публик|копир|распростран|воспроизв|цитир|цитат|заимств",
        (
            "разреш|допуска|приветств|можно|свободн|вправе|бесплатн|может|могут|можете|позвол|не возражаем|не против"
            "|не требуется|будем рады|пожалуйста"
        ),
    ),
    ("転載|複製|利用|转载|轉載|引用|使用|복제|전재", "可|自由|許可|でき|允许|允許|欢迎|歡迎|歓迎|가능|허용"),
    (r"reeldon|\buz|kopi|disvast|traduk", r"rajt|permes|liber|\bpov"),  # Esperanto
    ("публік|використ|передрук|поширен|цитув", "дозвол|можна|вільн|безкоштовн"),  # Ukrainian
    (  # Polish
        "publik|przedruk|wykorzyst|kopiow|rozpowszechn|cytow",
        "można|wolno|dozwol|zezwal|bezpłatn|zachęcam|możesz|mogą",
    ),
    (
        "publicer|återge|återgiv|eftertryck|eftertryk|ettertrykk|använd|kopier|sprid|citer|siter|gengiv|gjengi|publiser|\\bdel",
        r"\bfår\b|fritt|\bfrit\b|tillåt|tillad|tilladt|tillat|gjerne|gerne|gärna",
    ),  # Nordic
    ("reproducci|republic|publiqu|difon", "permet|poden|podeu|lliure|autoritz"),  # Catalan
    ("přetisk|kopírov|šíř|publikov|převz|citov", "povol|volně|smí|dovol|můžete|lze"),  # Czech
)
_FOREIGN = tuple((re.compile(verb, _FLAGS), re.compile(permission, _FLAGS)) for verb, permission in _OTHERS)

_PRIVACY = Expression(
    r"\bcookies?\b|\b(?:your|personal|user) (?:data|information|details)\b|\bvos données|données personnelles"
    r"|persönlichen? daten|(?:ihre|deine) daten|(?:tus|sus|seus|suas) (?:datos|dados)|datos personales|dados pessoais"
    r"|(?:tuoi|suoi|vostri) dati|dati personali|(?:uw|jouw) gegevens|персональн|ваши данные",
    _FLAGS,
)
_SOMEBODYS_WORK = re.compile(
    r"[\"“„‘«][^\"“”’»]{1,200}[\"“”’»]\s{0,3}(?:\([^()]{0,80}\)\s{0,3})?(?:by|von|par|por|di|door)\s", _FLAGS
)
_OTHER_WORKS = re.compile(
    r"^\W{0,3}(?:(?:the|a|an|this|his|her|its|their|our|my|all)\s{1,3})?(?:[\w-]{1,20}\s{1,3})?"
    r"(?:e-?books?|books?|fonts?|icons?|themes?|software|source code|code|plug-?ins?|librar(?:y|ies)|data ?sets?"
    r"|photo(?:graph)?s?|images?|pictures?|illustrations?|music|songs?|maps?|logos?|templates?|games?|apps?|packages?"
    r"|repositor(?:y|ies))\b(?!\s{1,3}(?:and|or)\b)",
    _FLAGS,
)
_DESIGN = Expression(
    r"\b(?:theme|template|layout|skin|style ?sheet|design|webdesign|vorlage|(?:seiten)?gestaltung|thème|maquette"
    r"|gabarit|graphisme|habillage|plantilla|diseño|maquetación|tema|modelo|modello|grafica|veste grafica|impaginazione"
    r"|ontwerp|vormgeving|sjabloon|дизайн|шаблон|в[её]рстка|оформление|szablon|motyw|formgivning)s?"
    r"(?:\s{0,2}[:«“„\"‘(]|\s{1,2}(?:by|of|from|is|are|der|des|von|du|de|des|d[’']|par|del|do|da|di|van|por|сайта|страниц\w{0,3})\b)",
    _FLAGS,
)
_TEXTS = Expression(
    r"\b(?:texte?s?|text(?:os?|i)|testi|teksten|текст\w{0,3}|arti[ck][eouií]\w{0,6}|contents?|inhalte?n?|contenu\w{0,3}|contenid\w{1,2}"
    r"|conteúdos?|contenut[oi]|inhoud|stor(?:y|ies)|beitr[aä]ge?\w{0,2}|материал\w{0,3}|стат[ьеи]\w{0,3}|notas?|everything|posts?)\b",
    _FLAGS,
)
_HEADING_WORDS = 3
_NO = re.compile(
    r"\bno\b|\bnot\b|\bnon\b|never|kein|nicht|verbot|untersag|interdi|prohib|proib|forbid|reserv|vorbehalt|vietat"
    r"|verboden|запре|禁|無断|무단|only|nur|solo|seul",
    _FLAGS,
)


def permits(words: str) -> bool:
    """Tell whether a clause permits somebody to publish text of the site again, in any language we read."""
    clause = words[:LONGEST]
    if _PRIVACY.search(clause):  # what a site does with its readers' data
        return False
    if any(pattern.search(clause) for pattern in _ENGLISH):
        return True
    return any(verb.search(clause) and permission.search(clause) for verb, permission in _FOREIGN)


_OF_TEXTS = Expression(
    rf"^\W{{0,3}}(?:(?:all|any|every|the|our|this|other|original|written|remaining)\s){{1,4}}{_TEXT}\b", _FLAGS
)


def licenses_texts(words: str) -> bool:
    """Tell whether a clause begins with texts of the site: "All other content is …"; no fonts, and no photo's title."""
    return _OF_TEXTS.search(words[:LONGEST]) is not None and not licenses_another_work(words)


def licenses_another_work(words: str) -> bool:
    """Tell whether a clause licenses some other thing: “Ballot box” by Jo Hall, CC BY 2.0; the font, the book."""
    clause = words[:LONGEST]
    return _SOMEBODYS_WORK.search(clause) is not None or _OTHER_WORKS.search(clause) is not None


def licenses_the_design(words: str) -> bool:
    """Tell whether a clause credits whoever made the looks of the site, and says nothing of its texts."""
    clause = words[:LONGEST]
    return _DESIGN.search(clause) is not None and _TEXTS.search(clause) is None


def says_nothing(words: str) -> bool:
    """Tell whether words nobody could read are a heading or a link's name: "Copyright", "Reprints & Permissions"."""
    clause = words[:LONGEST]
    return len(re.findall(r"\w+", clause)) <= _HEADING_WORDS and not _NO.search(clause)
