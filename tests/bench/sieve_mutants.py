"""Asks a suite that was collected once about many mutants: quick, and never too kind. Makes no mutants itself.

pytest imports and collects once. One fork runs the whole suite and notes which tests reach which line of the mutated
modules; then each mutant has a fork of its own, where the change is put into what is imported already (the code of a
function, the value of a name), and only the tests that reach its line are asked, the quickest first. What cannot be
exchanged so (class bodies, defaults) is handed back unasked. A mutant that lives here may still die when everything is
imported anew; one that dies here is dead.
"""

from __future__ import annotations

import ast
import functools
import os
import pickle
import signal
import sys
import time
import traceback
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from types import CodeType, FrameType, FunctionType, ModuleType
from typing import Any

import pytest

Cache: Any = type(functools.lru_cache(len))


@dataclass
class Reached:
    """Which tests reach which line of which file, and how long each test took."""

    lines: dict[tuple[str, int], set[str]] = field(default_factory=lambda: defaultdict(set))
    seconds: dict[str, float] = field(default_factory=dict)
    failed: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Change:
    """A mutant as the sieve sees it: the module, what makes its whole changed tree, and which node is changed there."""

    name: str
    module: str
    path: Path
    change: Callable[[], ast.Module]
    place: int
    nearest: str  # in the name of the tests to ask first


class _Mutant:
    """A change with its tree, which is large, and where in it the change is."""

    def __init__(self, change: Change) -> None:
        self.path, self.module = change.path, change.module
        self.tree = change.change()
        self.statement, self.function = _around(self.tree, change.place)


class Sieve:
    """A pytest plugin: asks its changes instead of running the tests; ``lives[i]`` is None where i was not askable."""

    def __init__(self, changes: list[Change], processes: int, seconds: float, most: int) -> None:
        self.changes = changes
        self.processes = processes
        self.seconds = seconds
        self.most = most
        self.lives: list[bool | None] = [None] * len(changes)

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Ask every change."""
        files = {str(change.path) for change in self.changes}
        reached: Reached = _told_by_fork(lambda: _reach(session, files))
        for test in reached.failed:  # they would kill everybody
            sys.stderr.write(f"left out, for it fails without any change: {test}\n")
        running: dict[int, int] = {}
        for number, change in enumerate(self.changes):
            while len(running) >= self.processes:
                self._gather(running)
            mutant = _Mutant(change)
            put = _exchange(mutant)
            if put is None:
                continue
            asked = sorted(_who_reach(mutant, reached).difference(reached.failed), key=reached.seconds.__getitem__)
            asked.sort(key=lambda test: change.nearest not in test)
            child = os.fork()
            if child == 0:
                os._exit(_ask(session, asked[: self.most or None], put, self.seconds))
            running[child] = number
        while running:
            self._gather(running)
        return True

    def _gather(self, running: dict[int, int]) -> None:
        child, status = os.wait()
        number = running.pop(child)
        self.lives[number] = status == 0
        if status == 0:
            sys.stderr.write(f"{number + 1} of {len(self.changes)} lives: {self.changes[number].name}\n")


def sift(changes: list[Change], options: list[str], *, processes: int, seconds: float, most: int) -> list[bool | None]:
    """Return for each change whether it lives, None where it could not be asked; in a process of its own.

    ``seconds``: of computing, for one mutant; ``most``: tests asked about one mutant, 0: all that reach it.
    """

    def ask() -> list[bool | None]:
        quiet = os.open(os.devnull, os.O_WRONLY)
        os.dup2(quiet, 1)
        sieve = Sieve(changes, processes, seconds, most)
        code = pytest.main(["-q", "-s", "-p", "no:randomly", "-p", "no:xdist", *options], plugins=[sieve])
        if code not in (pytest.ExitCode.OK, pytest.ExitCode.NO_TESTS_COLLECTED):
            raise SystemExit(int(code))
        return sieve.lives

    lives: list[bool | None] = _told_by_fork(ask)
    return lives


def _told_by_fork(work: Callable[[], Any]) -> Any:
    """Do the work in a fork and return its answer: nothing else of it stays here."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        code = 1
        try:
            with os.fdopen(writing, "wb") as pipe:
                pickle.dump(work(), pipe)
            code = 0
        except BaseException:  # noqa: BLE001 - the fork ends here, whatever it is
            traceback.print_exc()
        finally:
            os._exit(code)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        told = pipe.read()
    _, status = os.waitpid(child, 0)
    if status:
        raise SystemExit("the tests cannot be asked: run them without any change first")
    return pickle.loads(told)  # noqa: S301 - written by our own fork


def _reach(session: pytest.Session, files: Collection[str]) -> Reached:
    reached = Reached()
    test = ""

    def call(frame: FrameType, _event: str, _value: Any) -> Any:
        return line(frame, "line", None) if frame.f_code.co_filename in files else None

    def line(frame: FrameType, _event: str, _value: Any) -> Any:
        reached.lines[frame.f_code.co_filename, frame.f_lineno].add(test)
        return line

    for number, item in enumerate(session.items):
        test = item.nodeid
        _forget(lasting=False)
        before, started = session.testsfailed, time.perf_counter()
        sys.settrace(call)
        _run(session, item, session.items[number + 1] if number + 1 < len(session.items) else None)
        sys.settrace(None)
        reached.seconds[test] = time.perf_counter() - started
        if session.testsfailed > before:
            reached.failed.append(test)
    reached.lines = dict(reached.lines)
    return reached


def _run(session: pytest.Session, item: pytest.Item, following: pytest.Item | None) -> None:
    session.config.hook.pytest_runtest_protocol(item=item, nextitem=following)


def _forget(*, lasting: bool) -> None:
    """Empty the caches of what was read; ``lasting``: also the tables, which have no bound."""
    for name, module in [*sys.modules.items()]:
        for one in [*vars(module).values()] if name.startswith("syndicator.") else ():
            if isinstance(one, Cache) and (lasting or one.cache_parameters()["maxsize"] is not None):
                one.cache_clear()


def _who_reach(mutant: _Mutant, reached: Reached) -> set[str]:
    """Return the tests that reach the statement of the change; of a name's value: everyone who reaches the module."""
    path = str(mutant.path)
    statement, function = mutant.statement, mutant.function
    if function is None:
        return {test for (file, _), tests in reached.lines.items() if file == path for test in tests}
    last = statement.body[0].lineno - 1 if isinstance(statement, ast.If | ast.For | ast.While) else statement.end_lineno
    lines = range(statement.lineno, max(last or 0, statement.lineno) + 1)
    return set().union(*(reached.lines.get((path, line), ()) for line in lines))


def _around(tree: ast.Module, place: int) -> tuple[Any, ast.FunctionDef | None]:
    """Return the innermost statement of the node at this place, and the outermost function whose body holds it."""
    node = next(node for number, node in enumerate(ast.walk(tree)) if number == place)
    above = {id(inner): outer for outer in ast.walk(tree) for inner in ast.iter_child_nodes(outer)}
    statement: Any = None
    function: ast.FunctionDef | None = None
    inner: ast.AST = node
    while True:
        if isinstance(inner, ast.stmt) and statement is None:
            statement = inner
        outer = above.get(id(inner))
        if outer is None:
            return statement, function
        if isinstance(outer, ast.FunctionDef) and inner in outer.body:
            function = outer
        inner = outer


def _exchange(mutant: _Mutant) -> Callable[[], None] | None:
    """Return what puts the change into the imported module, or None where only a new import would."""
    statement, function = mutant.statement, mutant.function
    module = sys.modules.get(mutant.module)
    if module is None:
        return None
    if function is not None:
        code = next(_codes(compile(mutant.tree, str(mutant.path), "exec"), function), None)
        target = _function(module, code.co_qualname) if code else None
        if code is None or target is None or target.__code__.co_freevars != code.co_freevars:
            return None
        return lambda: setattr(target, "__code__", code)
    if isinstance(statement, ast.Assign | ast.AnnAssign) and statement in mutant.tree.body:
        return lambda: _rename(module, mutant)
    return None


def _codes(code: CodeType, function: ast.FunctionDef) -> Iterator[CodeType]:
    first = min([function.lineno, *(one.lineno for one in function.decorator_list)])
    for inner in code.co_consts:
        if isinstance(inner, CodeType):
            if inner.co_name == function.name and inner.co_firstlineno == first:
                yield inner
            yield from _codes(inner, function)


def _function(module: ModuleType, path: str) -> FunctionType | None:
    """Return the function behind its decorators."""
    found: Any = module
    for name in path.split("."):
        found = vars(found).get(name) if isinstance(found, type | ModuleType) else None
    while not isinstance(found, FunctionType):
        found = getattr(found, "__wrapped__", None) or getattr(found, "fget", None) or getattr(found, "func", None)
        if found is None:
            return None
    return getattr(found, "__wrapped__", found)


def _rename(module: ModuleType, mutant: _Mutant) -> None:
    """Run the assignment and all that are made from its names; whoever imported an old value gets the new one."""
    statement = mutant.statement
    names = _bound(statement)
    following: list[ast.stmt] = [statement]
    for later in mutant.tree.body[mutant.tree.body.index(statement) + 1 :]:
        loaded = {node.id for node in ast.walk(later) if isinstance(node, ast.Name)}
        if isinstance(later, ast.Assign | ast.AnnAssign) and loaded & names:
            following.append(later)
            names |= _bound(later)
    old = {name: getattr(module, name) for name in names}
    compiled = compile(ast.Module(following, type_ignores=[]), str(mutant.path), "exec", dont_inherit=True)
    exec(compiled, vars(module))  # noqa: S102 - the module's own statements, one of them changed
    for other in [*sys.modules.values()]:
        for name, value in [*vars(other).items()] if isinstance(other, ModuleType) else []:
            for mine, was in old.items():
                if value is was and other is not module and not isinstance(was, int | str | bool | None.__class__):
                    setattr(other, name, getattr(module, mine))


def _bound(statement: ast.Assign | ast.AnnAssign) -> set[str]:
    targets = statement.targets if isinstance(statement, ast.Assign) else [statement.target]
    return {node.id for target in targets for node in ast.walk(target) if isinstance(node, ast.Name)}


def _ask(session: pytest.Session, asked: list[str], put: Callable[[], None], seconds: float) -> int:
    """Return 0 where no test notices."""
    signal.signal(signal.SIGPROF, signal.SIG_DFL)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
    try:
        put()
        _forget(lasting=True)
        items = {item.nodeid: item for item in session.items}
        chosen = [items[test] for test in asked]
        for item, following in zip(chosen, [*chosen[1:], None], strict=True):
            _run(session, item, following)
            if session.testsfailed:
                return 1
    except BaseException:  # noqa: BLE001 - whatever it is, it is noticed
        return 1
    return 0
