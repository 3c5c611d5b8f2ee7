"""Which words can name a publisher or an origin; guards against weekdays, verbs and captions taken for one."""

from __future__ import annotations

import re
from functools import lru_cache

from syndicator.normalise import plain
from syndicator.syntax.date_words import MONTHS, WEEKDAYS

_VERBS = plain.words(
    "published posted updated released written by created modified last edited first erstellt publiziert"
    " veröffentlicht aktualisiert stand publié publiée publie mis publicado publicada actualizado actualizada"
    " atualizado pubblicato aggiornato gepubliceerd bijgewerkt опубликовано обновлено дата date today yesterday"
    " heute gestern hoy ayer aujourd since until from share print comments read"
)
_PLATFORM = re.compile(
    r"^@|\b(?:twitter|x\.com|facebook|instagram|tiktok|youtube|flickr|wikimedia|wikipedia|unsplash"
    r"|pixabay|pexels|shutterstock|istock"
    r"|getty|screenshot|google maps)\b",
    re.IGNORECASE,
)
_MOST_WORDS = 10
_DIGITS = re.compile(r"\d")
_ADDRESS = re.compile(r"https?://\S{4,400}")


@lru_cache(maxsize=2_048)
def is_house(name: str) -> bool:
    """Tell whether a name can be somebody who publishes: not a weekday, a month, "Updated", a platform, a number."""
    words = plain.fold(name).split()
    if not words or len(words) > _MOST_WORDS or words[0] in _VERBS or words[0] in WEEKDAYS or words[0] in MONTHS:
        return False
    digits = len(_DIGITS.findall(name))
    return digits * 3 <= len(name) and not (digits and ":" in name)


def is_platform(name: str) -> bool:
    """Tell whether a source line names where a post or a picture was taken from, rather than who wrote the text."""
    return _PLATFORM.search(name) is not None


def without_citation(name: str) -> tuple[str, str | None]:
    """Name and address of "Journal 2019;7(6) https://…", which Dublin Core puts into one element."""
    address = _ADDRESS.search(name)
    bare = _ADDRESS.sub(" ", name).strip()
    volume = re.search(r"\s(?:19|20)\d\d\s?[;,(]", bare)
    return (bare[: volume.start()] if volume else bare).strip(" .,;"), address[0] if address else None
