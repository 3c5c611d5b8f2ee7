"""Promises 5 and 7 to 11 over virtual days: who is asked when, with what, and how often; no second is waited for."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from support.virtual import DAY, HOUR, TICK, Publisher, World
from support.visits import START

AGES = 16 * 365 * 86_400
Worlds = Callable[..., World]


@pytest.fixture
def worlds(tmp_path: Path) -> Iterator[Worlds]:
    made: list[World] = []

    def make(*publishers: Publisher, seed: int = 1) -> World:
        made.append(World(tmp_path / str(len(made)), publishers, seed=seed))
        return made[-1]

    yield make
    for world in made:
        world.close()


def town() -> dict[str, Publisher]:
    """Publishers of every rhythm and temper."""
    people = (
        Publisher("busy", news_every=timedelta(minutes=40)),
        Publisher("daily", news_every=DAY, touches=0.1),
        Publisher("monthly", news_every=30 * DAY),
        Publisher("strict", news_every=DAY, source='every = "3h"'),
        Publisher("clock", news_every=DAY, source='cron = "30 6 * * *"'),
        Publisher("ttl", news_every=timedelta(minutes=40), ttl=240),
        Publisher("fresh", headers=(("cache-control", "max-age=43200"),)),
        Publisher("ages", headers=(("cache-control", f"max-age={AGES}"),)),
        Publisher("limited", news_every=timedelta(minutes=40), limits=0.2, retry_after=2 * 3_600),
        Publisher("patient", news_every=DAY, limits=0.05, retry_after=30 * 86_400),
        Publisher("flaky", fails=0.3),
        Publisher("gone", gone_on=2),
        Publisher("moved", moves_on=1),
    )
    return {one.name: one for one in people}


BOUNDS = {  # hours between two requests that were answered, jitter and a bell included
    "busy": (1, 1.1), "daily": (1, 6.6), "monthly": (6, 6.6), "strict": (3, 3.3), "clock": (18.5, 24), "ttl": (4, 4.4),
    "fresh": (12, 13.2), "ages": (24, 24), "gone": (1, 1.1), "moved": (1, 1.1),
}  # fmt: skip
WELL = ("200", "304", "301")


def check(world: World, people: dict[str, Publisher]) -> None:
    """What holds in any world that was never stopped."""
    assert all(count == 1 for asked in world.passes for count in asked.values()), "one request per source and pass"
    for one in people.values():
        assert one.wrong_validators == 0, f"{one.name}: validators that were not those of the last answer"
        assert one.early == 0, f"{one.name}: asked before its pause was over"
    for name, (least, most) in BOUNDS.items():
        gaps = [later - earlier for earlier, later in pairwise(people[name].times())]
        assert gaps
        assert min(gaps) >= least * HOUR, name
        assert max(gaps) <= most * HOUR + TICK, name


@pytest.mark.parametrize("seed", range(3))
def test_four_days_with_everybody(worlds: Worlds, seed: int) -> None:
    people = town()
    world = worlds(*people.values(), seed=seed)
    world.live(4 * DAY)
    check(world, people)
    everything = [kind for one in people.values() for _, kind in one.asked]
    assert {"200", "304", "301", "429", "410", "away"} <= set(everything)

    gone = people["gone"].times("410")
    assert len(gone) == 1, "410 stops at once"
    assert people["gone"].times()[-1] == gone[0]
    moved = [kind for _, kind in people["moved"].asked if kind == "301"]
    assert len(moved) == 3, "the third equal redirect is believed, and the old address is asked no more"
    pauses = [later - at for (at, kind), (later, _) in pairwise(people["limited"].asked) if kind == "429"]
    assert pauses
    assert all(2 * HOUR <= pause <= 2.2 * HOUR + TICK for pause in pauses)
    again = [later - at for (at, kind), (later, _) in pairwise(people["flaky"].asked) if kind == "away"]
    assert all(HOUR <= wait <= DAY for wait in again)


@pytest.mark.parametrize("seed", range(3))
def test_thirty_days_of_those_who_ask_for_patience(worlds: Worlds, seed: int) -> None:
    names = ("daily", "monthly", "clock", "fresh", "ages", "patient", "flaky")
    people = {name: one for name, one in town().items() if name in names}
    world = worlds(*people.values(), seed=seed)
    world.live(30 * DAY)
    assert all(count == 1 for asked in world.passes for count in asked.values())
    for one in people.values():
        assert one.wrong_validators == 0
    for name, at_most in (("monthly", 4.1), ("clock", 1.1), ("fresh", 2.1), ("ages", 1.1)):
        assert len(people[name].asked) <= at_most * 30, name
    # Nobody starves: not who wants to be left alone for ever, not who fails every third time.
    waits = [later - at for (at, kind), (later, _) in pairwise(people["patient"].asked) if kind == "429"]
    assert all(7 * DAY - TICK <= wait <= 7 * DAY + TICK for wait in waits), "a month is heard as a week"
    assert max(later - at for at, later in pairwise(people["flaky"].times(*WELL))) <= 2 * DAY
    held = {visit.source_id: visit.known for _, visit in world.visits}
    assert held["daily"] >= 30, "what was published was read"


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("jump", [9 * HOUR, 3 * DAY, 400 * DAY], ids=["a night", "a weekend", "a year"])
def test_after_a_standstill_everybody_is_asked_once(worlds: Worlds, jump: timedelta, seed: int) -> None:
    names = ("busy", "daily", "strict", "ttl", "fresh", "clock")
    people = {name: one for name, one in town().items() if name in names}
    world = worlds(*people.values(), seed=seed)
    world.live(DAY)
    for one in people.values():
        one.asked.clear()
    world.passes.clear()
    world.now += jump
    back = world.now
    world.live(50 * timedelta(minutes=1))
    asked = {name: one.times() for name, one in people.items()}
    overdue = {name for name in names if name not in {"fresh", "clock"} or jump >= DAY}
    assert {name: times for name, times in asked.items() if name in overdue} == {name: [back] for name in overdue}
    assert all(len(times) <= 1 for times in asked.values())
    world.live(DAY)
    nexts = [times[1] for name, one in people.items() if name in overdue and len(times := one.times()) > 1]
    assert len(set(nexts)) == len(nexts), "and then each at a time of its own"


def test_a_clock_that_goes_back_silences_nobody_and_asks_nobody_twice(worlds: Worlds) -> None:
    people = town()
    world = worlds(people["busy"], people["strict"])
    world.live(6 * HOUR)
    world.now -= HOUR
    for one in people.values():
        one.asked.clear()
    world.live(6 * HOUR)
    for name, pace in (("busy", 1), ("strict", 3)):
        times = [START + 5 * HOUR, *people[name].times()]
        gaps = [later - earlier for earlier, later in pairwise(times)]
        assert max(gaps) <= 2.2 * pace * HOUR, "an hour that comes twice is an hour of waiting, no more"


def test_sources_of_one_pace_do_not_stay_in_step(worlds: Worlds) -> None:
    crowd = [Publisher(f"s{number}", source='every = "2h"') for number in range(20)]
    world = worlds(*crowd)
    world.live(DAY)
    first = {one.name: one.times()[:2] for one in crowd}
    assert {times[0] for times in first.values()} == {START}
    seconds = sorted(times[1] for times in first.values())
    assert seconds[0] >= START + 2 * HOUR
    assert seconds[-1] <= START + 2.2 * HOUR + TICK
    assert len(set(seconds)) > len(crowd) / 3
    lasts = sorted(one.times()[-1] for one in crowd)
    assert lasts[-1] - lasts[0] > timedelta(minutes=30), "after a day they are spread"
