"""What goes to a worker process and comes back, as bytes. Runs nothing and sends nothing.

Values travel by the types which the called function's own signature states, so that what comes back can only be what
was asked for.

Why not pickle? Who decodes a pickle does what its bytes say, and these bytes come from a process that has read what a
stranger wrote. It is also slower: 60 real feeds cost 200 ms to pickle and unpickle, 55 ms this way.
"""

from __future__ import annotations

import builtins
import contextlib
import importlib
import inspect
import traceback
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import Any, get_type_hints

import msgspec

from syndicator import errors

_VALUE, _FAILURE = b"+", b"-"
_encoder = msgspec.msgpack.Encoder()


class _Call(msgspec.Struct, array_like=True):
    function: str
    arguments: list[msgspec.Raw]
    named: dict[str, msgspec.Raw]


class _Failure(msgspec.Struct, array_like=True):
    """An exception without its traceback's frames."""

    kind: str
    arguments: list[str]
    fields: dict[str, str | int | float | None]
    trace: str  # for bugs only


class Contract:
    """How the values of one function travel. Raises ``TypeError`` where its signature does not say what they are."""

    def __init__(self, function: Callable[..., Any]) -> None:
        self.name = f"{function.__module__}:{function.__qualname__}"
        try:
            hints = get_type_hints(function)
            parameters = inspect.signature(function).parameters
            self._decoders = {name: msgspec.msgpack.Decoder(hints[name]) for name in parameters}
            self._returned = msgspec.msgpack.Decoder(hints["return"])
        except (KeyError, NameError, TypeError) as error:
            message = f"{self.name} cannot be called in a worker: its signature must name types that can be built again"
            raise TypeError(f"{message} ({error})") from error
        self._positional = tuple(self._decoders)

    def call(self, arguments: Sequence[object], named: Mapping[str, object]) -> bytes:
        """Pack a call."""
        return _encoder.encode([self.name, arguments, named])

    def arguments(self, call: _Call) -> tuple[list[Any], dict[str, Any]]:
        """Unpack what a call is made with."""
        given = zip(self._positional, call.arguments, strict=False)
        return (
            [self._decoders[name].decode(raw) for name, raw in given],
            {name: self._decoders[name].decode(raw) for name, raw in call.named.items()},
        )

    def value(self, answer: bytes | memoryview) -> Any:  # noqa: ANN401 - the type stands in the signature
        """Return what the function returned, or raise what it raised."""
        if bytes(answer[:1]) == _VALUE:
            return self._returned.decode(answer[1:])
        raise _rebuilt(msgspec.msgpack.decode(answer[1:], type=_Failure))


@lru_cache(maxsize=256)
def contract(function: Callable[..., Any]) -> Contract:
    """Return how a function's values travel."""
    return Contract(function)


@lru_cache(maxsize=256)
def _named(name: str) -> Callable[..., Any]:
    module, _, qualified = name.partition(":")
    found: Any = importlib.import_module(module)
    for part in qualified.split("."):
        found = getattr(found, part)
    if not callable(found):
        raise TypeError(name)
    return found  # type: ignore[no-any-return] # found by its name, so nobody knows its type


def carry_out(call: bytes | bytearray) -> bytes:
    """Do what a call says and pack what came of it, also an exception. Raises ``MemoryError``."""
    try:
        asked = msgspec.msgpack.decode(call, type=_Call)
        function = _named(asked.function)
        terms = contract(function)
        arguments, named = terms.arguments(asked)
        return _VALUE + _encoder.encode(function(*arguments, **named))
    except MemoryError:
        raise
    except Exception as error:  # noqa: BLE001 - it is raised again where the function was called from
        return _FAILURE + _encoder.encode(_packed(error))


def failure(error: Exception) -> bytes:
    """Pack an exception as the answer."""
    return _FAILURE + _encoder.encode(_packed(error))


def _packed(error: Exception) -> _Failure:
    expected = isinstance(error, errors.SyndicatorError)
    return _Failure(
        kind=type(error).__name__,
        arguments=[_text(argument) for argument in error.args],
        fields={
            name: _text(value) if isinstance(value, str) else value
            for name, value in vars(error).items()
            if value is None or isinstance(value, str | int | float)
        }
        if expected
        else {},
        trace="" if expected else _text("".join(traceback.format_exception(error))),
    )


def _text(value: object) -> str:
    return str(value).encode("utf-8", "replace").decode()


def _rebuilt(failure: _Failure) -> Exception:
    kind = getattr(errors, failure.kind, None) if not failure.trace else None
    if isinstance(kind, type) and issubclass(kind, errors.SyndicatorError):
        expected = kind.__new__(kind, *failure.arguments)
        vars(expected).update(failure.fields)
        return expected
    kind = getattr(builtins, failure.kind, None)
    bug: Exception = RuntimeError(f"{failure.kind}: {', '.join(failure.arguments)}")
    if isinstance(kind, type) and issubclass(kind, Exception):
        with contextlib.suppress(TypeError):  # one that is made of more than words
            bug = kind(*failure.arguments)
    bug.add_note(f"in a worker:\n{failure.trace}")
    return bug
