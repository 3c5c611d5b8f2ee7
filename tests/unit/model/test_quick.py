from __future__ import annotations

import inspect
from dataclasses import FrozenInstanceError, dataclass, field, make_dataclass, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from syndicator.model.draft import Said
from syndicator.model.quick import quickly_made


@dataclass(frozen=True, slots=True, kw_only=True)
class Slow:
    name: str
    place: str | None = None
    kinds: tuple[str, ...] = ()
    last: int


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class Quick:
    name: str
    place: str | None = None
    kinds: tuple[str, ...] = ()
    last: int


@given(st.text(), st.none() | st.text(), st.tuples(st.text()), st.integers())
def test_a_value_is_what_it_would_be_without(name: str, place: str | None, kinds: tuple[str, ...], last: int) -> None:
    slow, quick = (
        Slow(name=name, place=place, kinds=kinds, last=last),
        Quick(name=name, place=place, kinds=kinds, last=last),
    )
    assert repr(quick).replace("Quick", "Slow", 1) == repr(slow)
    assert hash(quick) == hash(slow)
    assert quick == Quick(name=name, place=place, kinds=kinds, last=last)
    assert (quick == object()) is False
    assert replace(quick, last=last + 1).last == last + 1


def test_fields_that_are_not_given_take_their_defaults() -> None:
    assert Quick(name="a", last=1) == Quick(name="a", place=None, kinds=(), last=1)


def test_it_is_called_as_before() -> None:
    assert inspect.signature(Quick) == inspect.signature(Slow)
    with pytest.raises(TypeError, match=r"Quick\.__init__\(\) missing 1 required keyword-only argument: 'last'"):
        Quick(name="a")  # type: ignore[call-arg]
    with pytest.raises(TypeError, match="unexpected keyword argument 'other'"):
        Quick(name="a", last=1, other=2)  # type: ignore[call-arg]
    with pytest.raises(TypeError, match="positional"):
        Quick("a", last=1)  # type: ignore[call-arg]


def test_nothing_can_be_changed_afterwards() -> None:
    said = Said(text="tide", carrier="rss:title")
    with pytest.raises(FrozenInstanceError):
        said.text = "ebb"  # type: ignore[misc]
    with pytest.raises(AttributeError):
        del said.text
    assert said.text == "tide"


def test_what_does_more_than_fill_its_slots_is_refused() -> None:
    with pytest.raises(TypeError, match="Grown does more"):
        quickly_made(
            make_dataclass("Grown", [("all", list, field(default_factory=list))], frozen=True, slots=True, kw_only=True)
        )
    with pytest.raises(TypeError, match="Placed does more"):
        quickly_made(make_dataclass("Placed", ["first"], frozen=True, slots=True))
    checked = make_dataclass(
        "Checked", ["first"], frozen=True, slots=True, kw_only=True, namespace={"__post_init__": lambda _: None}
    )
    with pytest.raises(TypeError, match="Checked does more"):
        quickly_made(checked)
