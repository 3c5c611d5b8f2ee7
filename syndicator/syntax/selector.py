"""Selectors a person writes for pages: CSS, or XPath 1.0; checked before they are used, bounded while they are.

``h1.title`` is CSS; what begins with ``/``, ``./``, ``(`` or a function that makes a text is XPath. Both may name what
is wanted of an element:
``a::attr(href)`` and ``//a/@href``, ``p::text`` and ``//p/text()``; otherwise it is the element itself.

XPath here can read the page and nothing else: no ``document()``, no variables, no functions but those of XPath 1.0, no
regular expressions of EXSLT, and no more than two descents (``//``), each of which may walk through the whole page.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

LONGEST: Final = 500  # characters of a selector
MOST_FOUND: Final = 10_000
_MOST_DESCENTS: Final = 2
_MOST_BRANCHES: Final = 5
_WALKS: Final = ("//", "descendant", "ancestor", "following", "preceding")
_MOST_PREDICATES: Final = 8
_PSEUDO: Final = re.compile(r"\s*::(?:(text)|attr\(\s*([a-zA-Z_][\w:-]{0,60})\s*\))$")
_CALL: Final = re.compile(r"([A-Za-z_][\w.-]{0,60}(?::[\w.-]{1,60})?)\s{0,5}\(")
_FUNCTION_FIRST: Final = re.compile(r"(?:string|normalize-space|concat|substring(?:-before|-after)?|translate)\(")
_QUOTED: Final = re.compile(r"\"[^\"]*\"|'[^']*'")
_FUNCTIONS: Final = frozenset(
    (
        "last", "position", "count", "name", "local-name", "string", "concat", "starts-with", "contains",
        "substring-before", "substring-after", "substring", "string-length", "normalize-space", "translate", "boolean",
        "not", "true", "false", "number", "sum", "floor", "ceiling", "round", "text", "node", "comment", "and", "or",
        "div", "mod",
    )
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Selector:
    """A selector that has been checked."""

    text: str
    is_xpath: bool
    attribute: str | None = None  # CSS: ::attr(name)
    only_text: bool = False  # CSS: ::text

    @property
    def css(self) -> str:
        """The CSS without what is wanted of the element."""
        return _PSEUDO.sub("", self.text)


@lru_cache(maxsize=2_000)
def parse(text: str) -> Selector:
    """Read a selector. Raises ``ValueError`` with what is wrong, and a hint as its second argument."""
    text = text.strip()
    if not text:
        raise ValueError("must not be empty")
    if len(text) > LONGEST:
        raise ValueError(f"must have at most {LONGEST} characters")
    if text.startswith(("/", "./", "(")) or _FUNCTION_FIRST.match(text):
        _check_xpath(text)
        return Selector(text, is_xpath=True)
    found = _PSEUDO.search(text)
    made = Selector(
        text,
        is_xpath=False,
        attribute=found[2].lower() if found is not None and found[2] else None,
        only_text=found is not None and bool(found[1]),
    )
    _check_css(made.css)
    return made


def check(text: str) -> str:
    """Return a selector a person wrote, as it is. Raises ``ValueError``."""
    return parse(text).text


def _check_css(text: str) -> None:
    from selectolax.lexbor import LexborHTMLParser

    hint = "try it in the console of a browser: document.querySelectorAll(…)"
    if not text:
        raise ValueError("must name an element before ::", 'for instance "a::attr(href)"')
    if "::" in text:
        raise ValueError("may only end with ::text or ::attr(name)", hint)
    try:
        LexborHTMLParser("<p></p>").css(text)
    except Exception:  # noqa: BLE001 - the library's own type is private
        raise ValueError("is no CSS selector", hint) from None


def _check_xpath(text: str) -> None:
    bare = _QUOTED.sub("''", text)
    hint = "what can be used: steps, attributes, predicates and the functions of XPath 1.0"
    if "$" in bare:
        raise ValueError("may not use variables", hint)
    for name in _CALL.findall(bare):
        if name not in _FUNCTIONS:
            raise ValueError(f"may not call {name}()", hint)
    # On a page of nested elements each further descent multiplies the time by the depth: measured, three took minutes.
    branches = bare.split("|")
    if len(branches) > _MOST_BRANCHES or any(sum(map(one.count, _WALKS)) > _MOST_DESCENTS for one in branches):
        raise ValueError(f"may descend at most {_MOST_DESCENTS} times (//)", "name the steps between with /")
    if bare.count("[") > _MOST_PREDICATES:
        raise ValueError(f"may have at most {_MOST_PREDICATES} conditions", hint)
    try:
        _compiled(text)
    except Exception:  # noqa: BLE001 - lxml raises several
        raise ValueError("is no XPath 1.0 expression", hint) from None


@lru_cache(maxsize=500)
def _compiled(text: str) -> Any:  # noqa: ANN401 - lxml has no types
    from lxml import etree

    return etree.XPath(text, regexp=False, smart_strings=False)


def xpath(root: Any, selector: Selector) -> list[Any]:  # noqa: ANN401 - lxml has no types
    """Return what an XPath finds below a node: elements, or texts. Raises ``ValueError`` where it cannot be run."""
    from lxml import etree

    try:
        found = _compiled(selector.text)(root)
    except etree.XPathError as error:
        raise ValueError(f"cannot be run: {error}") from None
    if isinstance(found, list):
        return found[:MOST_FOUND]
    return [found] if isinstance(found, str) else [f"{found:g}"] if isinstance(found, float) else []
