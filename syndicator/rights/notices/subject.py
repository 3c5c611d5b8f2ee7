"""What a clause speaks of: the text, pictures, programs, readers' comments; the speaker's own works or others'."""

from __future__ import annotations

import re

from syndicator.rights.notices.clause import Sentence
from syndicator.rights.notices.phrases import Hit
from syndicator.rights.notices.reading import Part
from syndicator.syntax.sieve import Expression

_PARTS: tuple[tuple[str, Part], ...] = (
    ("images", "image"),
    ("graphics", "image"),
    ("video", "media"),
    ("code", "code"),
    ("user_content", "user"),
    ("design", "design"),
    ("data", "metadata"),
)
_BROAD = frozenset(("article", "text"))
_COMPOUNDS = frozenset(("image", "media", "metadata", "code"))  # "article database", "story photos"
_NAME = (
    r"(?:[A-ZÀ-Þ0-9][\w&’'.+-]{0,40}|[a-z]{1,12}[A-Z][\w.]{1,30}"
    r"|[a-z0-9-]{2,30}\.(?:com|org|net|de|fr|ca|news|info|club|eu|co\.uk))"
)
_NAMES = rf"{_NAME}(?:\s(?:of|for|the|and|on|de|&|für|der)?\s?{_NAME}){{0,6}}"
_MADE_BY = Expression(
    rf"\b(?:created|produced|authored|written|published|owned|distributed|made|originated)\s(?:exclusively\s|solely\s|originally\s)?"
    rf"by\s(?:the\s)?({_NAMES})|\b(?:kreitaj\sde|erstellt\svon|produits?\spar|créés?\spar|producid[oa]s?\spor|"
    rf"produzid[oa]s?\s(?:por|pela|pelo)|prodott[ie]\sda|gemaakt\sdoor|beiträge\svon|eigenbeiträge\svon|contenidos\sde)\s({_NAMES})"
)
_OF_NAME = re.compile(
    rf"(?:\b(?:[Oo]riginal|[Aa]ny|[Aa]ll|[Oo]nly|[Tt]he|[Oo]ur|an?|of|use|cross-post|republish|reprint|[Yy]ou|noted,|stated,|indicated,)\s|^|[.:(]\s?)(?:original\s)?"
    rf"({_NAMES})\s(?:articles?|stories|story|content|materials?|original\sprograms|pieces|posts|reporting|programs)\b"
)
_SUBJECT_NAME = re.compile(rf"^({_NAMES})\s(?:stories|articles|content|material)\b")
_COMMON_WORDS = """
nos notre votre unsere unser nuestros nuestras nossos nossas nostri nostre onze unserer all any the this our
your original copyrighted licensed wire ap associated third news no some these those a an reproduction use if
when where please content website site editorial creative commons press terms legal most such partial full
articles stories images photos reprinting republication republishing you copyright free open public other online
digital print guest opinion only author s written permission we i it my mine
cet cette ce ces un une le la les chaque tout toute tous toutes leur leurs vos son sa ses aucun aucune dans sur pour
par el los las una este esta estos estas ese esa cada todo toda todos todas nuestro nuestra nosso nossa questo questa
questi queste ogni tutti tutte deze dit elk elke der die das dieser diese dieses jeder jede jedes alle ein eine einen
kein keine every each such many several another both if unless except where when while although because since until
after before on in of from for by with republish reprint reprints repost share quote copying publishing syndicated
selected featured full short new recent latest current older past paid premium exclusive sponsored daily weekly
monthly today non our's their its his her whole entire complete individual single certain feel republishing run carry
"""
COMMON = frozenset(_COMMON_WORDS.split())


def part_of(sentence: Sentence, before: int, after: int = 0) -> Part:
    """Return what the words between these places of the notice speak of; "work" where they do not say."""
    within = [hit for hit in sentence.hits if sentence.place(hit)[0] >= after and sentence.place(hit)[1] <= before]
    return part_among(sentence, within)


def part_among(sentence: Sentence, hits: list[Hit]) -> Part:
    """Return what these words name. The first says it: "articles and photos" is the work."""
    found: list[tuple[Part, Hit]] = []
    for hit in hits:
        part = next((part for concept, part in _PARTS if concept in hit.concepts), None)
        if part is None and _BROAD & set(hit.concepts):
            part = "work" if "article" in hit.concepts else "text"
        if part is not None:
            found.append((part, hit))
    if not found:
        return "work"
    if "user" in {part for part, _ in found}:
        return "user"
    first, hit = found[0]
    if first in ("work", "text") and len(found) > 1 and found[1][0] in _COMPOUNDS:
        between = sentence.text[
            sentence.place(hit)[1] - sentence.start : sentence.place(found[1][1])[0] - sentence.start
        ]
        return found[1][0] if between.strip() in ("", "'s", "’s", "'", "’", "-") else "work"
    return "work" if first == "text" and any(part == "work" for part, _ in found[1:]) else first


def own_name(text: str) -> str | None:
    """Return whose own works the words are about ("content created by X", "X articles"), or None."""
    made = _MADE_BY.search(text)
    if made:
        return _clean(made[1] or made[2])
    for pattern in (_OF_NAME, _SUBJECT_NAME):
        for match in pattern.finditer(text):
            name = _clean(match[1])
            if name:
                return name
    return None


def _clean(name: str) -> str | None:
    words = re.sub(r"\s+", " ", name).strip(" .,'’").split(" ")
    while words and words[0].lower().strip("’'") in COMMON:
        words = words[1:]
    while words and words[-1].lower() in ("and", "the", "of", "for", "on"):
        words = words[:-1]
    found = " ".join(words)
    found = re.sub(r"[’']s$", "", found)
    return found if len(found) > 1 and found.lower() not in COMMON and not found.isdigit() else None
