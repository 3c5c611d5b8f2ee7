"""Questions that their answer grants: "Want to republish our stories? Go ahead." Reads the pair as one sentence.

Only an answer that is nothing but consent counts; "Go ahead and ask us", "Yes, with our permission" and "Please don't"
are read as the sentences they are. What the question says of whom, where and how much bounds the permission as it does
in any other sentence, for it is turned into one and read by the same grammar.
"""

from __future__ import annotations

import re

from syndicator.rights.notices import clause
from syndicator.rights.notices.clause import Sentence
from syndicator.rights.tokens import tokens
from syndicator.syntax.sieve import Expression

_YES = re.compile(
    r"\W{0,4}(?:(?:yes|yeah|sure|of course|certainly|absolutely|great|by all means|please do|please|go ahead|go for it"
    r"|feel free|be our guest|you can|you may|you are welcome(?: to)?|you['’]re welcome(?: to)?|do so|no problem"
    r"|ja|gerne?|sehr gerne?|natürlich|selbstverständlich|klar|nur zu|bitte|aber sicher"
    r"|oui|bien sûr|volontiers|allez-y|avec plaisir|faites|certainement"
    r"|sí|claro(?: que sí)?|por supuesto|adelante|con gusto|desde luego"
    r"|sim|claro(?: que sim)?|com certeza|fique à vontade|à vontade|pode"
    r"|sì|certo|certamente|volentieri|fate pure|fai pure|prego|con piacere"
    r"|jazeker|zeker|graag|natuurlijk|ga je gang|ga uw gang|prima"
    r"|да|конечно|пожалуйста|разумеется|с удовольствием)\W{1,4}){1,4}",
    re.IGNORECASE,
)
_ASKING = Expression(
    r"\b(?:ask(?:s|ed|ing)?|permission|permit|consent|contact|agree\w{0,4}|approv\w{0,3}|licen[cs]e|first|fee|pay|register"
    r"|frag\w{0,3}|erlaubnis|genehmig\w{0,3}|zustimm\w{0,3}|vorher|kontakt\w{0,5}"
    r"|demand\w{0,3}|autoris\w{0,5}|accord|contact\w{0,3}|permiso|autoriz\w{0,5}|pid[ae]\w{0,3}|permiss\w{0,3}|peça\w{0,3}"
    r"|chied\w{0,4}|autorizz\w{0,5}|permesso|consenso|toestemming|vraag\w{0,2}|overleg"
    r"|разреш\w{0,5}|соглас\w{0,6}|спрос\w{0,4})\b",
    re.IGNORECASE,
)
_PICTURES = Expression(
    r"\b(?:photo|image|picture|illustration|bild|foto|imagen|imagem|immagin|afbeelding|фото)", re.IGNORECASE
)
_SOON = 300  # characters behind a consent in which it may be taken back
_ASKS = (
    (r"(?:do you |would you )?(?:want|like|wish|care) to\b", r"(?:can|may|could|might) (?:i|we|anyone|anybody)\b",
     "You may", r"\byour\s"),
    ((r"(?:(?:möchten|wollen|würden) sie|sie (?:möchten|wollen))(?: gerne?)?\b|(?:möchtest|willst) du\b"
     r"|du (?:möchtest|willst)\b|(?:möchtet|wollt) ihr\b|ihr (?:möchtet|wollt)\b"),
     r"(?:darf|kann|dürfen|können) (?:ich|man|wir)\b", "Sie dürfen", r"\b(?:ihre|eure)[nmr]?\s"),
    (r"(?:vous )?(?:voulez|souhaitez|désirez)(?:-vous)?\b", r"puis-je\b|peut-on\b|pouvons-nous\b",
     "Vous pouvez", r"\bvos\s"),
    (r"(?:quieres|quiere|quieren|deseas?)\b", r"puedo\b|podemos\b|se puede\b",
     "Usted puede", r"\b(?:sus|tus)\s"),
    (r"(?:você )?(?:quer|deseja)\b", r"posso\b|podemos\b|pode-se\b", "Você pode", r"\b(?:seus|suas)\s"),
    (r"(?:vuoi|volete|vuole|desideri|desiderate)\b", r"posso\b|possiamo\b|si può\b",
     "Potete", r"\bvostri\s"),
    (r"(?:wil|wilt) (?:je|u)\b|(?:je|u) (?:wil|wilt)\b",
     r"(?:mag|kan) (?:ik|men)\b|mogen wij\b", "U mag", r"\b(?:uw|jullie)\s"),
    (r"(?:вы )?хотите\b", r"можно ли\b|могу ли я\b|можем ли мы\b", "Вы можете", r"\bваши\s"),
)  # fmt: skip
_QUESTION = tuple(
    (re.compile(rf"\W{{0,4}}(?:{wants})", re.IGNORECASE), re.compile(rf"\W{{0,4}}(?:{asks})", re.IGNORECASE), may,
     re.compile(your, re.IGNORECASE))
    for wants, asks, may, your in _ASKS
)  # fmt: skip
"""How readers are asked whether they want to, how they ask whether they may, what that is as a statement, and "your":
what is yours in a question is ours, and needs no word for it."""


def granted(question: Sentence | None, answer: Sentence) -> Sentence | None:
    """Return the question as the statement its answer makes of it, or None where the two are no such pair."""
    if question is None or not question.text.rstrip(" ”\"'»").endswith("?"):
        return None
    if _YES.fullmatch(answer.text + " ") is None:
        return None
    for wants, asks, may, your in _QUESTION:
        wanted, asked = wants.match(question.text), asks.match(question.text)
        found = wanted or asked
        if found is not None:
            rest = question.text[found.end() :].rstrip(" ?”\"'»")
            said = may + (rest if wanted else your.sub("", rest)) + "."
            words = [word for word in tokens(said) if word.kind != "mark"]
            return clause.analyse(said, 0, len(said), words)
    return None


def taken_back(text: str, end: int) -> bool:
    """Tell whether what follows a consent asks for more than that: "Sure! Just ask us first."."""
    behind = re.split(r"(?<=[.!?])\s", text[end : end + _SOON])
    return any(_ASKING.search(each) and not _PICTURES.search(each) for each in behind)
