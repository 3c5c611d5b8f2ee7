"""Are the feeds we print valid, and do others read back from them what we put in?

The W3C feed validator is not part of this repository. To run it, get a checkout of github.com/w3c/feedvalidator, give
it an environment of its own with ``html5lib``, ``lxml`` and ``rdflib`` in ``CHECKOUT/.venv``, and point
``SYNDICATOR_FEEDVALIDATOR`` at the checkout. It must find no error, and no warning that ``ACCEPTED`` does not explain.
"""

from __future__ import annotations

import html
import json
import os
import subprocess
import sys
from pathlib import Path
from time import struct_time
from typing import Any

import feedparser
import pytest
from jsonschema import Draft7Validator
from lxml import etree
from support.editions import editions

from syndicator.model.edition import Edition, Entry
from syndicator.render import atom, jsonfeed, origin, rss
from syndicator.render.characters import address

EDITIONS = editions()

ACCEPTED = {
    # RFC 6721 is newer than the validator's list of namespaces.
    "UnknownNamespace": {"http://purl.org/atompub/tombstones/1.0"},
    # RFC 6596 is newer than the validator's list of relations.
    "UnregisteredAtomLinkRel": {"canonical"},
    # atom:source/id of a wire of which only the name is known: we do not make one up.
    "MissingSourceElement": {"id"},
    # Titles and names that really contain markup or references as text. Atom titles are marked type="html"; RSS titles
    # and atom:name have no such mark.
    "ContainsHTML": {"title", "name"},
    "CharacterData": {"category"},
    # Articles that were published in the same second, or met without a date in the same visit, say so (seen with real
    # feeds; moving one of them by a second to please a reader would be a lie).
    "DuplicateUpdated": {"updated"},
    # A document of 1912 was published in 1912.
    "ImplausibleDate": {"updated", "published", "lastBuildDate", "pubDate", "atom:updated"},
}
ONLY_IN = {
    "ContainsHTML": {"odd titles", "odd titles as links", "odd feed title"},
    "CharacterData": {"odd terms"},
    "ImplausibleDate": {"old dates"},
}

_VALIDATE = """
import json, sys, warnings
warnings.simplefilter("ignore")
sys.path.insert(0, sys.argv[1] + "/src")
import feedvalidator
from feedvalidator import compatibility, logging
answers = []
for name, address, text in json.load(sys.stdin):
    events = feedvalidator.validateString(text, firstOccurrenceOnly=0, base=address)["loggedEvents"]
    for event in compatibility.AA(events):
        what = event.params.get("namespace") or event.params.get("element") or ""
        if type(event).__name__ == "UnregisteredAtomLinkRel":
            what = event.params.get("value")
        answers.append([name, type(event).__name__, isinstance(event, logging.Error), what, repr(event.params)])
print(json.dumps(answers))
"""


def _xml() -> list[tuple[str, str, str]]:
    return [
        (name, f"{edition.base_url}{edition.id}{form.SUFFIX}", form.render(edition).decode())
        for name, edition in EDITIONS.items()
        for form in (rss, atom)
    ]


def test_the_w3c_feed_validator_finds_no_error_and_no_unexplained_warning() -> None:
    checkout = os.environ.get("SYNDICATOR_FEEDVALIDATOR")
    if not checkout or not (Path(checkout) / "src" / "feedvalidator").is_dir():
        pytest.skip("SYNDICATOR_FEEDVALIDATOR does not point at a checkout of the W3C feed validator")
    own = Path(checkout) / ".venv" / "bin" / "python"
    done = subprocess.run(
        [str(own) if own.exists() else sys.executable, "-c", _VALIDATE, checkout],
        input=json.dumps(_xml()),
        capture_output=True,
        text=True,
        check=False,
        timeout=110,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    answers = json.loads(done.stdout)
    assert [answer for answer in answers if answer[2]] == []
    unexplained = [
        answer
        for answer in answers
        if answer[3] not in ACCEPTED.get(answer[1], ()) or answer[0] not in ONLY_IN.get(answer[1], {answer[0]})
    ]
    assert unexplained == []
    assert len(EDITIONS) >= 20


@pytest.mark.shared
def test_atom_feeds_follow_the_grammar_of_rfc_4287(shared: Path) -> None:
    grammar = etree.RelaxNG(etree.parse(str(shared / "schemas" / "rfc4287.rng")))
    for name, edition in EDITIONS.items():
        grammar.validate(etree.fromstring(atom.render(edition)))
        assert not grammar.error_log, f"{name}: {grammar.error_log.last_error}"


@pytest.mark.shared
@pytest.mark.parametrize("version", ["v1.1"])
def test_json_feeds_follow_the_schema(shared: Path, version: str) -> None:
    schema = json.loads((shared / "schemas" / f"jsonfeed-schema-{version}.json").read_text())
    validator = Draft7Validator(schema)
    for name, edition in EDITIONS.items():
        problems = list(validator.iter_errors(json.loads(jsonfeed.render(edition))))
        assert not problems, f"{name}: {problems[0].message}"


READABLE = [name for name in EDITIONS if not name.startswith("odd titles")]
"""feedparser cleans titles as HTML whatever their type; tests/properties compares odd titles with an XML reader."""


def _moment(value: struct_time | None) -> tuple[int, ...] | None:
    return tuple(value[:6]) if value is not None else None


def _of(moment: Any) -> tuple[int, ...]:
    return tuple(moment.utctimetuple()[:6])


def _hrefs(read: Any, relation: str) -> list[str]:
    return [link["href"] for link in read.get("links", []) if link.get("rel") == relation]


def _same_entry(read: Any, entry: Entry) -> None:
    assert read["id"] == entry.id
    assert html.unescape(read["title"]) == origin.title(entry)
    assert _moment(read["published_parsed"]) == _of(entry.published)
    assert _moment(read["updated_parsed"]) == _of(entry.updated)
    assert entry.credit.text.split("\n")[0].split("(")[0].strip() in html.unescape(_text(_content(read)))


def _content(read: Any) -> str:
    return str(read["content"][0]["value"]) if read.get("content") else str(read["summary"])


def _text(markup: str) -> str:
    parsed = etree.HTML(f"<div>{markup}</div>")
    return "".join(parsed.itertext())


@pytest.mark.parametrize("name", READABLE)
def test_feedparser_reads_back_what_rss_says(name: str) -> None:
    edition: Edition = EDITIONS[name]
    read = feedparser.parse(rss.render(edition))
    assert not read.bozo, read.get("bozo_exception")
    assert len(read.entries) == len(edition.entries)
    for got, entry in zip(read.entries, edition.entries, strict=True):
        _same_entry(got, entry)
        if entry.url is not None:
            assert got["link"] == address(entry.url)
        source = origin.origin(entry)
        if source.feed_url is not None:
            assert got["source"]["href"] == address(source.feed_url)
            assert html.unescape(got["source"]["title"]) == source.name
        elif source.name is not None:
            assert html.unescape(got["dc_source"]) == (source.article_url or source.name)
        url = origin.license_url(entry)
        assert set(_hrefs(got, "license")) == ({url} if url else set())
        assert [line["name"] for line in got["authors"]] == [person.name for person in origin.authors(entry)]


@pytest.mark.parametrize("name", READABLE)
def test_feedparser_reads_back_what_atom_says(name: str) -> None:
    edition: Edition = EDITIONS[name]
    read = feedparser.parse(atom.render(edition))
    assert not read.bozo, read.get("bozo_exception")
    assert len(read.entries) == len(edition.entries)
    for got, entry in zip(read.entries, edition.entries, strict=True):
        _same_entry(got, entry)
        assert _hrefs(got, "alternate") == ([address(entry.url)] if entry.url else [])
        assert _hrefs(got, "license") == [origin.license_url(entry) or origin.UNSPECIFIED_LICENSE]
        found = origin.found_at(entry)
        assert _hrefs(got, "via") == ([address(found)] if found else [])
        source = origin.origin(entry)
        if source.name is not None:
            assert html.unescape(got["source"]["title"]) == source.name
            assert got["source"].get("id") == (address(source.id) if source.id else None)
            assert _moment(got["source"]["updated_parsed"]) == _of(source.published)
        assert [person["name"] for person in got["authors"]] == [person.name for person in origin.authors(entry)]
        assert html.unescape(got.get("rights", "")) == (entry.rights or "")
        assert len(_hrefs(got, "enclosure")) == len(entry.enclosures)
