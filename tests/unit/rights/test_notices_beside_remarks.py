"""Sentences that only say on what the permission beside them hangs, and their twins that speak of something else."""

from __future__ import annotations

import pytest
from support.notices_read import may, terms

MAY = {
    "en": "You may republish our articles.",
    "de": "Unsere Artikel dürfen nachgedruckt werden.",
    "fr": "Nos articles peuvent être repris.",
    "es": "Se pueden reproducir nuestros artículos.",
    "pt": "Os textos podem ser republicados.",
    "it": "I testi possono essere ripresi.",
    "nl": "Artikelen mogen worden overgenomen.",
    "ru": "Статьи можно перепечатывать.",
}


@pytest.mark.parametrize(
    ("language", "remark"),
    [
        # to be asked, paid, enrolled
        ("en", "Written permission is required."),
        ("en", "Permission must be requested."),
        ("en", "Prior consent required."),
        ("en", "This requires our permission."),
        ("en", "With permission only."),
        ("en", "Not without our consent."),
        ("en", "On request only."),
        ("en", "Ask the editor first."),
        ("en", "You must ask first."),
        ("en", "Please ask before you do."),
        ("en", "Please ask before"),
        ("en", "Please get in touch first."),
        ("en", "Contact us beforehand."),
        ("en", "Subject to approval."),
        ("en", "A fee applies."),
        ("en", "Payment is necessary."),
        ("en", "Registration required."),
        ("en", "A subscription is needed."),
        ("en", "Please register first."),
        ("de", "Nur mit Genehmigung."),
        ("de", "Eine Genehmigung ist erforderlich."),
        ("de", "Bitte vorher anfragen."),
        ("de", "Anmeldung nötig."),
        ("fr", "Demandez-nous d'abord."),
        ("fr", "Sur demande uniquement."),
        ("fr", "Une autorisation est nécessaire."),
        ("fr", "Demandez avant de le faire."),
        ("es", "Consúltenos antes."),
        ("es", "Se requiere autorización."),
        ("pt", "Peça autorização antes."),
        ("it", "Chiedete prima."),
        ("nl", "Graag eerst vragen."),
        ("ru", "Только с разрешения редакции."),
        ("ru", "Спросите нас сначала."),
        # some only
        ("en", "Newspapers only."),
        ("en", "Community websites only."),
        ("en", "Only non-profit newspapers."),
        ("en", "Schools only."),
        ("en", "But only for schools."),
        ("en", "Schools only, please."),
        ("en", "Only in Scotland."),
        ("en", "Weekends only."),
        ("de", "Nur für Zeitungen."),
        ("it", "Solo per abbonati."),
        # some not
        ("en", "Not newspapers."),
        ("en", "Not for community websites."),
        ("en", "Not for members."),
        ("en", "Not for schools."),
        ("en", "Not online."),
        ("en", "Not for non-profits."),
        ("en", "Newspapers excluded."),
        ("en", "Except newspapers."),
        ("en", "Newspapers may not."),
        ("de", "Nicht für Zeitungen."),
    ],
)
def test_a_remark_closes_the_permission_it_stands_behind(language: str, remark: str) -> None:
    assert terms(f"{MAY[language]} {remark}") == {remark}
    assert may(f"{MAY[language]} {remark}") == "---"


def test_a_remark_closes_also_what_is_permitted_behind_it_and_every_remark_is_quoted() -> None:
    assert terms("Ask us first. You may republish our articles. A fee applies.") == {"Ask us first.", "A fee applies."}


@pytest.mark.parametrize(
    ("expected", "notice"),
    [
        ("F--", "You may republish our articles. Non-commercial use only."),
        ("F--", "You may republish our articles. For non-profits only."),
        ("F--", "Our articles are under CC BY 4.0. Non-commercial use only."),
        ("F--", "Unsere Artikel dürfen nachgedruckt werden. Nur nichtkommerziell."),
        ("---", "Our articles are under CC BY 4.0. Newspapers only."),  # one of the two is wrong
        ("FFF", "Our articles are under CC BY 4.0. Not only newspapers use them."),
    ],
)
def test_no_gain_is_a_remark_on_licences_too(expected: str, notice: str) -> None:
    assert may(notice) == expected


@pytest.mark.parametrize(
    "remark",
    [
        # of a matter of their own
        "Photos by permission only.",
        "Please ask before using our images.",
        "Ask us about photos first.",
        "Logos only with our consent.",
        "Permission is required for further uses.",
        "For anything else you need our consent.",
        "Permission is not required.",
        "Ask first if you sell them.",
        # duties
        "Only with credit.",
        "Only with a link to us.",
        "Only in full.",
        "Text only.",
        "Please let us know first.",
        # remarks on nothing
        "Permissions: desk@harbour.example",
        "Questions? Ask us.",
        "Not sure? Just ask.",
        "Call us any time.",
        "The first permission was given in May.",
        "Newspapers are fine.",
        "Not a day goes by.",
    ],
)
def test_what_speaks_of_something_else_closes_nothing(remark: str) -> None:
    assert may(f"You may republish our articles. {remark}") == "FFF"
