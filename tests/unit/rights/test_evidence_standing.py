"""What is written and not said opens nothing; what it forbids still counts."""

from __future__ import annotations

import pytest
from support.deciding import AT

from syndicator.model.draft import Mark
from syndicator.rights import evidence as signals
from syndicator.rights.evidence.second_look import licenses_the_design

CC = "https://creativecommons.org/licenses/by-nc/4.0/"


def read(mark: Mark) -> tuple[signals.RightsStatement, ...]:
    (piece,) = signals.read((mark,), url="https://daily.example/1", observed_at=AT)
    return signals.understand(piece)


@pytest.mark.parametrize("standing", ["hidden", "struck", "sample", "quoted", "a word nobody knows"])
@pytest.mark.parametrize(
    ("signal", "words", "url"),
    [
        ("link:license", "CC BY-NC 4.0", CC),
        ("dcterms:license", CC, CC),
        ("text:block", "This article is licensed under CC BY-NC 4.0.", None),
        ("text:block", "You may republish our articles free of charge.", None),
    ],
)
def test_nothing_opens(standing: str, signal: str, words: str, url: str | None) -> None:
    plain = read(Mark(signal=signal, words=words, url=url, region="tail"))
    assert any(said.grants for said in plain)
    apart = read(Mark(signal=signal, words=words, url=url, region="tail", attributes=(("standing", standing),)))
    assert apart
    assert not any(said.grants or said.license or said.stance == "grants" or said.basis != "none" for said in apart)
    assert {p.action for said in plain for p in said.prohibitions} == {
        p.action for said in apart for p in said.prohibitions
    }


def test_what_forbids_still_forbids() -> None:
    words = "Our articles may not be republished."
    plain = read(Mark(signal="text:block", words=words, region="tail"))
    apart = read(Mark(signal="text:block", words=words, region="tail", attributes=(("standing", "hidden"),)))
    assert [said.stance for said in apart] == [said.stance for said in plain] == ["restricts"]
    assert apart[0].prohibitions[0].action == plain[0].prohibitions[0].action


def test_the_stance_says_so() -> None:
    mark = Mark(signal="link:license", words="x", url=CC, attributes=(("standing", "hidden"),))
    (piece,) = signals.read((mark,), url=None, observed_at=AT)
    assert piece.stance == "informs"


@pytest.mark.parametrize(
    "words",
    [
        "Theme: Aria by Studio Onda, CC BY 4.0",
        "Design by Studio Onda, CC BY 4.0",
        "Webdesign von Studio Ufer, lizenziert unter CC BY 4.0",
        "Gestaltung der Website: Vorlage „Welle“, CC BY 4.0",
        "Maquette du site : thème « Vague », sous licence CC BY 4.0",
        "Diseño del sitio: plantilla «Ola», licencia CC BY 4.0",
        "Modelo do site «Onda», CC BY 4.0",
        "Veste grafica: modello «Onda», licenza CC BY 4.0",
        "Ontwerp van de site: sjabloon Golf, CC BY 4.0",
        "Дизайн сайта: шаблон «Волна», CC BY 4.0",
    ],
)
def test_the_looks_of_a_site_are_no_text(words: str) -> None:
    assert licenses_the_design(words)


@pytest.mark.parametrize(
    "words",
    [
        "Texts and design of this site are licensed under CC BY 4.0",
        "Content by Design Weekly, CC BY 4.0",
        "Texte und Gestaltung der Website: CC BY 4.0",
        "© 2026 Design Weekly, CC BY 4.0",
        "Questo articolo è distribuito con licenza CC BY 4.0",
    ],
)
def test_texts_beside_the_looks_are_texts(words: str) -> None:
    assert not licenses_the_design(words)
