"""Bounds how deep foreign markup nests before anything parses it; does *not* make it safe, only cheap.

nh3 (html5ever) takes time quadratic in nesting depth: 50,000 nested elements cost four seconds. So tags beyond a depth
no article needs are dropped *as text*, by a tokenizer that follows the HTML standard's own states (§13.2.5) closely
enough that a closing tag hidden in a comment, an attribute or raw text is not counted as closing anything. Where it
cannot tell it counts too much, never too little.
"""

from __future__ import annotations

import re

from syndicator.normalise import plain

MAX_DEPTH = 100
MAX_FORMATTING = 12  # open formatting elements are re-opened in every paragraph (HTML §13.2.4.3): they multiply
MAX_TAGS = 50_000
MAX_TAG = 6_000  # characters; attributes are compared with one another: their cost is quadratic too
_SHORT = 20_000
_LONG_TAG = re.compile(r"<[^<>]{2000}")
_CHEAP = 80  # fewer opening tags than this cannot nest deeper than this

_TAG = re.compile(
    r"<(/?)([a-zA-Z][^\s/>]*+)"
    r"(?:[\s/]++|[^\s/>][^\s/>=]*+(?:\s*+=\s*+(?:\"[^\"]*+\"|'[^']*+'|[^\s>\"'][^\s>]*+)?)?+)*+>"
)
_COMMENT_END = re.compile("--!?>")
_FORMATTING = frozenset(
    (
        "a",
        "abbr",
        "b",
        "big",
        "cite",
        "code",
        "del",
        "em",
        "font",
        "i",
        "ins",
        "mark",
        "nobr",
        "q",
        "s",
        "small",
        "span",
        "strike",
        "strong",
        "sub",
        "sup",
        "tt",
        "u",
    )
)

# Void elements, and those a sibling closes by itself inside elements that are counted.
_FLAT = plain.words(
    "area base br col embed hr img input link meta param source track wbr"
    " p li dt dd tr td th tbody thead tfoot option optgroup colgroup caption"
)
_RAW = frozenset(("script", "style", "xmp", "iframe", "noembed", "noframes", "noscript", "textarea", "title"))

_FOREIGN = frozenset(("svg", "math"))
_OWN_RULES = _RAW | _FOREIGN | plain.words("object applet marquee template button select plaintext listing")
_OPENING = re.compile(r"<([a-zA-Z][a-zA-Z0-9]*)")
_PLAIN_TAG = re.compile(
    r"<(/?)([a-zA-Z][a-zA-Z0-9]*)(?=[\s/>])[^<>\"']*+(?:\"[^\"<>]*+\"[^<>\"']*+|'[^'<>]*+'[^<>\"']*+)*+>"
)


def tag_names(markup: str) -> frozenset[str]:
    """The names of all opening tags, in lower case; those that only stand in an attribute too."""
    return frozenset([written.lower() for written in set(_OPENING.findall(markup))])


def is_shallow(markup: str, names: frozenset[str]) -> bool:
    """Tell whether it is certain at a glance that the markup nests no deeper than an article.

    Certain means: there are few tags; or every ``<`` begins a whole tag without ``<`` or ``>`` in its attributes, no
    element has rules of nesting of its own, and counting every tag never comes near the limits.
    """
    if _LONG_TAG.search(markup):
        return False
    if markup.count("<") - markup.count("</") <= _CHEAP:
        return True
    if names & _OWN_RULES:
        return False
    tags = _PLAIN_TAG.findall(markup)
    return len(tags) == markup.count("<") and _is_shallow(tags)


def _is_shallow(tags: list[tuple[str, str]]) -> bool:  # noqa: C901 - one loop over every tag of every long text: calls cost
    """Count every opening and closing tag; tell whether the depth stays far from the limits."""
    open_names: dict[str, int] = {}
    outside: list[dict[str, int]] = []  # open around each open table: nothing in a cell closes them (HTML §13.2.4.2)
    depth = 0
    for closing, written in tags:
        name = written.lower()
        if name in _FLAT:
            continue
        count = open_names.get(name, 0)
        if name == "table":
            if not closing:
                outside.append(open_names)
                open_names = {}
                depth += 1
            elif outside:
                left, open_names = open_names, outside.pop()
                for inner, more in left.items():
                    open_names[inner] = open_names.get(inner, 0) + more
                depth -= 1
        elif not closing:
            open_names[name] = count + 1
            depth += 1
            if count >= MAX_FORMATTING and name in _FORMATTING:
                return False
        elif count:
            open_names[name] = count - 1
            depth -= 1
        if depth > _CHEAP:
            return False
    return True


def bounded(markup: str) -> str:
    """The same markup, nesting at most ``MAX_DEPTH`` deep. Linear in its length."""
    if len(markup) <= _SHORT and markup.count("<") - markup.count("</") <= _CHEAP:
        return markup
    kept: list[str] = []
    open_names: list[str] = []
    formatting = tags = position = 0
    while (start := markup.find("<", position)) >= 0:
        kept.append(markup[position:start])
        tag = _TAG.match(markup, start)
        if tag is None:
            position = _after_declaration(markup, start)
            if position == start:  # a lone "<" is text
                kept.append("<")
                position = start + 1
            continue
        position = tag.end()
        tags += 1
        name = tag[2].lower()
        if name in _FOREIGN:  # other rules of nesting apply inside; the sanitiser drops them anyway
            continue
        if name in _RAW and not tag[1]:
            position = _after_raw(markup, name, position)
            continue
        if tags > MAX_TAGS:
            continue
        if name not in _FLAT:
            change = _close(open_names, name) if tag[1] else _open(open_names, name, formatting)
            if change is None:
                continue
            formatting += change
        kept.append(tag[0] if len(tag[0]) <= MAX_TAG else f"<{tag[1]}{name}>")
    kept.append(markup[position:])
    return "".join(kept)


def _open(open_names: list[str], name: str, formatting: int) -> int | None:
    """Enter an element; None where it would nest too deep."""
    is_formatting = name in _FORMATTING
    if len(open_names) >= MAX_DEPTH or (is_formatting and formatting >= MAX_FORMATTING):
        return None
    open_names.append(name)
    return 1 if is_formatting else 0


def _close(open_names: list[str], name: str) -> int | None:
    """Leave an element, looking through formatting elements only: anything else may be a scope it does not reach."""
    for index in range(len(open_names) - 1, -1, -1):
        if open_names[index] == name:
            del open_names[index]
            return -1 if name in _FORMATTING else 0
        if open_names[index] not in _FORMATTING:
            return None
    return None


def without_comments(markup: str) -> str:
    """The same markup without its comments; an unfinished one hides all that follows (HTML §13.2.5.45)."""
    kept: list[str] = []
    position = 0
    while (start := markup.find("<!--", position)) >= 0:
        kept.append(markup[position:start])
        position = _after_declaration(markup, start)
    kept.append(markup[position:])
    return "".join(kept)


def _after_declaration(markup: str, start: int) -> int:
    """Where a comment, a declaration or a tag that never ends is over; ``start`` where it is none of them."""
    following = markup[start + 1 : start + 4]
    if following == "!--":
        if markup.startswith((">", "->"), start + 4):  # HTML §13.2.5.43: an abruptly closed empty comment
            return markup.index(">", start) + 1
        end_of_comment = _COMMENT_END.search(markup, start + 4)
        return end_of_comment.end() if end_of_comment else len(markup)
    if following[:1] in {"!", "?", "/"}:
        end = markup.find(">", start)
        return end + 1 if end >= 0 else len(markup)
    return len(markup) if following[:1].isalpha() and following[:1].isascii() else start


def _after_raw(markup: str, name: str, position: int) -> int:
    """Where the text of an element that holds no markup ends. Its content is dropped: none of it is ever shown."""
    end = re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE).search(markup, position)
    if end is None:
        return len(markup)
    close = markup.find(">", end.end())
    return close + 1 if close >= 0 else len(markup)
