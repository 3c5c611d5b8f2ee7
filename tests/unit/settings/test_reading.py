"""From files to settings, and every problem at once."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from support.settings import SITE, configure, load, problems

from syndicator import settings
from syndicator.errors import ConfigError
from syndicator.model.rights import Duty, Policy, UseProfile
from syndicator.settings import model
from syndicator.settings.model import DUTIES

FEED = '[[sources]]\nid = "example"\nkind = "feed"\nurl = "https://example.org/feed"\n'


def test_the_least_configuration_has_the_narrowest_defaults(tmp_path: Path) -> None:
    found = load(tmp_path)
    assert found.use == UseProfile()
    assert found.use.commercial
    assert not found.use.community_site
    assert found.policy == Policy()
    assert found.collect.every == timedelta(hours=1)
    assert (found.collect.concurrency, found.collect.per_host) == (8, 2)
    assert found.collect.timeout_seconds == 30
    assert found.collect.max_bytes == 10 * 1024 * 1024
    assert found.collect.allow_private == ()
    assert found.site.language == "en"
    assert found.site.timezone == "UTC"
    assert found.sources == found.feeds == found.agreements == found.policies == ()


def test_paths_are_relative_to_the_parent_of_the_configuration(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = '[[sources]]\nid = "drop"\nkind = "folder"\npath = "inbox"\n[output]\ndirectory = "public/feeds"\n'
    found = load(tmp_path, text)
    assert found.root == tmp_path
    assert found.directory == tmp_path / "config"
    assert found.source("drop").path == str(tmp_path / "inbox")
    assert found.output.directory == tmp_path / "public" / "feeds"
    assert found.store.path == tmp_path / "var" / "syndicator.db"
    assert found.store.url == f"sqlite:///{tmp_path}/var/syndicator.db"
    monkeypatch.chdir(tmp_path)
    assert settings.load(Path("config")) == found, "wherever the command runs"


def test_everything_a_person_may_say_arrives(tmp_path: Path) -> None:
    found = load(
        tmp_path,
        """
        language = "pt-br"
        timezone = "Europe/Berlin"
        [use]
        commercial = false
        community_site = true
        advertising = false
        news_media = true
        paywall = true
        selected_by = "person"
        media = ["web", "print"]
        territory = ["de", "AT"]
        may_edit = true
        [policy]
        on_silence = "excerpt"
        excerpt_characters = 140
        review = ["first_of_publisher"]
        quotas = { items = 5, days = 7 }
        ceiling = "excerpt"
        [[policies]]
        id = "careful"
        review = ["everything"]
        [store]
        url = "sqlite:////somewhere/else.db"
        [collect]
        every = "30m"
        concurrency = 4
        per_host = 1
        timeout_seconds = 12.5
        max_bytes = 2048
        allow_private = ["127.0.0.1:8800", "[::1]:80", "Intranet:8080"]
        [[sources]]
        id = "example"
        kind = "page"
        urls = ["https://example.org/a", "HTTPS://EXAMPLE.org/b/../c"]
        name = "The Example"
        publisher = "Example Ltd"
        publisher_url = "https://example.org"
        language = "de_at"
        cron = "0 6-22 * * MON-FRI"
        policy = "careful"
        agreement = "deal"
        enabled = false
        [[agreements]]
        id = "deal"
        with = "Example Ltd"
        reference = "Letter of 3 March"
        permits = ["republish_full", "archive"]
        duties = ["link_original", { action = "credit_line_fixed", text = "By courtesy", position = "top" }]
        valid_from = 2026-04-01
        valid_until = 2027-03-31
        [[feeds]]
        id = "all"
        title = "All"
        description = "All of it"
        sources = ["example"]
        where = { language = "de", tag = ["a", "b"], publisher = "Example Ltd", outcome = ["full"] }
        limit = 7
        formats = ["json"]
        full_text = false
        """,
    )
    assert (found.site.language, found.site.timezone) == ("pt-BR", "Europe/Berlin")
    assert found.use == UseProfile(
        commercial=False,
        community_site=True,
        advertising=False,
        news_media=True,
        paywall=True,
        selected_by="person",
        media=("web", "print"),
        territory=("DE", "AT"),
        may_edit=True,
    )
    assert found.policy == Policy(
        on_silence="excerpt",
        excerpt_characters=140,
        review=("first_of_publisher",),
        quota_items=5,
        quota_days=7,
        ceiling="excerpt",
    )
    (careful,) = found.policies
    assert careful == Policy(
        id="careful",
        on_silence="excerpt",
        excerpt_characters=140,
        review=("everything",),
        quota_items=5,
        quota_days=7,
        ceiling="excerpt",
    ), "what a policy does not say is taken from [policy]"
    assert str(found.store.path) == "/somewhere/else.db"
    assert found.collect.allow_private == ("127.0.0.1:8800", "[::1]:80", "intranet:8080")
    assert (found.collect.every, found.collect.timeout_seconds) == (timedelta(minutes=30), 12.5)
    source = found.source("example")
    assert source.urls == ("https://example.org/a", "https://example.org/c")
    assert (source.language, source.cron, source.enabled) == ("de-AT", "0 6-22 * * mon,tue,wed,thu,fri", False)
    assert (source.policy, source.agreement, source.publisher_url) == ("careful", "deal", "https://example.org/")
    (deal,) = found.agreements
    assert deal.partner == "Example Ltd"
    assert deal.permits == ("republish_full", "archive")
    assert deal.duties == (
        Duty(action="link_original"),
        Duty(action="credit_line_fixed", text="By courtesy", position="top"),
    )
    assert deal.valid_from == datetime(2026, 3, 31, 22, tzinfo=UTC), "midnight in Berlin"
    assert deal.valid_until == datetime(2027, 3, 31, 22, tzinfo=UTC), "the last day still counts"
    (feed,) = found.feeds
    assert (feed.language, feed.tag, feed.publisher, feed.outcome) == (("de",), ("a", "b"), ("Example Ltd",), ("full",))
    assert (feed.sources, feed.limit, feed.formats, feed.full_text) == (("example",), 7, ("json",), False)


def test_tables_may_be_spread_over_files_and_lists_are_put_together(tmp_path: Path) -> None:
    found = load(
        tmp_path,
        FEED,
        more="[use]\ncommercial = false\n",
        deep__inside="[use]\nmay_edit = true\n" + FEED.replace("example", "second"),
    )
    assert not found.use.commercial
    assert found.use.may_edit
    assert [source.id for source in found.sources] == ["example", "second"]
    assert found.find_source("second") is found.sources[1]
    assert found.find_source("third") is None


def test_hidden_files_and_other_kinds_of_files_are_left_alone(tmp_path: Path) -> None:
    directory = configure(tmp_path)
    (directory / ".#config.toml").write_text("not = [toml", "utf-8")
    (directory / ".git").mkdir()
    (directory / ".git" / "x.toml").write_text("not = [toml", "utf-8")
    (directory / "samples").mkdir()
    (directory / "samples" / "page.html").write_text("<p>[not toml", "utf-8")
    assert settings.load(directory).sources == ()


@pytest.mark.parametrize("prefix", ["\ufeff", "\n", "\t"])
def test_byte_order_marks_tabs_and_other_line_ends_are_fine(tmp_path: Path, prefix: str) -> None:
    directory = configure(tmp_path)
    (directory / "config.toml").write_bytes((prefix + SITE).replace("\n", "\r\n").encode())
    assert settings.load(directory).site.title == "Test site"


def test_every_problem_is_told_at_once_with_its_line(tmp_path: Path) -> None:
    found = problems(
        tmp_path,
        """
[use]
comercial = false
media = ["web", "pint"]

[[sources]]
id = "one"
kind = "feed"
every = "5s"

[[sources]]
id = "one"
kind = "feeed"
url = "https://example.org/"
colour = "blue"
""",
        other='[site]\ntitle = "Other"\n[[feeds]]\nid = "all"\ntitle = "All"\nsources = ["on"]\n',
    )
    told = [str(each).partition("/config/")[2] for each in found]
    assert told == [
        'config.toml:7: use.comercial: is not a known key (did you mean "commercial"?)',
        'config.toml:8: use.media[2]: "pint" is not known here (did you mean "print"?)',
        "config.toml:10: sources[1]: a feed needs url or path",
        'config.toml:13: sources[1].every: must be between one minute and thirty days (for instance "15m" or "1d")',
        'config.toml:16: sources[2].id: "one" stands in this file already',
        'config.toml:17: sources[2].kind: "feeed" is not known here (did you mean "feed"?)',
        (
            "config.toml:19: sources[2].colour: is not a known key"
            f" (known here: {', '.join(sorted(model.SourceTable.model_fields))})"
        ),
        f"other.toml:2: site.title: stands in {tmp_path}/config/config.toml too (keep it in one of the two files)",
        'other.toml:6: feeds[1].sources: no [[sources]] has the id "on" (did you mean "one"?)',
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[[sources]]\nid = 5\nkind = 'feed'\nurl = 'https://a.example/'", "sources[1].id: must be text in quotes"),
        ("[collect]\nconcurrency = '8'", "collect.concurrency: must be a whole number"),
        ("[collect]\nconcurrency = 0", "collect.concurrency: must be at least 1"),
        ("[collect]\ntimeout_seconds = -1", "collect.timeout_seconds: must be more than 0"),
        ("[collect]\nper_host = true", "collect.per_host: must be a whole number"),
        ("[use]\ncommercial = 1", "use.commercial: must be true or false"),
        ("[use]\nmedia = 'web'", "use.media: must be a list"),
        ("[use]\nmedia = []", "use.media: must have at least 1 entry"),
        ("[use]\nterritory = ['UK']", 'use.territory[1]: must be a country code of two letters: "DE", "US"'),
        ("[use]\nselected_by = 'me'", 'use.selected_by: must be one of "automatic", "person"'),
        ("[policy]\nreview = ['all']", 'policy.review[1]: "all" is not known here'),
        ("[policy]\nquotas = {items = 1}", "policy.quotas.days: is missing"),
        ("[policy]\nquotas = {items = 1, days = 1, dayz = 1}", 'did you mean "days"?'),
        ("[policy]\nceiling = 'most'", "policy.ceiling: must be one of"),
        ("[store]\nurl = 'postgresql://me:secret@db/x'", "PostgreSQL is planned, but not built yet"),
        ("[store]\nurl = 'var/x.db'", "store.url: must be a SQLite file"),
        ("[store]\nurl = 'sqlite:///'", "store.url: must be a SQLite file"),
        ("[store]\nurl = 'sqlite:///x.db?mode=ro'", "store.url: must name a file"),
        ("[output]\ndirectory = '../public'", "output.directory: must be a folder inside"),
        ("[output]\ndirectory = '/srv/www'", "output.directory: must be a folder inside"),
        ("[output]\ndirectory = '.'", "output.directory: must be a folder inside"),
        ("[collect]\nallow_private = ['10.0.0.0/8']", "collect.allow_private[1]: must be an exact pair"),
        ("[sorces]\nx = 1", 'sorces: is not a known table (did you mean "sources"?)'),
        ("[sources]\nid = 'x'", "sources: is a list of tables (write [[sources]] with two brackets)"),
        ("[[policy]]\nceiling = 'link'", "policy: is one table (write [policy] with one bracket)"),
        ("[source_state]\nnobody = {enabled = true}", "source_state.nobody: no such source is configured"),
        ("[[feeds]]\nid = 'nul'\ntitle = 'x'", "is the name of a device on Windows"),
        ("[[feeds]]\nid = 'Über'\ntitle = 'x'", "must be small letters, digits"),
        ("[[feeds]]\nid = '../x'\ntitle = 'x'", "must be small letters, digits"),
        (f"[[feeds]]\nid = '{'x' * 65}'\ntitle = 'x'", "must be small letters, digits"),
        ("[[feeds]]\nid = 'x'\ntitle = ' '", "feeds[1].title: must not be empty"),
        ('[[feeds]]\nid = "x"\ntitle = "a\\nb"', "must be one line without control characters"),
        ("[[feeds]]\nid = 'x'\ntitle = 'x'\nformats = ['rss', 'pdf']", 'feeds[1].formats[2]: "pdf" is not known here'),
        ("[[feeds]]\nid = 'x'\ntitle = 'x'\nlimit = 0", "feeds[1].limit: must be at least 1"),
        ("[[feeds]]\nid = 'x'\ntitle = 'x'\nwhere = {outcome = 'review'}", "feeds[1].where.outcome[1]: must be one of"),
        ("[[feeds]]\nid = 'x'\ntitle = 'x'\nwhere = {languag = 'de'}", 'did you mean "language"?'),
    ],
)
def test_what_is_wrong_is_said_in_words(tmp_path: Path, text: str, said: str) -> None:
    found = problems(tmp_path, text + "\n")
    assert len(found) == 1, found
    assert said in str(found[0])


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("kind = 'feed'\nurls = ['https://a.example/']", "a feed has no urls (give url or path)"),
        ("kind = 'feed'\nurl = 'https://a.example/'\npath = 'x'", "says where it is twice: url and path"),
        ("kind = 'folder'\nurl = 'https://a.example/'", "a folder has no url (give path)"),
        ("kind = 'page'", "a page needs url or urls or path"),
        ("kind = 'page'\nurls = []", "sources[1].urls: must have at least 1 entry"),
        ("kind = 'feed'\nurl = 'ftp://a.example/'", "must be an address that begins with http:// or https://"),
        ("kind = 'feed'\nurl = 'https://'", "must be an address that begins with http:// or https://"),
        ("kind = 'feed'\nurl = 'javascript:alert(1)'", "must be an address that begins with http:// or https://"),
        ("kind = 'feed'\nurl = 'https://a.example/'\nevery = '1h'\ncron = '0 * * * *'", "says when twice"),
        ("kind = 'feed'\nurl = 'https://a.example/'\nevery = 15", 'must be an interval in quotes: "15m"'),
        ("kind = 'feed'\nurl = 'https://a.example/'\nevery = '31d'", "must be between one minute and thirty days"),
        ("kind = 'feed'\nurl = 'https://a.example/'\nevery = '-1h'", "must be an interval in quotes"),
        ("kind = 'feed'\nurl = 'https://a.example/'\ncron = '61 * * * *'", "the minute must be a number from 0 to 59"),
        (
            "kind = 'feed'\nurl = 'https://a.example/'\npolicy = 'x'",
            'sources[1].policy: no [[policies]] has the id "x"',
        ),
        ("kind = 'feed'\nurl = 'https://a.example/'\nagreement = 'x'", 'no [[agreements]] has the id "x"'),
        ("kind = 'feed'\nurl = 'https://a.example/'\nlanguage = 'deutsch!'", "must be a language tag"),
    ],
)
def test_what_is_wrong_with_a_source_is_said_in_words(tmp_path: Path, text: str, said: str) -> None:
    found = problems(tmp_path, f"[[sources]]\nid = 'x'\n{text}\n")
    assert len(found) == 1, found
    assert said in str(found[0])


@pytest.mark.parametrize(
    "address",
    [
        "https://me:hunter2@a.example/",
        "https://hunter2@a.example/",
        "http:\\\\me:hunter2@a.example",
        "ftp://m:hunter2@x/",
    ],
)
def test_a_password_in_an_address_is_refused_and_not_repeated(tmp_path: Path, address: str) -> None:
    found = problems(tmp_path, f"[[sources]]\nid = 'x'\nkind = 'feed'\nurl = '{address}'\n")
    assert "must not hold a user name or a password" in found[0].message
    assert "hunter2" not in str(found)


def test_a_password_in_a_store_address_is_not_repeated(tmp_path: Path) -> None:
    assert "secret" not in str(problems(tmp_path, "[store]\nurl = 'mysql://me:secret@db/x'\n"))


AGREEMENT = "[[agreements]]\nid = 'deal'\nwith = 'Partner'\nreference = 'Letter'\n"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("permits = []", "agreements[1].permits: must have at least 1 entry"),
        ("permits = ['all']", 'agreements[1].permits[1]: "all" is not known here'),
        ("permits = ['link']\nduties = ['thank']", 'agreements[1].duties[1].action: "thank" is not known here'),
        ("permits = ['link']\nduties = ['credit_line_fixed']", "credit_line_fixed needs the line itself"),
        ("permits = ['link']\nduties = ['tracking_pixel']", "tracking_pixel needs its address"),
        ("permits = ['link']\nduties = ['remove_after_expiry']", "remove_after_expiry needs days"),
        ("permits = ['link']\nvalid_until = 'soon'", "agreements[1].valid_until: must be a date: 2026-12-31"),
        ("permits = ['link']\nvalid_from = 2026-02-01\nvalid_until = 2026-01-01", "ends before it begins"),
        (
            "permits = ['link']\nvalid_from = 2026-02-01T10:00:00Z\nvalid_until = 2026-02-01T09:00:00Z",
            "ends before it begins",
        ),
        ("permits = ['republish_full']\nthird_party = true", "grants everything there is to grant"),
        (
            "permits = ['republish_full', 'republish_excerpt', 'link', 'translate', 'adapt', 'archive']",
            "grants everything there is to grant",
        ),
    ],
)
def test_an_agreement_says_what_it_grants(tmp_path: Path, text: str, said: str) -> None:
    found = problems(tmp_path, f"{AGREEMENT}{text}\n")
    assert len(found) == 1, found
    assert said in str(found[0])


def test_granting_everything_needs_to_be_said(tmp_path: Path) -> None:
    text = f"{AGREEMENT}permits = ['republish_full']\nthird_party = true\ni_own_these_rights = true\n"
    assert load(tmp_path, text).agreements[0].third_party


def test_one_day_is_a_term_too(tmp_path: Path) -> None:
    text = f"{AGREEMENT}permits = ['link']\nvalid_from = 2026-02-01\nvalid_until = 2026-02-01\n"
    (deal,) = load(tmp_path, text).agreements
    assert deal.valid_from is not None
    assert deal.valid_until == deal.valid_from + timedelta(days=1)


def test_a_time_without_a_zone_is_the_sites(tmp_path: Path) -> None:
    text = f'timezone = "Asia/Tokyo"\n{AGREEMENT}permits = ["link"]\nvalid_until = 2026-02-01T18:00:00\n'
    assert load(tmp_path, text).agreements[0].valid_until == datetime(2026, 2, 1, 9, tzinfo=UTC)


def test_a_missing_title_is_told_where_the_table_stands(tmp_path: Path) -> None:
    directory = tmp_path / "config"
    directory.mkdir()
    (directory / "a.toml").write_text("# nothing here\n", "utf-8")
    (directory / "b.toml").write_text('[site]\nurl = "https://site.example"\n', "utf-8")
    with pytest.raises(ConfigError) as caught:
        settings.load(directory)
    (found,) = caught.value.problems
    assert (found.file, found.table, found.key) == (f"{directory}/b.toml:1", "site", "title")


def test_a_file_that_cannot_be_read_does_not_make_others_look_wrong(tmp_path: Path) -> None:
    feeds = '[[feeds]]\nid = "all"\ntitle = "All"\nsources = ["inside"]\n'
    found = problems(tmp_path, feeds, broken="[[sources]\nid = 'inside'\n")
    assert [each.message for each in found] == ["is not TOML: expected ']]' at the end of an array declaration"]
    assert found[0].file.endswith("broken.toml:1:10")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b'[site]\n\ntitle = "\xfc"\n', "config.toml:3: is not UTF-8 text"),
        (b"\xff\xfe[\x00", "is not UTF-8 text"),
        (b"#" * (1024 * 1024 + 1), "is larger than 1 MiB"),
        (b"x = " + b"[" * 100_000, "is not TOML: a value is too long or nested too deeply"),
        (b"x = " + b"9" * 10_000, "is not TOML: a value is too long or nested too deeply"),
        (b"[site]\n[site]\n", "config.toml:2:6: is not TOML"),
        (b"[site]\ntitle = Hello\n", 'text stands in quotes: key = "value"'),
        (b"\x00\x01", "is not TOML"),
    ],
)
def test_what_is_no_configuration_is_refused_in_words(tmp_path: Path, content: bytes, said: str) -> None:
    directory = configure(tmp_path)
    (directory / "config.toml").write_bytes(content)
    with pytest.raises(ConfigError) as caught:
        settings.load(directory)
    assert said in str(caught.value.problems[0])


def test_no_configuration_at_all_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="syndicator init"):
        settings.load(tmp_path / "nowhere")
    (tmp_path / "empty").mkdir()
    with pytest.raises(ConfigError, match="syndicator init"):
        settings.load(tmp_path / "empty")


def test_ids_stand_once_over_all_files(tmp_path: Path) -> None:
    found = problems(tmp_path, FEED, other=FEED)
    assert [each.message for each in found] == [f'"example" stands in {tmp_path}/config/config.toml already']


def test_thousands_of_problems_are_not_all_printed(tmp_path: Path) -> None:
    found = problems(tmp_path, "".join(f"[[sources]]\nid = 'x{number}'\nkind = 'feed'\n" for number in range(5_600)))
    assert len(found) == 501
    assert found[-1].message == "and 5100 more problems"


def test_ten_thousand_sources_load_in_seconds(tmp_path: Path) -> None:
    table = '[[sources]]\nid = "s{0}"\nkind = "feed"\nurl = "https://host{0}.example/feed"\nevery = "1h"\n'
    many = {f"many{part}": "".join(table.format(part * 2_500 + each) for each in range(2_500)) for part in range(4)}
    directory = configure(tmp_path, "", **many)
    started = time.process_time()
    assert len(settings.load(directory).sources) == 10_000
    assert time.process_time() - started < 4, "promised are 2 s on an idle machine, measured .6 s"


def test_the_shipped_configuration_loads() -> None:
    shipped = Path(__file__).resolve().parents[3] / "config"
    assert settings.load(shipped).site.url.endswith("/")


def test_the_duties_an_agreement_may_name_are_those_we_can_carry_out() -> None:
    carry = pytest.importorskip("syndicator.rights.carry")
    assert set(carry.CHECKS) <= set(DUTIES)
    assert set(DUTIES) - set(carry.CHECKS) <= {"notify"}, "what cannot be carried out withholds"


def test_a_missing_configuration_is_one_problem_with_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(ConfigError) as raised:
        settings.load(tmp_path / "nowhere")
    (only,) = raised.value.problems
    assert "syndicator init" in only.hint
