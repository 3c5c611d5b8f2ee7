"""Whether every word of a sentence that permits is accounted for. Opens nothing: an unknown word closes the permission.

The phrase tables know what bounds a permission and what takes it back, as far as somebody thought of it. What nobody
thought of ("the podcast is under CC BY", "we asked whether …", "articles older than a year") consists of words nobody
thought of. So a permission counts only where each word of its sentence is a phrase of the tables, part of a licence's
name, a plain word (``tables/plain.toml``), a name where names stand (``proper``), a number or an address. A closed
world misses some permissions, of which a person is told in words; an open one grants what was never granted.

Left to others are the words of a condition or a duty behind the permission (``conditions``). Chinese and Japanese are
read character by character; of them only what they speak of is asked: it must end in a word for texts.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

from syndicator.rights.notices import grants, plain, starting
from syndicator.rights.notices.clause import ACTS, Sentence
from syndicator.rights.notices.phrases import Hit, is_literal, numerals
from syndicator.rights.notices.proper import Names
from syndicator.rights.notices.reading import Reading
from syndicator.rights.notices.say import Around, effective
from syndicator.rights.tokens import Token
from syndicator.syntax.sieve import Expression

UNREAD = "open to somebody who knows what is meant by "
"""How the condition begins that stands for words nobody knows."""

_TOLD = 4  # unknown words that are quoted
_WORKS = frozenset(("article", "text"))
_THINGS = frozenset(("images", "graphics", "video", "code", "user_content", "design", "data"))
_ADDRESS = re.compile(r"\S{0,80}(?:@|://|\bwww\.)\S{1,300}|\b[\w-]{1,60}(?:\.[\w-]{1,60}){1,6}(?:/\S{0,200})?")
_OF_THE_DAY = Expression(r"\b(?:vom|of|du|del|do|van)\s\d{1,2}\.?\s(?:de\s)?[^\W\d]{3,12}\s(?:de\s)?((?:19|20)\d\d)\b")
"""The day a press release is of: "Pressemitteilung vom 12. März 2025". It bounds nothing."""
_YEAR = re.compile(r"1[5-9]\d\d|20\d\d")
_BOX = re.compile("[☐☑☒□■]")
_SEPARATED = re.compile(r"\s·\s")


def closed(readings: list[Reading], sentence: Sentence, around: Around) -> list[Reading]:
    """Close what a sentence permits where it holds words that nobody here knows, and quote them."""
    granted = {grant.action for reading in readings for grant in reading.grants}
    if not granted:
        return readings
    words = unknown(
        sentence,
        around,
        excerpt="republish_excerpt" in granted and "republish_full" not in granted,
        timed=any(grant.valid_days or grant.valid_until for reading in readings for grant in reading.grants),
        years=frozenset(_years(readings, sentence)),
    )
    if not words:
        return readings
    told = UNREAD + ", ".join(f"“{word}”" for word in words[:_TOLD])
    return [
        replace(
            reading,
            grants=tuple(replace(grant, unmet=(*grant.unmet, told), unread=words) for grant in reading.grants),
        )
        if reading.grants
        else reading
        for reading in readings
    ]


def _years(readings: list[Reading], sentence: Sentence) -> Iterator[int]:
    """Yield the years that were read as bounds of what is permitted, and those of the day a text is of."""
    said = starting.starts(sentence)
    until = starting.until(sentence, said, None) if said is not None else None
    if until is not None:
        yield until.year
    for match in _OF_THE_DAY.finditer(sentence.text):
        yield int(match[1])
    for reading in readings:
        moments = [reading.effective_from, reading.expires, *(grant.valid_until for grant in reading.grants)]
        yield from (moment.year for moment in moments if moment is not None)
        if reading.effective_from is not None:
            yield (reading.effective_from - timedelta(days=1)).year  # "after 2016" counts from the year that follows


def unknown(
    sentence: Sentence,
    around: Around,
    *,
    excerpt: bool = False,
    timed: bool = False,
    years: frozenset[int] = frozenset(),
) -> tuple[str, ...]:
    """Return the words of a sentence that nothing accounts for, as written, in order, each once.

    ``excerpt``: it permits no more than an excerpt, of which it may say how much. ``timed``: until when was read.
    ``years``: those that were read as bounds; of any other nobody knows what it says of this article.
    """
    box = _BOX.search(sentence.text) or (_BOX.search(around.previous.text[-2:]) if around.previous else None)
    if box is not None:  # a list of answers of which none is ticked, or some
        return (box[0],)
    topic = _TOPIC.match(sentence.text)
    if (
        topic is not None and _TEXTS.search(topic[1] or topic[2]) is None
    ):  # "記事中のサンプルコードは": of the sample code
        return ((topic[1] or topic[2]).strip(),)
    known = _Known(sentence, around, excerpt=excerpt, timed=timed, years=years)
    swallowed = known.swallowed()
    if swallowed is not None:
        return (swallowed,)
    # From the end: what a name is called in the credit that is asked for counts at the head as well.
    missing = sorted(index for index in reversed(range(len(sentence.words))) if not known.knows(index))
    return tuple(dict.fromkeys(known.raw(index) for index in missing))


_TOPIC = re.compile(
    r"\s{0,3}((?=[^\n]{0,40}[\u3040-\u30ff])[^はがを、。\n]{1,40})[はがを]|\s{0,3}([\u4e00-\u9fff]{1,30}?)[可均皆由采採遵]"
)
"""What a Japanese or Chinese sentence speaks of: what stands before は or before 可."""

_TEXTS = re.compile(
    r"(?:記事|コンテンツ|内容|文章|テキスト|サイト|ページ|ブログ|本文|作品|著作物|ニュース|レポート|情報|转载|轉載|転載|引用|複製|利用|使用"
    r"|文字|网站|網站|新闻|新聞|博客|页面|頁面|信息|材料|资料|資料|稿件|报道|報導|本站|站点|商用)[等]?$"
)

_KIND = re.compile(
    r"interviews?|editorials?|reviews?|kolumnen?|kommentare?|glossen?|rezension(?:en)?|leitartikeln?"
    r"|chroniques?|tribunes?|editoriaux|entretiens?|critiques?|entrevistas?|columnas?|cronicas?|editoriales|resenas?"
    r"|editoriais|colunas?|resenhas?|intervist[ae]|editoriali?|recensioni?|opiniestuk(?:ken)?|recensies?"
    r"|интервью|колонк\w{1,3}|рецензи\w{1,2}"
)
_VERB = 3  # words behind "which" in which its verb stands
_SOON = 4  # words between "when" and the credit it asks for
_HEDGES = frozenset(("generally",))  # public bodies speak so of what nobody holds
_ALL_TEXTS = (("article",), ("text",))
_DUTY = frozenset(("must", "credit", "credit_source", "credit_line"))
_ASKED = _DUTY | {"link", "linking", "noncommercial", "edit", "sell", "translate", "whole_only"}
_LIKES = plain.folded("like likes love want wish support believe hope enjoy prefer")
_EVERY = plain.folded("every all everything whole entire alle sämtliche tous toutes todos todas tutti tutte")
_EDITIONS = plain.folded("edition editions issue issues ausgabe ausgaben édition edición edição edizione editie")
_OPENS = ACTS | {"can", "permitted"}
_PURPOSE = plain.folded("for für pour para per voor для")
_SPOKEN_OF = _OPENS | _WORKS
_WHOM = frozenset(("members", "news_media", "education"))
_BY = plain.folded("by von par por di door")
_DETERMINERS = plain.folded(
    "our the this these all every any each its their my your some most unsere alle die nos les los las gli"
)
_ASIDE = re.compile(r"\s{0,2}\([^()]{1,120}\)")
_ABBREVIATED = re.compile(r"(?:\s\w{1,14}){0,3}\s{0,2}(\([A-Z]{2,6}\))")
_OTHERWISE = Expression(r"\b(?:unless|except|if)\b[^.;:()]{1,60}?\botherwise\b", re.IGNORECASE)
_TITLE = 12  # words of a title that stands before "by somebody is licensed"
_AUTHOR = 12  # words from there to "is licensed"


class _Known:
    """A sentence with what accounts for its words."""

    def __init__(
        self, sentence: Sentence, around: Around, *, excerpt: bool, timed: bool, years: frozenset[int]
    ) -> None:
        self.sentence = sentence
        self.years = years
        self.words = sentence.words
        self.excerpt = excerpt
        self.hits: dict[int, Hit] = {}
        for hit in sentence.hits:
            self.hits.update(dict.fromkeys(range(hit.first, hit.after), hit))
        self.free = sentence.has("public_domain")
        self.this = any(
            word.key in plain.THIS and index + 1 in self.hits and _WORKS & set(self.hits[index + 1].concepts)
            for index, word in enumerate(self.words)
        )
        self.dated = timed or effective(sentence) is not None or starting.starts(sentence) is not None
        self.work = self._first("article", "text")
        self.kind = self._of_a_kind()
        self.beside = [(hit.first, hit.after) for span in sentence.of("excluded") for hit in span.hits]
        named = [(start, end) for _, start, end in (*around.named, *around.linked)]
        self.licensed = [span for span in named if sentence.start <= span[0] < sentence.end]
        spans = [*named, *((line.start, line.end) for line in around.lines), *self._addresses(), *self._asides()]
        self.spans = sorted(span for span in spans if span[0] < sentence.end and span[1] > sentence.start)
        self.core = min(self._first(*_OPENS), self._at(self.licensed[0][0]) if self.licensed else len(self.words))
        self.duty = self._duty()
        limits = (index for index in range(self.duty, len(self.words)) if self.words[index].key in plain.LIMITS)
        self.limited = next(limits, len(self.words))
        self.open = self._open()
        badge = around.marked and not sentence.has("license_under", "can", "permitted")
        self.names = Names(sentence, self.hits, plain.is_plain, self.licensed, duty=self.duty, badge=badge)

    def raw(self, index: int) -> str:
        """Return a word as it is written."""
        word = self.words[index]
        return self.sentence.text[word.start - self.sentence.start : word.end - self.sentence.start]

    def knows(self, index: int) -> bool:
        """Tell whether something accounts for the word."""
        word = self.words[index]
        if self._covered(word) or index >= self.open or self._in_duty(index):
            return True
        if word.kind != "word" or self._counted(index):
            year = _YEAR.fullmatch(word.key) is not None
            return not self._counted(index) and (not year or int(word.key) in self.years)
        if self._bounds(index) or self._shelved(index) or (self.kind and _KIND.fullmatch(word.key)):
            return False
        hit = self.hits.get(index)
        if hit is not None and (hit.after - hit.first == 1 or is_literal(word.key)):
            return not _THINGS & set(hit.concepts) or self._aside(index)
        if plain.is_plain(word.key) or (self.excerpt and plain.is_plain(word.key, "excerpt")):
            return True
        return self._says_nothing(index) or plain.two_plain(word.key) or self.names.stands(index)

    def _bounds(self, index: int) -> bool:
        """Tell whether a plain word bounds a permission here: "we like …", "licensed to libraries", "for the Bell"."""
        key = self.words[index].key
        if key in _LIKES:
            return self._liked(index)
        whom = next((at for at in range(index + 1, len(self.words)) if self.words[at].key not in _DETERMINERS), None)
        if key not in plain.FOR | {"by"} or whom is None:
            return False
        hit = self.hits.get(whom)
        if key == "by":
            return bool(self.licensed) and hit is not None and "members" in hit.concepts
        if self.licensed and (self.words[whom].key in plain.GROUPS or (hit and _WHOM & set(hit.concepts))):
            return True
        capital = self.raw(whom)[:1].isupper() and not self.sentence.text.isupper()
        named = 0 < index <= self.core and self.raw(index - 1)[:1].isupper()  # "the Centre for Research allows"
        if key != "for" or not capital or named or hit:
            return False
        longer = whom + 1 < len(self.words) and self.raw(whom + 1)[:1].isupper()
        return longer or not plain.is_plain(self.words[whom].key)

    def _counted(self, index: int) -> bool:
        """Tell whether a number says how many texts may be taken, and not in which time: "ten articles"."""
        word, behind = self.words[index], self.hits.get(index + 1)
        if behind is None or "article" not in behind.concepts:
            return False
        number = numerals(word.key) or 0
        many = word.key.lstrip("0") not in ("", "1") if word.key.isdecimal() else number > 1 and word.key != "dos"
        return many and grants.quota_of(self.sentence.text)[0] is None

    def _shelved(self, index: int) -> bool:
        """Tell whether it says where the texts stand that are meant: "in the archive", "of the printed edition"."""
        hit, key = self.hits.get(index), self.words[index].key
        before = self.words[index - 1].key if index else ""
        if hit is not None and "archive" in hit.concepts:
            behind = self.hits.get(hit.after)
            whole = any(word.key in _EVERY for word in self.words[:index])  # "every story in our archive"
            return (before in _DETERMINERS and not whole) or (behind is not None and "article" in behind.concepts)
        printed = self.hits.get(index - 1)
        return key in _EDITIONS and printed is not None and "print" in printed.concepts

    def _liked(self, index: int) -> bool:
        """Tell whether it is a licence that is liked, not what stands under it."""
        named = [place for place in (self._at(start) for start, _ in self.licensed) if place > index]
        spoken = [hit.first for hit in self.sentence.hits if hit.first > index and _SPOKEN_OF & set(hit.concepts)]
        return bool(named) and min(named) < min(spoken, default=len(self.words))

    def swallowed(self) -> str | None:
        """Return the word by which an exception takes the texts out as a whole ("except articles and pictures")."""
        for span in self.sentence.of("excluded", "excepted"):
            for hit in span.hits:
                if hit.concepts in _ALL_TEXTS and not self._qualified(hit):
                    return self.raw(hit.first)
        return None

    def _of_a_kind(self) -> bool:
        """Tell whether all it permits is texts of one kind: "our interviews". Nobody knows whether this is one."""
        works = [hit for hit in self.sentence.hits if not _WORKS.isdisjoint(hit.concepts)]
        keys = [word.key for word in self.words]
        return all(
            any(map(_KIND.fullmatch, keys[hit.first : hit.after]))
            and plain.POINTS.isdisjoint(keys[max(0, hit.first - 1) : hit.after])
            for hit in works
        )

    # --- what stands where ---

    def _first(self, *concepts: str) -> int:
        wanted = frozenset(concepts)
        found = (hit.first for hit in self.sentence.hits if not wanted.isdisjoint(hit.concepts))
        return next(found, len(self.words))

    def _duty(self) -> int:
        """Return where the first duty behind a permission begins: from there on people are told what to do."""
        duties = [hit.first for hit in self.sentence.hits if _DUTY & set(hit.concepts)]
        duties += [span.hits[0].first for span in self.sentence.of("oblige")]
        return min((place for place in duties if self._told(place)), default=len(self.words))

    def _told(self, place: int) -> bool:
        """Tell whether what is permitted has been named before this word: "you may republish, with credit, the …"."""
        if place <= self.core:
            return False
        verb = self._first("can", "permitted")
        subject = self._first(*ACTS) < verb  # "reproduction is permitted": of whatever stands here
        pointed = any(word.key in plain.POINTS for word in self.words[self.core : place])
        extract = self.excerpt and self._first("excerpt") < place
        if subject or pointed or extract or self.work < place:
            return True
        permits_later = place < verb < len(self.words)  # "under CC BY, with credit, recipes may be republished"
        return not permits_later and any(self._at(start) < place for start, _ in self.licensed)

    def _in_duty(self, index: int) -> bool:
        """Tell whether a word stands in a duty behind the permission, before any word that limits it again."""
        return self.duty < index < self.limited and not self._pointed(index)

    def _pointed(self, index: int) -> bool:
        """Tell whether a duty says here what it is for: "with credit for …", "with reference to …"."""
        before = [word.key for word in self.words[max(0, index - 3) : index]]
        while before and before[-1] in _DETERMINERS:
            before.pop()
        return bool(before) and (before[-1] in _PURPOSE or before[-2:] == ["reference", "to"])

    def _open(self) -> int:
        """Return where the words begin that ``conditions`` answers for, or that only explain what was named."""
        found = [hit.first for hit in self.sentence.hits if "provided" in hit.concepts]
        found += [hit.first for hit in self.sentence.hits if "if" in hit.concepts and self._asks(hit.first)]
        found += [index for index, word in enumerate(self.words) if word.key in plain.IF and self._asks(index)]
        # Nobody answers for "public domain if the author is dead", nor for what is only named behind the condition.
        found = [] if self.free else [place for place in found if self._told(place)]
        found += [hit.after for hit in self._thingless()]
        found += [self._explains()]
        free = [hit.after for hit in self.sentence.hits if "public_domain" in hit.concepts]
        found += [span.hits[0].first for span in self.sentence.of("permit", "neutral") if free]
        return min(place for place in found if not free or place >= free[0])

    def _asks(self, first: int) -> bool:
        """Tell whether an "if" asks for something that is done or left: a credit, a link, no sale."""
        return any(hit.first > first and _ASKED & set(hit.concepts) for hit in self.sentence.hits)

    def _thingless(self) -> Iterator[Hit]:
        """Find the exceptions of pictures and the like at the end of a sentence: what follows tells about those."""
        for hit, thing in pairwise(self.sentence.hits):
            left_out = {"exception", "excluded_post"} & set(hit.concepts) and _THINGS & set(thing.concepts)
            if left_out and thing.first > self.work:
                yield thing

    def _explains(self) -> int:
        """Return where the words begin that only tell what a named licence is: "CC BY, which explains …"."""
        first = self._at(self.licensed[-1][1]) if self.licensed else len(self.words)
        tail = self.words[first:]
        if self.free or not tail or tail[0].key not in plain.RELATIVE:
            return len(self.words)
        if not any(
            word.key in plain.EXPLAINS for word in tail[:_VERB]
        ):  # "which ended last year", "which covers recipes"
            return len(self.words)
        return len(self.words) if any(word.key in plain.RELATIVE_LIMITS for word in tail) else first

    def _at(self, place: int) -> int:
        """Return the first word that begins at or behind a place of the notice."""
        return bisect_left([word.start for word in self.words], place)

    def _addresses(self) -> Iterator[tuple[int, int]]:
        for match in _ADDRESS.finditer(self.sentence.text):
            yield self.sentence.start + match.start(), self.sentence.start + match.end()

    def _asides(self) -> Iterator[tuple[int, int]]:
        """Find what says nothing of the permission: brackets behind "unless otherwise noted", titles, other entries."""
        start, text = self.sentence.start, self.sentence.text
        for hit in self.sentence.hits:
            end = self.sentence.place(hit)[1]
            aside = _ASIDE.match(text, end - start) if "otherwise" in hit.concepts else None
            if aside is not None:
                yield end, start + aside.end()
        for _, end in self.licensed:
            short = _ABBREVIATED.match(text, end - start)
            if short is not None:
                yield start + short.start(1), start + short.end(1)
        for match in _OTHERWISE.finditer(text):
            yield start + match.start(), start + match.end()
        yield from self._title()
        cuts = [0, *(match.start() for match in _SEPARATED.finditer(text)), len(text)]
        for first, last in pairwise(cuts):
            inside = any(first <= place - start < last for place, _ in self.licensed)
            if self.licensed and not inside:
                yield start + first, start + last

    def _title(self) -> Iterator[tuple[int, int]]:
        """Find the title and the author of a work that is said to be licensed.

        "[Title] by [author] is licensed under …" is what the licence chooser of Creative Commons writes.
        """
        under = self._first("license_under")
        by = next((index for index, word in enumerate(self.words[:under]) if word.key in _BY), 0)
        named = any(under < self._at(start) for start, _ in self.licensed)
        if not (named and 0 < by <= _TITLE and under - by <= _AUTHOR) or not self.raw(0)[:1].isupper():
            return
        title = self.words[:by]
        known = title[0].key in _DETERMINERS or any(index in self.hits for index in range(by))
        if not known and not any(plain.is_plain(word.key, "things") for word in title):
            yield self.sentence.start, self.words[under].start

    # --- single words ---

    def _covered(self, word: Token) -> bool:
        """Tell whether a licence's name, a copyright line or an address accounts for it."""
        last = bisect_left(self.spans, (word.end, 0))
        return any(start <= word.start and word.end <= end for start, end in self.spans[:last])

    def _aside(self, index: int) -> bool:
        """Tell whether a thing that is no text stands behind the text ("articles and photos") or is left out."""
        return index > self.work or any(first <= index < after for first, after in self.beside)

    def _qualified(self, hit: Hit) -> bool:
        """Tell whether words beside it say which of the texts are meant: "guest articles", "articles by agencies"."""
        before = hit.first - 1
        if before not in self.hits and not plain.is_plain(self.words[before].key):
            return True
        if hit.after >= len(self.words):
            return False
        end, start = self.words[hit.after - 1].end, self.words[hit.after].start
        gap = self.sentence.text[end - self.sentence.start : start - self.sentence.start]
        return not gap.strip() and self.words[hit.after].key not in plain.AND

    def _says_nothing(self, index: int) -> bool:
        """Tell whether a word belongs to a time that was read, "without changes", "but not …", "the X original"."""
        key = self.words[index].key
        if (self.dated and (key in plain.DAYS or key in plain.TIMES)) or (self.free and key in _HEDGES):
            return True
        before = self.words[index - 1].key if index else ""
        behind = self.words[index + 1].key if index + 1 < len(self.words) else ""
        if key in plain.NOT and before in plain.BUT and index > self.core:
            return True
        if key in plain.PAST and self.this and self.licensed:
            return True
        if key in plain.WHEN and self.duty < index + _SOON:
            return index > self.core
        told = behind if key in plain.WITHOUT else key if before in plain.WITHOUT else ""
        published = key in plain.FIRST_TIME and behind.startswith(plain.PUBLICATION)
        without = bool(told) and told.startswith(plain.NOTHING)
        asked = key in plain.FIRST and self._unasked(index)
        edition = behind == "original" and self.raw(index)[:1].isupper()  # "the English original"
        return published or without or asked or edition

    def _unasked(self, index: int) -> bool:
        """Tell whether a word stands right behind "without asking", or "without asking us"."""
        near = (self.hits.get(at) for at in (index - 1, index - 2))
        asking = frozenset(("without_permission", "no_permission_needed"))
        return any(hit is not None and asking & set(hit.concepts) for hit in near)
