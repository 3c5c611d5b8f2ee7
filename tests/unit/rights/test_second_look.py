from __future__ import annotations

import time

import pytest
from support.deciding import block, decided, licence, seen

from syndicator.rights import statements
from syndicator.rights.evidence import second_look


@pytest.mark.parametrize(
    "words",
    [
        "You can republish our stories and charts for free, as long as you credit us.",
        "We let other outlets republish content, in print or online, for free: they may run it as it is.",
        "It can be republished for free.",
        "DX articles are available for online republication by newspapers and websites.",
        "The Centre grants permission to cross-post its articles on community internet sites.",
        "Reproduction of the texts is authorised provided the source is acknowledged.",
        "Permission is granted to a partial citation of this material.",
        "All text produced by us is in the public domain.",
        "Abdruck honorarfrei, Beleg erbeten.",
        "La reproduction de nos articles est autorisée.",
        "Se permite la reproducción de los textos.",
        "A reprodução é livre, citada a fonte.",
        "La riproduzione è consentita citando la fonte.",
        "Overname van artikelen is toegestaan.",
        "Перепечатка материалов разрешается.",
        "転載は自由です",
        "欢迎转载",
    ],
)
def test_what_permits(words: str) -> None:
    assert second_look.permits(words)


WORDS = {
    "German": (
        (
            "Nachdruck nachgedruckt Abdruck abgedruckt veröffentlichen verbreiten weiterverwenden weitergeben "
            "übernehmen übernommen Übernahme vervielfältigen nutzen verwenden zitieren "
            "wiedergeben Wiedergabe publizieren kopieren"
        ),
        (
            "dürfen darf erlaubt gestattet frei freie kostenlos kostenfrei unentgeltlich honorarfrei genehmigt "
            "zulässig können kann einverstanden erwünscht willkommen freigegeben berechtigt"
        ),
    ),
    "French": (
        (
            "reproduire republier rediffuser diffuser reprendre repris reprise réutiliser utiliser copier partager "
            "publier citation citer cité"
        ),
        "peut peux peuvent pouvez autorisé libre permis permet gratuit bienvenu invité",
    ),
    "Spanish and Portuguese": (
        (
            "reproducir republicar reutilizar utilizar difundir divulgar copiar compartir distribuir publicar uso "
            "citar retomar"
        ),
        (
            "puede podrá poder permite permitido invitamos convidamos autorizado libre livre gratuito cualquiera "
            "qualquer licencia devolución"
        ),
    ),
    "Italian": (
        (
            "riprodurre ripubblicare pubblicare riutilizzare utilizzare copia condividere diffondere diffusione "
            "distribuire riportare ripreso citazione citare"
        ),
        "può possono potete puoi permesso consentito autorizzato libero gratuito",
    ),
    "Dutch": (
        (
            "overnemen overname overgenomen herpubliceren publiceren gebruiken verspreiden kopiëren delen citeren "
            "citaat citaten"
        ),
        "mag mogen vrij toegestaan toestemming gratis kan kunt welkom",
    ),
    "Russian": (
        (
            "использование перепечатка публикация копирование распространение воспроизведение цитирование цитата "
            "заимствование"
        ),
        "разрешено допускается приветствуется можно свободно вправе бесплатно может могут позволено",
    ),
    "Chinese, Japanese, Korean": (
        "転載 複製 利用 转载 轉載 引用 使用 복제 전재",
        "可 自由 許可 でき 允许 允許 欢迎 歡迎 歓迎 가능 허용",
    ),
    "Esperanto": ("reeldoni uzi kopii disvastigi traduki", "rajtas permesata libera povas"),
    "Ukrainian": ("публікація використання передрук поширення", "дозволено можна вільно безкоштовно"),
    "Polish": (
        "publikacja przedruk wykorzystanie kopiowanie rozpowszechnianie cytowanie",
        "można wolno dozwolone zezwala bezpłatnie",
    ),
    "Nordic": (
        "publicera återge kopiera sprida citera gengivelse gjengi publisere",
        "får fritt frit tillåtet tilladt tillatt gjerne",
    ),
    "Catalan": ("reproducció republicar publiquen difondre", "permet poden podeu lliure autoritzat"),
    "Czech": ("přetisk kopírování šíření publikování", "povoleno volně smí dovoleno"),
}


@pytest.mark.parametrize("language", WORDS)
def test_whatever_is_done_with_a_text_whatever_word_permits_it(language: str) -> None:
    doing, permitting = (words.split() for words in WORDS[language])
    missed = [f"{verb} … {word}" for verb in doing for word in permitting if not second_look.permits(f"{verb}, {word}")]
    assert missed == []


def test_no_more_of_a_clause_is_looked_at_than_its_beginning() -> None:
    assert second_look.permits("あ" * (second_look.LONGEST - 5) + "転載は自由")
    assert not second_look.permits("あ" * 1_996 + "転載は自由")


@pytest.mark.parametrize(
    "words",
    [
        "We were unable to reproduce this problem, but it may be gone.",
        "The test cases allowed the team to quickly verify and reproduce each issue.",
        "We and our partners use information collected through cookies to improve your experience.",
        "If you buy something through these links, we may receive a commission.",
        "The post What can we expect from 2027? appeared first on Daily Example.",
        "Feel free to send us your feedback; it helps.",
        "In May he reposted a cartoon; it may not please everybody.",
        "[This review was originally posted elsewhere.]",
        "Copyright 2026",
        "The first principle encourages the reuse of existing solutions before building new ones.",
        "Pour savoir comment nous pouvons utiliser vos données, consultez notre page.",
        "",
    ],
)
def test_what_only_sounds_like_it(words: str) -> None:
    assert not second_look.permits(words)


@pytest.mark.parametrize(
    ("words", "other"),
    [
        ("“Ballot Box” by Jo Hall, CC BY 2.0", True),
        ("[„Wahlurne“ von Jo Hall, CC BY 2.0]", True),
        ("The book lives on the web and is licensed under CC BY 4.0.", True),
        ("Icons are licensed under CC BY 3.0", True),
        ("Our source code is licensed under the Apache License", True),
        ("This work is licensed under CC BY 4.0", False),
        ("Text and images are licensed under CC BY 4.0", False),
        ("All content is licensed under CC BY 4.0", False),
        ("Licensed under CC BY.", False),
    ],
)
def test_whose_licence_it_is(words: str, *, other: bool) -> None:
    assert second_look.licenses_another_work(words) is other


@pytest.mark.parametrize(
    ("words", "nothing"),
    [
        ("Copyright", True),
        ("Reprints & Permissions", True),
        ("©", True),
        ("Do not copy", False),
        ("Nachdruck verboten", False),
        ("Copyright und Impressum", True),
        ("Copyright, Impressum und Kontakt", False),
    ],
)
def test_headings_say_nothing(words: str, *, nothing: bool) -> None:
    assert second_look.says_nothing(words) is nothing


def test_the_last_paragraph_of_a_story_opens_nothing() -> None:
    words = "For now I am unable to reproduce this problem, and I may write about it in another post."
    assert not any(said.grants for said in statements.read(seen(block(words))))
    assert decided(block(words)).outcome == "link"


def test_the_credit_of_a_photo_after_the_text_opens_nothing() -> None:
    credit = block("“Ballot Box” by Jo Hall is licensed under CC BY 2.0")
    assert decided(credit).outcome == "link"
    assert decided(credit, licence("by-nc/4.0")).license.id == "CC-BY-NC-4.0"  # type: ignore[union-attr] # or fail


def test_a_heading_beside_a_licence_is_no_riddle() -> None:
    assert decided(block("Copyright"), licence("by/4.0")).outcome == "full"


def test_a_byline_permits_nothing() -> None:
    assert decided(block("You can republish our articles for free.", region="byline")).outcome == "link"


@pytest.mark.parametrize("unit", ["may ", "may a.a.", "articles may ", "may republish our ", '"a" by ', "use "])
def test_a_megabyte_costs_no_more_than_a_glance(unit: str) -> None:
    words = unit * (1_000_000 // len(unit))
    start = time.process_time()
    second_look.permits(words)
    second_look.licenses_another_work(words)
    second_look.says_nothing(words[: len(unit) * 10])
    assert time.process_time() - start < 1


@pytest.mark.parametrize(
    ("words", "permits"),
    [
        ("Sie dürfen ihn drucken.", True),
        ("Eine Anfrage ist für die Übernahme nicht erforderlich.", True),
        ("L'article peut être cité.", True),
        ("Citer l'article ? Bien sûr.", True),
        ("Puede transcribirlo quien quiera.", True),
        ("Pode transcrever os textos.", True),
        ("No dude en reproducir los textos.", True),
        ("Potete trascrivere i testi.", True),
        ("Diffondete i testi, volentieri.", True),
        ("Citaten zijn vrij.", True),
        ("Te kopiëren, rechtenvrij.", True),
        ("Можно заимствовать тексты.", True),
        ("Перепечатка? Пожалуйста.", True),
        ("기사 전재 허용", True),
        ("Vi povas traduki.", True),
        ("Цитувати можна.", True),
        ("Передрук безкоштовний.", True),
        ("Wolno cytować.", True),
        ("Gazety mogą publikować.", True),
        ("Du får dele.", True),
        ("Publicera gärna.", True),
        ("Es permet difondre els textos.", True),
        ("La reproducció està autoritzada.", True),
        ("Citovat lze.", True),
        ("Мы можем использовать ваши данные.", False),
        ("Nous pouvons utiliser vos données.", False),
        ("Der Hafen ist alt.", False),
        ("Sie dürfen ihn sehen.", False),
        ("Der Nachdruck ist teuer.", False),
    ],
)
def test_each_language_has_its_words(words: str, permits: bool) -> None:  # noqa: FBT001 - a column
    assert second_look.permits(words) is permits


@pytest.mark.parametrize(
    ("words", "nothing"),
    [
        ("Copyright", True),
        ("Reprints & Permissions", True),
        ("Terms of use here", False),
        ("Lecture seule", False),
        ("Copyright nur Text", False),
        ("No copying", False),
        ("Всё запрещено", False),
    ],
)
def test_a_heading_says_nothing_unless_it_denies(words: str, nothing: bool) -> None:  # noqa: FBT001 - a column
    assert second_look.says_nothing(words) is nothing
