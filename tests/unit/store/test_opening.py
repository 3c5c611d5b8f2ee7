"""From a URL to a sound database, or a refusal that says what to do."""

# ruff: noqa: S608 - the names of tables are ours

from __future__ import annotations

import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import cast

import pytest
from support.store import article, article_id, evidence, open_store, store_url, visit, write

from syndicator import store
from syndicator.errors import StoreUnavailable
from syndicator.store import REVISION, codec, migrations, opening, schema
from syndicator.store.store import Store


def _path(directory: Path) -> Path:
    return directory / "syndicator.db"


def _refusal(directory: Path, url: str | None = None, *, create: bool = True) -> StoreUnavailable:
    with pytest.raises(StoreUnavailable) as caught:
        store.open(url or f"sqlite:///{_path(directory)}", create=create)
    assert caught.value.hint
    return caught.value


def test_a_new_store_is_made_with_its_directory_and_for_its_owner_only(tmp_path: Path) -> None:
    path = tmp_path / "var" / "deep" / "syndicator.db"
    with store.open(f"sqlite:///{path}") as opened:
        opened.record(visit("example", write(article())))
        assert {each.stat().st_mode & 0o777 for each in path.parent.iterdir()} == {0o600}
    assert path.stat().st_mode & 0o777 == 0o600
    assert [each.name for each in path.parent.iterdir()] == [path.name], "nothing is left lying about"


def test_a_store_that_others_may_read_is_closed_to_them(tmp_path: Path) -> None:
    open_store(tmp_path).close()
    _path(tmp_path).chmod(0o644)
    open_store(tmp_path).close()
    assert _path(tmp_path).stat().st_mode & 0o777 == 0o600


def test_what_was_written_is_there_when_opened_again(tmp_path: Path) -> None:
    with open_store(tmp_path) as opened:
        opened.record(visit("example", write(article())))
    with open_store(tmp_path) as opened:
        assert [holding.article for holding in opened.select()] == [article()]


def test_a_store_in_memory(tmp_path: Path) -> None:
    with store.open("sqlite://") as opened:
        opened.record(visit("example", write(article())))
        assert opened.count("example") == 1
        assert opened.path is None
    assert not list(tmp_path.iterdir())


def test_a_relative_path_is_relative_to_where_one_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    store_url(tmp_path)
    with store.open("sqlite:///syndicator.db") as opened:
        assert opened.counts() == {}


def test_a_missing_store_is_not_made_where_one_must_exist(tmp_path: Path) -> None:
    assert _refusal(tmp_path, create=False).code == "store_missing"
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("url", ["postgresql://me:secret@db/x", "sqlite:///", "mysql://x", "", "var/x.db"])
def test_other_databases_are_refused_without_their_password(tmp_path: Path, url: str) -> None:
    refusal = _refusal(tmp_path, url or "x")
    assert "secret" not in f"{refusal} {refusal.hint}"
    assert "sqlite:///" in refusal.hint


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "is empty"),
        (b"<html>this is no database</html>" * 10, "is not a SQLite database"),
        (b"SQLite format 3\x00", "is not a SQLite database"),
    ],
)
def test_a_file_that_is_no_database_is_refused_and_kept(tmp_path: Path, content: bytes, said: str) -> None:
    _path(tmp_path).write_bytes(content)
    refusal = _refusal(tmp_path)
    assert said in refusal.message
    assert refusal.code == "store_damaged"
    assert _path(tmp_path).read_bytes() == content


def test_a_store_that_was_cut_short_is_refused_naming_the_backup(tmp_path: Path) -> None:
    open_store(tmp_path).close()
    content = _path(tmp_path).read_bytes()
    _path(tmp_path).write_bytes(content[: len(content) // 2])
    assert "move the file away" in _refusal(tmp_path).hint
    (tmp_path / "syndicator.db.before-0002.backup").write_bytes(content)
    refusal = _refusal(tmp_path)
    assert "has been cut short" in refusal.message
    assert "syndicator.db.before-0002.backup" in refusal.hint
    assert len(_path(tmp_path).read_bytes()) == len(content) // 2


def test_a_damaged_page_is_said_and_not_read_around(tmp_path: Path) -> None:
    with open_store(tmp_path) as opened:
        opened.record(visit("example", *(write(article(f"n{number}")) for number in range(200))))
    content = bytearray(_path(tmp_path).read_bytes())
    for start in range(8 * 4096, len(content), 4096):
        content[start : start + 64] = b"\xa5" * 64
    _path(tmp_path).write_bytes(content)
    with pytest.raises(StoreUnavailable) as caught, open_store(tmp_path) as opened:
        list(opened.select())
    assert caught.value.code == "store_damaged"
    assert "backup" in caught.value.hint


def test_another_programs_database_is_refused(tmp_path: Path) -> None:
    with closing(sqlite3.connect(_path(tmp_path))) as other:
        other.execute("CREATE TABLE songs (title TEXT)")
    assert "not one of ours" in _refusal(tmp_path).message


def test_a_journal_without_its_store_is_not_replayed_into_a_new_one(tmp_path: Path) -> None:
    (tmp_path / "syndicator.db-wal").write_bytes(b"frames of somebody else")
    assert "belongs to a store that is not there" in _refusal(tmp_path).message
    assert not _path(tmp_path).exists()


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ("UPDATE alembic_version SET version_num = '9999'", f"schema 9999; this one knows schema {REVISION}"),
        ("UPDATE meta SET value = '99' WHERE key = 'documents'", "documents 99; this one knows documents 1"),
    ],
)
def test_a_newer_store_is_refused_with_both_versions(tmp_path: Path, change: str, said: str) -> None:
    open_store(tmp_path).close()
    with closing(sqlite3.connect(_path(tmp_path), isolation_level=None)) as other:
        other.execute(change)
    refusal = _refusal(tmp_path)
    assert refusal.code == "store_newer"
    assert said in refusal.message


def test_a_store_that_another_process_writes_to_is_said_to_be_locked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opening, "BUSY_SECONDS", 0.05)
    with open_store(tmp_path) as opened, closing(sqlite3.connect(_path(tmp_path), isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreUnavailable) as caught:
            opened.record(visit("example"))
        assert caught.value.code == "store_locked"
        assert opened.states() == {}, "reading goes on"
        other.execute("ROLLBACK")
        opened.record(visit("example"))
        assert set(opened.states()) == {"example"}


def test_a_closed_store_says_so(tmp_path: Path) -> None:
    opened = open_store(tmp_path)
    opened.close()
    opened.close()
    with pytest.raises(StoreUnavailable, match="has been closed"):
        opened.counts()


def test_a_directory_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    (tmp_path / "var").write_text("a file", "utf-8")
    assert "cannot be reached" in _refusal(tmp_path, f"sqlite:///{tmp_path}/var/x.db").message


# --- schema


def test_the_migrations_make_the_schema_that_is_written_down(tmp_path: Path) -> None:
    from alembic.autogenerate import compare_metadata
    from alembic.runtime.migration import MigrationContext
    from sqlalchemy import create_engine

    open_store(tmp_path).close()
    engine = create_engine(f"sqlite:///{_path(tmp_path)}")
    with engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), schema.metadata) == []
    engine.dispose()
    with closing(sqlite3.connect(":memory:")) as declared, closing(sqlite3.connect(_path(tmp_path))) as made:
        for table in schema.metadata.sorted_tables:
            assert _columns(made, table.name), table.name
        schema_engine = create_engine("sqlite://", creator=lambda: declared)
        schema.metadata.create_all(schema_engine)
        for table in schema.metadata.sorted_tables:
            assert _columns(made, table.name) == _columns(declared, table.name)
        schema_engine.dispose()


def _columns(database: sqlite3.Connection, table: str) -> list[tuple[object, ...]]:
    return sorted(row[1:] for row in database.execute(f"PRAGMA table_info({table})"))


def test_a_new_store_is_what_the_migrations_make(tmp_path: Path) -> None:
    from syndicator.store.migrations.__main__ import newest

    assert opening.NEWEST.read_text("utf-8") == newest()
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as migrated:
        opening._migrate(migrated, "")
        open_store(tmp_path).close()
        with closing(sqlite3.connect(_path(tmp_path))) as made:
            assert _objects(made) == _objects(migrated)
            for table in ("alembic_version", "meta"):
                rows = f"SELECT * FROM {table}"
                assert made.execute(rows).fetchall() == migrated.execute(rows).fetchall()


def test_making_a_store_loads_no_migrations(tmp_path: Path) -> None:
    program = (
        "import sys; from syndicator import store; store.open(sys.argv[1]).close(); print('alembic' in sys.modules)"
    )
    asked = [sys.executable, "-c", program, f"sqlite:///{tmp_path}/new.db"]
    assert subprocess.run(asked, capture_output=True, text=True, check=True).stdout == "False\n"


def _objects(database: sqlite3.Connection) -> set[tuple[str, ...]]:
    found = database.execute("SELECT type, tbl_name, name, coalesce(sql, '') FROM sqlite_master")
    return {(kind, table, name, " ".join(words.split())) for kind, table, name, words in found}


def test_the_newest_migration_is_the_one_the_program_works_with() -> None:
    assert migrations.known_revisions()[0] == REVISION


NEXT = """
from alembic import op
revision = "9999"
down_revision = "REVISION"
def upgrade():
    op.execute("ALTER TABLE sources ADD COLUMN note TEXT")
    {then}
""".replace("REVISION", REVISION)


@pytest.fixture
def upgraded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make a store, then pretend that the program has one more migration; returns the file to write it to."""
    (tmp_path / "old").mkdir()
    with open_store(tmp_path / "old") as opened:
        opened.record(visit("example", write(article())))
    scripts = tmp_path / "scripts"
    (scripts / "versions").mkdir(parents=True)
    for known in (migrations.SCRIPTS / "versions").glob("0*.py"):
        (scripts / "versions" / known.name).write_bytes(known.read_bytes())
    monkeypatch.setattr(migrations, "SCRIPTS", scripts)
    monkeypatch.setattr(opening, "REVISION", "9999")
    return scripts / "versions" / "9999_next.py"


def test_an_older_store_is_backed_up_and_upgraded_in_place(tmp_path: Path, upgraded: Path) -> None:
    upgraded.write_text(NEXT.format(then=""), "utf-8")
    path = tmp_path / "old" / "syndicator.db"
    with store.open(f"sqlite:///{path}") as opened:
        assert opened.count("example") == 1
    backup = path.with_name("syndicator.db.before-9999.backup")
    assert backup.stat().st_mode & 0o777 == 0o600
    with closing(sqlite3.connect(backup)) as copy, closing(sqlite3.connect(path)) as made:
        assert copy.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert copy.execute("SELECT version_num FROM alembic_version").fetchone() == (REVISION,)
        assert copy.execute("SELECT count(*) FROM articles").fetchone() == (1,)
        assert made.execute("SELECT version_num FROM alembic_version").fetchone() == ("9999",)
        assert "note" in [row[1] for row in made.execute("PRAGMA table_info(sources)")]


def test_an_upgrade_that_breaks_off_leaves_the_store_as_it_was(tmp_path: Path, upgraded: Path) -> None:
    upgraded.write_text(NEXT.format(then='raise RuntimeError("the power went")'), "utf-8")
    path = tmp_path / "old" / "syndicator.db"
    with pytest.raises(RuntimeError, match="the power went"):
        store.open(f"sqlite:///{path}")
    with closing(sqlite3.connect(path)) as left:
        assert left.execute("SELECT version_num FROM alembic_version").fetchone() == (REVISION,)
        assert "note" not in [row[1] for row in left.execute("PRAGMA table_info(sources)")]
    upgraded.write_text(NEXT.format(then="").replace("note", "other"), "utf-8")
    with store.open(f"sqlite:///{path}") as opened:
        assert opened.count("example") == 1


def test_a_store_of_the_first_schema_learns_what_is_counted_and_what_waits(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scripts = tmp_path / "scripts"
    (scripts / "versions").mkdir(parents=True)
    first = migrations.SCRIPTS / "versions" / "0001_first.py"
    (scripts / "versions" / first.name).write_bytes(first.read_bytes())
    path = tmp_path / "syndicator.db"
    with store.open("sqlite://") as now, monkeypatch.context() as before:
        before.setattr(migrations, "SCRIPTS", scripts)
        with closing(opening._open(path)) as connection:
            opening._migrate(connection, None)
            now.record(
                visit("example", write(article("open"), outcome="full"), write(article("held"), outcome="review"))
            )
            _copied(now, connection)
    with store.open(f"sqlite:///{path}") as upgraded:
        assert list(upgraded.published_of("example.org")) == [article_id("open")]
        assert upgraded.has_published("example.org")
        assert not upgraded.has_published("example.net")
        assert list(upgraded.waiting()) == [article_id("held")]
        assert list(upgraded.verify_chain()) == []


def _copied(new: Store, old: sqlite3.Connection) -> None:
    """Write the rows of a store of today into one of the first schema."""
    made = cast("sqlite3.Connection", new._database.connection)
    for table in ("meta", "sources", "decisions", "articles", "identity_keys", "routes", "evidence"):
        names = [row[1] for row in old.execute(f"PRAGMA table_info({table})")]
        rows = made.execute(f"SELECT {', '.join(names)} FROM {table}").fetchall()
        gaps = ", ".join("?" * len(names))
        old.executemany(f"INSERT OR REPLACE INTO {table} ({', '.join(names)}) VALUES ({gaps})", rows)


def test_opening_a_store_that_is_up_to_date_imports_neither_sqlalchemy_nor_alembic(tmp_path: Path) -> None:
    program = (
        "import sys; from syndicator import store; store.open(sys.argv[1]).states();"
        " print([name for name in ('sqlalchemy', 'alembic') if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, store_url(tmp_path)], capture_output=True, text=True, check=True
    )
    assert done.stdout == "[]\n"


# --- upkeep


def test_a_backup_of_a_store_in_use_is_whole_and_private(tmp_path: Path) -> None:
    target = tmp_path / "copies"
    target.mkdir()
    with open_store(tmp_path) as opened:
        opened.record(visit("example", write(article())))
        opened.back_up(target / "syndicator.db")
        opened.back_up(target / "syndicator.db")
        opened.record(visit("example", write(article("later"))))
    assert [each.name for each in target.iterdir()] == ["syndicator.db"]
    assert (target / "syndicator.db").stat().st_mode & 0o777 == 0o600
    with open_store(target) as copy:
        assert [holding.article for holding in copy.select()] == [article()]
        assert copy.verify_chain() == []


def test_a_backup_that_cannot_be_written_says_so(tmp_path: Path) -> None:
    with open_store(tmp_path) as opened, pytest.raises(StoreUnavailable, match="no backup could be written"):
        opened.back_up(tmp_path / "nowhere" / "copy.db")


def test_a_sound_store_has_nothing_damaged_and_a_damaged_one_says_where(tmp_path: Path) -> None:
    with open_store(tmp_path) as opened:
        opened.record(visit("example", write(article(), evidence())))
        assert not [each for each in opened.examine() if each.startswith("damaged")]
    with closing(sqlite3.connect(_path(tmp_path), isolation_level=None)) as other:
        other.execute("DELETE FROM sources")
    with open_store(tmp_path) as opened:
        assert "damaged: a row of routes refers to a row of sources that is not there" in opened.examine()


# --- documents


def test_a_damaged_document_is_named(tmp_path: Path) -> None:
    with open_store(tmp_path) as opened:
        opened.record(visit("example", write(article())))
    with closing(sqlite3.connect(_path(tmp_path), isolation_level=None)) as other:
        other.execute("UPDATE articles SET document = ?", (b'{"id": 5}',))
    with open_store(tmp_path) as opened, pytest.raises(StoreUnavailable, match=article().id):
        list(opened.select())


def test_a_document_without_a_newer_field_takes_its_default() -> None:
    document = codec.encode(article()).replace(b'"paywalled":false,', b"")
    assert codec.article(document, "one") == article()
