"""What a sentence says of the reach of the notice around it: "This does not apply to articles"."""

from __future__ import annotations

import pytest
from support.notices_read import may

from syndicator.rights import notices

GIVEN = {
    "permission": "You may republish our articles.",
    "licence": "All articles are licensed under CC BY 4.0.",
    "public domain": "Our texts are in the public domain.",
}


@pytest.mark.parametrize("given", GIVEN.values(), ids=GIVEN)
@pytest.mark.parametrize(
    "sentence",
    [
        # not for texts
        "This does not apply to articles.",
        "This does not apply to our articles.",
        "This permission does not cover our articles or photos.",
        "The above shall not extend to texts published on this site.",
        "It does not include this article.",
        "This licence doesn't apply to the stories of this site.",
        "Dies gilt nicht für Artikel.",
        "Die Lizenz umfasst nicht unsere Texte.",
        "Ausgenommen sind unsere Artikel.",
        "Cela ne concerne pas cet article.",
        "Cette licence ne s'applique pas aux textes.",
        "Esto no se aplica a este artículo.",
        "Esta licencia no cubre los textos.",
        "Isto não inclui os artigos.",
        "Questo non vale per gli articoli.",
        "Dit geldt niet voor artikelen.",
        "Это не распространяется на статьи.",
        # for something else alone
        "The above applies to photos only.",
        "This applies only to our source code.",
        "This applies only to texts from 2019.",
        "This applies to articles published before 2010 only.",
        "The licence covers only the design.",
        "This licence is limited to the theme.",
        "Dies gilt nur für Bilder.",
        "Die Lizenz bezieht sich nur auf die Gestaltung.",
        "Cela ne concerne que les photos.",
        "Cette licence s'applique uniquement aux photos.",
        "Esto sólo se aplica a las fotos.",
        "Questo vale solo per le foto.",
        "Dit geldt alleen voor foto's.",
        "Это распространяется только на фотографии.",
        # left out
        "This article is excluded.",
        "However, this story is exempt from this permission.",
        "The articles on this site are excluded.",
        "Our texts are expressly exempted.",
        "Dieser Artikel ist davon ausgenommen.",
        "Cet article est exclu.",
        "Este artículo queda excluido.",
        "Questo articolo è escluso.",
        "Dit artikel is uitgesloten.",
        "Эта статья исключена.",
        "Headlines only.",
        "Link only, please.",
        # nothing of it
        "None of the above is true.",
        "We hereby withdraw all of the above.",
        "The above no longer applies.",
        "This policy is obsolete.",
        "The above permission is not valid.",
        "This applied only until 2015.",
        "Dies gilt nicht mehr.",
        "Nichts davon stimmt.",
        "Cela n'est plus valable.",
        "Esto ya no vale.",
        "Dit geldt niet meer.",
        "Это больше не действует.",
    ],
)
def test_what_leaves_the_text_out_takes_back_what_stands_around_it(given: str, sentence: str) -> None:
    assert may(given) == "FFF"
    assert may(f"{given} {sentence}") == "---"
    assert may(f"{sentence} {given}") == "---"


@pytest.mark.parametrize("given", GIVEN.values(), ids=GIVEN)
@pytest.mark.parametrize(
    "sentence",
    [
        "This does not apply to photos.",
        "This does not apply to content from third parties.",
        "It applies to all texts and photos.",
        "This applies to the entire website.",
        "This applies only to articles.",
        "The licence covers only texts.",
        "Dies gilt nicht für Bilder.",
        "Dies gilt nur für Texte.",
        "Cela ne concerne pas les photos.",
        "Esto no se aplica a las fotos.",
        "We applied for a grant.",
        "None of this is new.",
    ],
)
def test_what_leaves_out_something_else_takes_nothing_back(given: str, sentence: str) -> None:
    assert may(f"{given} {sentence}") == "FFF"


@pytest.mark.parametrize(
    ("expected", "sentence"),
    [
        ("F--", "This applies only to non-commercial use."),
        ("F--", "This does not apply to commercial use."),
        ("---", "At most 100 words may be used."),
        ("---", "Only the headline and the first paragraph may be used."),
    ],
)
def test_other_bounds_are_read_as_what_they_are(expected: str, sentence: str) -> None:
    assert may(f"{GIVEN['permission']} {sentence}") == expected


def test_the_sentence_is_quoted_as_what_forbids() -> None:
    said = notices.read("You may republish our articles. This does not apply to articles.")
    assert [(one.kind, one.words) for one in said if one.prohibitions] == [
        ("prohibition", "This does not apply to articles.")
    ]


@pytest.mark.parametrize(
    "whom",
    [
        "non-commercial use",
        "commercial use",
        "newspapers",
        "community websites",
        "members",
        "schools",
        "print",
        "radio stations",
        "content from third parties",
        "this website",
        "excerpts",
        "everyone",
        "translations",
        "edited versions",
        "resale",
        "AI training",
    ],
)
def test_whom_and_what_for_a_notice_is_bound_elsewhere(whom: str) -> None:
    said = notices.read(f"{GIVEN['permission']} This permission applies only to {whom}.")
    assert not any("republish_excerpt" in one.prohibitions for one in said)


@pytest.mark.parametrize(
    "given",
    [
        "permission",
        "licence",
        "grant",
        "policy",
        "notice",
        "offer",
        "terms",
        "rule",
        "authorisation",
        "consent",
        "statement",
    ],
)
def test_whatever_a_notice_calls_itself(given: str) -> None:
    verb = "cover" if given == "terms" else "covers"
    assert may(f"{GIVEN['permission']} Our {given} {verb} only the design.") == "---"
