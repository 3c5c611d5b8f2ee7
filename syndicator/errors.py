"""The tree of expected failures. What is not in this tree is a bug and stays loud.

::

    SyndicatorError(code, hint)
    ├─ ConfigError                 every problem in config/ at once, with file, table and key
    ├─ FetchError(url)
    │   ├─ Unreachable             no connection, no name, torn or timed-out answer
    │   ├─ Refused(status)         the host answered, and the answer is no
    │   │   └─ Gone                410: retired for good
    │   ├─ RateLimited(retry_after)  429 or 503: come back later
    │   ├─ TooLarge                over the limit on the wire or decoded
    │   └─ Forbidden               the guard or robots.txt does not let us ask
    ├─ ParseError(url, locator)
    │   ├─ UnknownFormat           no reader recognises it
    │   └─ Malformed               a reader knows the format but cannot read this
    ├─ EvidenceError(signal)       never fatal: becomes unreadable evidence, which can only narrow
    ├─ StoreError
    │   ├─ StoreUnavailable        locked, missing, corrupt, newer than this program
    │   └─ Conflict                somebody else changed it first, or another instance runs
    ├─ ReviewRefused               a person cannot allow what the evidence or the law forbids
    ├─ RenderError(format, article_id)
    └─ DeliverError(target)

Every error carries a stable ``code`` (for scripts), a message (what happened, to what) and a ``hint`` (what to do).
Please do not add an exception without drawing it here.
"""

from __future__ import annotations

from dataclasses import dataclass


class SyndicatorError(Exception):
    """Something expected went wrong."""

    code = "error"

    def __init__(self, message: str = "", *, code: str | None = None, hint: str = "") -> None:
        super().__init__(message or (self.__doc__ or "").strip())
        if code is not None:
            self.code = code
        self.hint = hint

    @property
    def message(self) -> str:
        """What happened, to what, in one line."""
        return str(self.args[0])


@dataclass(frozen=True, slots=True, kw_only=True)
class ConfigProblem:
    """One thing wrong in the configuration, where it stands, and how to mend it."""

    file: str  # as the person named it, relative to where the command runs if possible
    table: str  # "sources[2]", "site", "" for the file as a whole
    key: str  # "" for the table as a whole
    message: str
    hint: str = ""

    def __str__(self) -> str:
        """Render as ``file: table.key: message (hint)``."""
        place = ".".join(part for part in (self.table, self.key) if part)
        text = f"{self.file}: {place}: {self.message}" if place else f"{self.file}: {self.message}"
        return f"{text} ({self.hint})" if self.hint else text


class ConfigError(SyndicatorError):
    """The configuration cannot be used."""

    code = "config"

    def __init__(self, problems: tuple[ConfigProblem, ...]) -> None:
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = problems


class FetchError(SyndicatorError):
    """A document could not be had."""

    code = "fetch"

    def __init__(self, message: str = "", *, url: str, code: str | None = None, hint: str = "") -> None:
        super().__init__(message, code=code, hint=hint)
        self.url = url


class Unreachable(FetchError):
    """The host gave no usable answer."""

    code = "unreachable"


class Refused(FetchError):
    """The host answered that we cannot have it."""

    code = "refused"

    def __init__(self, message: str = "", *, url: str, status: int, code: str | None = None, hint: str = "") -> None:
        super().__init__(message, url=url, code=code or f"http_{status}", hint=hint)
        self.status = status


class Gone(Refused):
    """The document is gone for good (410)."""


class RateLimited(FetchError):
    """The host asks us to come back later."""

    code = "rate_limited"

    def __init__(self, message: str = "", *, url: str, status: int, retry_after: float | None, hint: str = "") -> None:
        super().__init__(message, url=url, code=f"http_{status}", hint=hint)
        self.status = status
        self.retry_after = retry_after  # seconds from now as the host said, unclamped; None: it did not say


class TooLarge(FetchError):
    """The answer is larger than we accept."""

    code = "too_large"


class Forbidden(FetchError):
    """We may not ask: the address guard or robots.txt says no."""

    code = "forbidden"


class ParseError(SyndicatorError):
    """A document could not be read."""

    code = "parse"

    def __init__(
        self, message: str = "", *, url: str = "", locator: str = "", code: str | None = None, hint: str = ""
    ) -> None:
        super().__init__(message, code=code, hint=hint)
        self.url = url
        self.locator = locator


class UnknownFormat(ParseError):
    """No reader recognises this document."""

    code = "unknown_format"


class Malformed(ParseError):
    """The document is broken beyond reading."""

    code = "malformed"


class EvidenceError(SyndicatorError):
    """A rights signal could not be read; it may only narrow."""

    code = "evidence"

    def __init__(self, message: str = "", *, signal: str) -> None:
        super().__init__(message)
        self.signal = signal


class StoreError(SyndicatorError):
    """The store cannot do what was asked."""

    code = "store"


class StoreUnavailable(StoreError):
    """The store cannot be opened."""

    code = "store_unavailable"


class Conflict(StoreError):
    """Somebody else holds or changed it first."""

    code = "conflict"


class ReviewRefused(SyndicatorError):
    """A person cannot allow this."""

    code = "review_refused"


class RenderError(SyndicatorError):
    """A feed could not be rendered."""

    code = "render"

    def __init__(self, message: str = "", *, output_format: str, article_id: str = "") -> None:
        super().__init__(message)
        self.output_format = output_format
        self.article_id = article_id


class DeliverError(SyndicatorError):
    """A rendered feed could not be delivered."""

    code = "deliver"

    def __init__(self, message: str = "", *, target: str, hint: str = "") -> None:
        super().__init__(message, hint=hint)
        self.target = target
