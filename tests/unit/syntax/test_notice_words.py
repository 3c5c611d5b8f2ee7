"""The sieve of words must let every notice through; it may let more through than that."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest

from syndicator.syntax import notice


@pytest.mark.parametrize(
    "text",
    [
        "© 2016 TASS",
        "Copyright River Press",
        "&copy; River",
        "ALL RIGHTS RESERVED",
        "Licensed under CC BY 4.0",
        "“Reprinted with permission”",
        "Alle Rechte vorbehalten",
        "Der Nachdruck ist honorarfrei",
        "Alle Bildlizenzen liegen beim Verlag",
        "Tous droits réservés",
        "Todos los derechos reservados",
        "Todos os direitos reservados",
        "Tutti i diritti riservati",
        "Alle rechten voorbehouden",
        "Все права защищены",
        "При перепечатке ссылка обязательна",
        "版权所有",
        "無断転載を禁じます",
        "저작권자 무단 전재 및 재배포 금지",
        "جميع الحقوق محفوظة",
    ],
)
def test_speaks_of_rights(text: str) -> None:
    assert notice.speaks_of_rights(text)
    assert notice.speaks(text)


@pytest.mark.parametrize(
    "text",
    [
        "The original source of this article is TASS",
        "This article first appeared on River News",
        "The post Ferry appeared first on River",
        "Republished from Wire",
        "via Reuters",
        "MOSCOW, December 9. /TASS/.",
        "Quelle: dpa",
        "Cet article a été publié initialement par Le Fleuve",
        "Fuente: EFE",
        "L'articolo Traghetto proviene da Fiume",
        "Dit artikel verscheen eerder in De Rivier",
        "Источник: ТАСС",
        "本文转载自新华网",
        "Photo: Ann Lens",
        "(AP) The ferry",
    ],
)
def test_speaks_of_origin(text: str) -> None:
    assert notice.speaks_of_origin(text)
    assert notice.first_word(text) >= 0


@pytest.mark.parametrize("text", ["", "The ferry is blue.", "Der Fluss steigt.", "Река поднялась.", "今天天气很好"])
def test_prose_without_such_words_does_not(text: str) -> None:
    assert not notice.speaks(text)
    assert notice.first_word(text) == -1


@pytest.mark.shared
def test_no_real_notice_is_missed(shared: Path) -> None:
    lines = (shared / "rights" / "notices.jsonl").read_text(encoding="utf-8").splitlines()
    missed = [case["id"] for line in lines if not notice.speaks((case := json.loads(line))["notice"])]
    assert missed == []


def test_time_is_bounded() -> None:
    start = time.process_time()
    notice.speaks("© " * 500_000)
    notice.speaks("é" * 1_000_000)
    assert time.process_time() - start < 2
