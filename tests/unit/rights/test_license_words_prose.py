"""Units of Creative Commons licences in running prose: a name, or a demand for credit."""

from __future__ import annotations

import pytest

from syndicator.rights import licenses


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Attribution-NonCommercial-NoDerivs", "CC-BY-NC-ND"),
        ("Attribution NonCommercial", "CC-BY-NC"),
        ("Attribution – NonCommercial", "CC-BY-NC"),
        ("attribution-noncommercial", "CC-BY-NC"),
        ("Namensnennung - Nicht kommerziell", "CC-BY-NC"),
        ("the attribution, non-commercial licence", "CC-BY-NC"),
        ("licence: attribution, non-commercial", "CC-BY-NC"),
        ("Lizenz: Namensnennung, nicht kommerziell", "CC-BY-NC"),
        ("under the attribution share alike 4.0 terms", "CC-BY-SA-4.0"),
        ("creative commons, attribution, noncommercial", "CC-BY-NC"),
        ("by-nc-sa", "CC-BY-NC-SA"),
        ("with attribution, non-commercial", None),
        ("with attribution non-commercial", None),
        ("attribution and share alike", None),
        ("Attribution and ShareAlike", None),
        ("Attribution, NonCommercial", None),
        ("Attribution (NonCommercial)", None),
        ("by noncommercial websites", None),
        ("By NonCommercial websites", None),
        ("licence holders who write here ask for attribution, non-commercial", None),
        ("Creative Commons and attribution", None),
        ("cc by-nc@bay.example", None),
    ],
)
def test_units_are_a_name_where_they_are_written_as_one(text: str, named: str | None) -> None:
    found = licenses.find(text)
    assert [known.id for known, _, _ in found] == ([named] if named else [])
