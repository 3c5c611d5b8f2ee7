"""Mutation testing of ``rights/``: changes one thing in one module, and asks the tests whether they notice.

No file is touched: a mutant exists only in a forked process, whose import of the module is answered with the changed
source. Names are from the rights room: ``tests/bench/mutate_rights.py decide.grounds holder --sample 60``; all of it
without a name. Human-readable sentences (strings with a blank), type annotations, docstrings and the sizes of caches
are left alone. Prints killed and all for each module, then every survivor as file:line, operator and line.

``--fast`` collects the tests once and asks of each mutant only those that reach its line (``sieve_mutants``): seconds a
module, not minutes. It may spare a mutant that a new import would betray, and kills none that lives. The same seed
samples the same mutants either way.
"""

from __future__ import annotations

import argparse
import ast
import importlib
import os
import random
import signal
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from importlib.machinery import SourceFileLoader
from pathlib import Path
from types import CodeType
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
ROOM = ROOT / "syndicator" / "rights"
TESTS = ROOT / "tests"
SLOW = "not adversarial and not megabyte and not long_notice and not linear"
SECONDS = 120  # of computing; a mutant that never ends is noticed too

MODULES = tuple(
    ".".join(path.relative_to(ROOM).with_suffix("").parts)
    for path in sorted(ROOM.rglob("*.py"))
    if path.relative_to(ROOM).parts[0] != "data" and path.parent.name != "tables"
)

NEAREST = {  # whose own tests are asked first; all the others follow
    "notices": ("test_notices", "test_cases"),
    "decide": ("test_decide", "test_cases"),
    "deeds": ("test_licenses",),
    "license_words": ("test_licenses", "test_notices"),
    "tokens": ("test_tokens", "test_licenses", "test_notices"),
    "carry": ("test_apply",),
    "shown": ("test_apply",),
    "excerpt": ("test_apply_excerpt",),
    "fixed_line": ("test_credit_fixed_line",),
    "catalogue_file": ("test_catalogue",),
}

SWAPPED: dict[type[ast.AST], type[Any]] = {
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.And: ast.Or,
    ast.Or: ast.And,
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.BitOr: ast.BitAnd,
    ast.BitAnd: ast.BitOr,
}


@dataclass(frozen=True)
class Mutant:
    """One change: at which node of the tree, in which line, which."""

    place: int
    line: int
    what: str

    def of(self, source: str) -> ast.Module:
        """Return the module with the change."""
        tree = ast.parse(source)
        _change(next(node for number, node in enumerate(ast.walk(tree)) if number == self.place), self.what)
        return ast.fix_missing_locations(tree)


def mutants(source: str) -> Iterator[Mutant]:
    """Yield every mutant of a module's source, in the order of its places."""
    tree = ast.parse(source)
    skipped = set(_untouched(tree))
    for place, node in enumerate(ast.walk(tree)):
        if id(node) not in skipped:
            for what in _changes(node):
                told = node.target if isinstance(node, ast.comprehension) else node
                yield Mutant(place, getattr(told, "lineno", 0), what)


def _untouched(tree: ast.Module) -> Iterator[int]:
    """Yield what is no behaviour: docstrings, annotations, decorators, imports, the list of public names."""
    for node in ast.walk(tree):
        for root in _still(node):
            if root is not None:
                yield from (id(inner) for inner in ast.walk(root))


def _still(node: ast.AST) -> list[ast.AST | None]:  # noqa: PLR0911 - one line a kind of node
    match node:
        case ast.FunctionDef(decorator_list=decorators, returns=returns):
            return [*decorators, returns]
        case ast.ClassDef(decorator_list=decorators):
            return [*decorators]
        case ast.arg(annotation=annotation) | ast.AnnAssign(annotation=annotation):
            return [annotation]
        case ast.Import() | ast.ImportFrom() | ast.JoinedStr() | ast.Expr(value=ast.Constant()):
            return [node]
        case ast.Assign(targets=[ast.Name(id="__all__")]):
            return [node]
        case ast.Assign(value=ast.Subscript(value=ast.Name(id="Callable"))):  # the name of a type
            return [node]
    return []


def _changes(node: ast.AST) -> Iterator[str]:  # noqa: C901 - one line a kind of node
    match node:
        case ast.Compare(ops=[op, *_]) | ast.BoolOp(op=op) | ast.BinOp(op=op) if type(op) in SWAPPED:
            yield f"{type(op).__name__} → {SWAPPED[type(op)].__name__}"
        case ast.UnaryOp(op=ast.Not()):
            yield "not dropped"
        case ast.Constant(value=bool()):
            yield "flipped"
        case ast.Constant(value=int()):
            yield "plus one"
        case ast.Constant(value=str(text)) if text and " " not in text:
            yield "another word"
        case ast.If() | ast.IfExp():
            yield "condition negated"
        case ast.comprehension(ifs=[_, *_]):
            yield "filter dropped"
        case ast.Return(value=value) if value is not None and not _is_nothing(value):
            yield "returns None"
        case ast.Expr() | ast.AugAssign() | ast.Raise():
            yield "statement dropped"
        case ast.Continue():
            yield "break"
        case ast.Call(keywords=keywords):
            yield from (f"without {word.arg}=" for word in keywords if word.arg not in {None, "maxsize", "text"})


def _is_nothing(node: ast.AST) -> bool:
    """Tell whether it is None, or False, which nobody can tell from None by asking."""
    return isinstance(node, ast.Constant) and (node.value is None or node.value is False)


def _change(node: Any, what: str) -> None:  # noqa: C901 - one line a kind of change
    if what.startswith("without "):
        node.keywords = [word for word in node.keywords if f"without {word.arg}=" != what]
    elif "→" in what and isinstance(node, ast.Compare):
        node.ops[0] = SWAPPED[type(node.ops[0])]()
    elif "→" in what:
        node.op = SWAPPED[type(node.op)]()
    elif what == "not dropped":
        _become(node, ast.Call(func=ast.Name(id="bool", ctx=ast.Load()), args=[node.operand], keywords=[]))
    elif what == "flipped":
        node.value = not node.value
    elif what == "plus one":
        node.value += 1
    elif what == "another word":
        node.value = f"{node.value}X"
    elif what == "condition negated":
        node.test = ast.UnaryOp(op=ast.Not(), operand=node.test)
    elif what == "filter dropped":
        node.ifs = node.ifs[1:]
    elif what == "returns None":
        node.value = ast.Constant(value=None)
    elif what == "break":
        _become(node, ast.Break())
    else:
        _become(node, ast.Pass())


def _become(node: Any, other: ast.AST) -> None:
    place = {name: getattr(node, name) for name in ("lineno", "col_offset", "end_lineno", "end_col_offset")}
    node.__class__ = other.__class__
    node.__dict__ = {**other.__dict__, **place}


def order_of_tests(module: str, *, asked: str) -> list[str]:
    """Return the test files to ask, those of the module first; ``asked``: only those with this in their name."""
    room = module.partition(".")[0]
    nearest = (_nearest(module), *NEAREST.get(room, ("test_" + room,)))

    def distance(path: Path) -> int:
        return next((number for number, name in enumerate(nearest) if path.name.startswith(name)), len(nearest))

    files = sorted((TESTS / "unit" / "rights").glob("test_*.py"), key=distance)
    return [str(path) for path in files if asked in path.name]


def survivors(
    path: Path, source: str, chosen: list[Mutant | None], tests: list[str], processes: int
) -> list[Mutant | None]:
    """Run the tests against each mutant (None: the module as it is), each in a process of its own; return who lives."""
    waiting = list(reversed(chosen))
    running: dict[int, Mutant | None] = {}
    left = []
    while waiting or running:
        while waiting and len(running) < processes:
            mutant = waiting.pop()
            child = os.fork()
            if child == 0:
                _answer(path, ast.parse(source) if mutant is None else mutant.of(source), tests)
            running[child] = mutant
        child, status = os.wait()
        mutant = running.pop(child)
        if status == 0:
            left.append(mutant)
    return left


def _answer(path: Path, tree: ast.Module, tests: list[str]) -> None:
    signal.signal(signal.SIGPROF, signal.SIG_DFL)
    signal.setitimer(signal.ITIMER_PROF, SECONDS)
    quiet = os.open(os.devnull, os.O_WRONLY)
    os.dup2(quiet, 1)
    os.dup2(quiet, 2)
    code = 1
    try:
        compiled = compile(tree, str(path), "exec")
        real = SourceFileLoader.get_code

        def get_code(self: SourceFileLoader, fullname: str) -> CodeType | None:
            return compiled if self.path == str(path) else real(self, fullname)

        SourceFileLoader.get_code = get_code  # type: ignore[method-assign, assignment] # the mutant is in no file
        import pytest

        options = ["-x", "-q", "-p", "no:cacheprovider", "-k", SLOW, f"--rootdir={ROOT}"]
        options += ["-W", "ignore::pytest.PytestAssertRewriteWarning"]  # imported once, before the fork
        code = int(pytest.main([*options, "--hypothesis-seed=0", *tests]))
    finally:
        os._exit(0 if code == 0 else 1)


def _sample(wanted: argparse.Namespace, module: str) -> tuple[Path, str, list[Mutant], int]:
    """Return the module's path and source, the mutants to ask about, and of how many they are taken."""
    path = ROOM.joinpath(*module.split(".")).with_suffix(".py")
    source = path.read_text(encoding="utf-8")
    listed = [one for one in mutants(source) if not wanted.line or one.line in wanted.line]
    chosen = listed
    if wanted.sample and len(listed) > wanted.sample:
        chosen = random.Random(wanted.seed).sample(listed, wanted.sample)  # noqa: S311 - a sample, no secret
    return path, source, chosen, len(listed)


def _tell(module: str, source: str, left: list[Mutant], chosen: int, listed: int) -> None:
    sys.stdout.write(f"{module:24} killed {chosen - len(left):3} of {chosen:3} (of {listed})\n")
    for one in sorted(left, key=lambda one: one.line):
        sys.stdout.write(f"    {_name(module, source, one)}\n")
    sys.stdout.flush()


def _name(module: str, source: str, one: Mutant) -> str:
    return f"{module}:{one.line}  {one.what}  {source.splitlines()[one.line - 1].strip()[:90]}"


def _nearest(module: str) -> str:
    return "test_" + module.replace(".", "_")


def _fast(wanted: argparse.Namespace) -> int:
    """Sift all modules in one suite; those that it cannot ask get a new import each."""
    from sieve_mutants import Change, sift  # imports pytest

    samples = {module: _sample(wanted, module) for module in wanted.modules}
    changes = [
        Change(
            _name(module, source, one),
            f"syndicator.rights.{module}",
            path,
            partial(one.of, source),
            one.place,
            _nearest(module),
        )
        for module, (path, source, chosen, _) in samples.items()
        for one in chosen
    ]
    files = order_of_tests(wanted.modules[0], asked=wanted.ask)
    options = [
        "-W",
        "ignore::pytest.PytestAssertRewriteWarning",
        "-k",
        SLOW,
        "-p",
        "no:cacheprovider",
        "--hypothesis-seed=0",
        f"--rootdir={ROOT}",
        *files,
    ]
    answers = iter(sift(changes, options, processes=wanted.processes, seconds=SECONDS, most=wanted.most))
    for module, (path, source, chosen, listed) in samples.items():
        lives = [next(answers) for _ in chosen]
        left = [one for one, alive in zip(chosen, lives, strict=True) if alive]
        unasked: list[Mutant | None] = [one for one, alive in zip(chosen, lives, strict=True) if alive is None]
        tests = order_of_tests(module, asked=wanted.ask)
        left += [one for one in survivors(path, source, unasked, tests, wanted.processes) if one is not None]
        _tell(module, source, left, len(chosen), listed)
    return 0


def main() -> int:
    """Mutate, ask, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("modules", nargs="*", default=MODULES)
    parser.add_argument("--sample", type=int, default=40, help="mutants per module; 0: all")
    parser.add_argument("--ask", default="", help="ask only the test files with this in their names: quicker")
    parser.add_argument("--seed", type=int, default=2026)
    parser.add_argument("--processes", type=int, default=1, help="mutants at once")
    parser.add_argument("--fast", action="store_true", help="collect the tests once: see above")
    parser.add_argument("--most", type=int, default=0, help="with --fast: tests asked about one mutant; 0: all")
    parser.add_argument("--line", type=int, action="append", help="only mutants of this line")
    wanted = parser.parse_args()
    sys.path[:0] = [str(ROOT), str(TESTS)]
    os.environ.setdefault("PYTHONDONTWRITEBYTECODE", "1")
    for library in ("hypothesis.strategies", "lxml.etree", "markdown_it", "pytest", "selectolax.lexbor"):
        importlib.import_module(library)  # once, before any fork
    if wanted.fast:
        return _fast(wanted)
    for module in wanted.modules:
        path, source, chosen, listed = _sample(wanted, module)
        tests = order_of_tests(module, asked=wanted.ask)
        if not survivors(path, source, [None], tests, 1):
            sys.stdout.write(f"{module}: the tests fail without any change\n")
            return 1
        left = [one for one in survivors(path, source, [*chosen], tests, wanted.processes) if one is not None]
        _tell(module, source, left, len(chosen), listed)
    return 0


if __name__ == "__main__":
    sys.exit(main())
