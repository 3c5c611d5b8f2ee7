"""Datelines, signatures and copyright lines of news agencies as each house writes them, and words that only look so."""

from __future__ import annotations

import pytest
from support.drafts import markup, page, read

from syndicator.normalise import origin_lines
from syndicator.syntax import agencies

DATELINES = (
    ("WASHINGTON (AP) — The senate", "ap"),
    ("LONDON, March 3 (Reuters) - Shares", "reuters"),
    ("(Reuters) - Shares", "reuters"),
    ("BERLIN (AP) — x said", "ap"),
    ("(ANSA) - ROMA, 12 GEN - Il governo", "ansa"),
    ("Berlin (dpa/fra) - Der", "dpa"),
    ("Hamburg/Berlin (dpa) – Der", "dpa"),
    ("МОСКВА, 3 мая. /ТАСС/. Президент", "tass"),
    ("МОСКВА, 3 мая. /ТАСС/ Президент", "tass"),
    ("PARIS, 3 mai (AFP) - Le", "afp"),
    ("PARIS, 3 mai 2024 (AFP) -- Le", "afp"),
    ("Paris (AFP) – Le président", "afp"),
    ("PARIS (AFP) Le président", "afp"),
    ("Madrid, 3 may (EFE).- El", "efe"),
    ("Madrid, 3 may. (EFECOM).- El", "efe"),
    ("Bogotá, 12 ene (EFE) El presidente", "efe"),
    ("BEIJING, May 3 (Xinhua) -- China", "xinhua"),
    ("МОСКВА, 3 мая - РИА Новости. Президент", "ria"),
    ("Москва. 3 мая. INTERFAX.RU - Банк", "interfax"),
    ("Москва. 3 мая. ИНТЕРФАКС - Банк", "interfax"),
    ("MOSCOW. May 3 (Interfax) - The", "interfax"),
    ("ANKARA - AA - The", "anadolu"),
    ("ANKARA (AA) - Türkiye", "anadolu"),
    ("ISTANBUL (AA) – The", "anadolu"),
    ("New Delhi, May 3 (PTI) The court", "pti"),
    ("New Delhi [India], May 3 (ANI): The", "ani"),
    ("Mumbai, May 3 (IANS) Actor", "ians"),
    ("TOKYO, May 3 (Kyodo) -- Japan", "kyodo"),
    ("TOKYO (Kyodo) Japan's", "kyodo"),
    ("SEOUL, May 3 (Yonhap) -- South", "yonhap"),
    ("(서울=연합뉴스) 김철수 기자 =", "yonhap"),
    ("LONDON (PA) — The", "pa"),
    ("SYDNEY, AAP - The", "aap"),
    ("Lisboa, 03 mai 2024 (Lusa) - O", "lusa"),
    ("Lisboa, 03 mai (Lusa) – O", "lusa"),
    ("BRUSSEL 3/5 (BELGA) - De", "belga"),
    ("(Belga) De", "belga"),
    ("BRUSSEL (BELGA) De", "belga"),
    ("Wien (APA) - Der", "apa"),
    ("Wien (APA/dpa) - Der", "apa"),
    ("(Keystone-SDA) Der Bundesrat", "sda"),
    ("Bern (sda) Der", "sda"),
    ("Bern, 3. Mai (SDA) - Der", "sda"),
    ("STOCKHOLM (TT) – Regeringen", "tt"),
    ("OSLO (NTB): Regjeringen", "ntb"),
    ("København /ritzau/ - Den", "ritzau"),
    ("/ritzau/ Den", "ritzau"),
    ("HELSINKI (STT) - Suomi", "stt"),
    ("Warszawa (PAP) - Premier", "pap"),
    ("Warszawa, 3 maja (PAP) – Premier", "pap"),
    ("Praha 3. května (ČTK) - Vláda", "ctk"),
    ("Praha - (ČTK) - Vláda", "ctk"),
    ("Budapest, 2024. május 3., péntek (MTI) - A", "mti"),
    ("TEHRAN, May 3 (IRNA) – Iran", "irna"),
    ("Tehran, IRNA – Iran", "irna"),
    ("ABU DHABI, 3rd May, 2024 (WAM) -- The", "wam"),
    ("Riyadh, May 3, 2024, SPA -- The", "spa"),
    ("RIYADH, 3 May (SPA) - The", "spa"),
    ("CAIRO, May 3 (MENA) - Egypt", "mena"),
    ("KUALA LUMPUR, May 3 (Bernama) -- The", "bernama"),
    ("Jakarta (ANTARA) - Presiden", "antara"),
    ("BELGRADE, 3 May (Tanjug) - The", "tanjug"),
    ("SOFIA (BTA) - The", "bta"),
    ("ZAGREB, 3 May (Hina) - The", "hina"),
    ("AMSTERDAM (ANP) - De", "anp"),
    ("BUENOS AIRES (Télam) - El", "telam"),
    ("La Habana, 3 may (Prensa Latina) El", "prensalatina"),
    ("ROMA (Adnkronos) - Il", "adnkronos"),
    ("(AGI) - Roma, 3 mag. - Il", "agi"),
    ("(Adnkronos) - Il", "adnkronos"),
    ("HANOI, May 3 (VNA) – The", "vna"),
    ("DHAKA, May 3, 2024 (BSS) - The", "bss"),
    ("ISLAMABAD, May 3 (APP): The", "app"),
    ("MANILA (PNA) — The", "pna"),
    ("ABUJA (NAN) - The", "nan"),
    ("Accra, May 3, GNA - The", "gna"),
    ("KYIV. May 3 (Ukrinform) -", "ukrinform"),
    ("Мінск, 3 мая /БелТА/.", "belta"),
    ("МИНСК, 3 мая /Корр. БЕЛТА/. Прэзідэнт", "belta"),
    ("新华社北京5月3日电(记者王明)", "xinhua"),
    ("Düsseldorf (epd). Die", "epd"),
    ("Köln (KNA) Der", "kna"),
    ("Frankfurt (dpa-AFX) - Die", "dpa"),
    ("München (dpa/lby) - Der", "dpa"),
    ("Kiel (dpa/lno) - Der", "dpa"),
    ("Berlin (AFP) - Der", "afp"),
    ("Berlin, dpa – Der", "dpa"),
    ("dpa BERLIN. Der", "dpa"),
    ("(dpa) Berlin. Der", "dpa"),
    ("NAIROBI, May 3 (UPI) --", "upi"),
    ("WASHINGTON, May 3 (UPI) -- The", "upi"),
    ("(Bloomberg) -- The", "bloomberg"),
    ("WASHINGTON — (AP) The senate", "ap"),
    ("NEW YORK (AP) _ Stocks", "ap"),
    ("AP – The senate", "ap"),
    ("VATICAN CITY (CNS) --", "cns"),
    ("VILNIUS, May 03, BNS - Lithuania", "bns"),
    ("BUCURESTI, 3 mai (Agerpres) - The", "agerpres"),
    ("TIRANA, May 3 /ATA/ - The", "ata"),
    ("КИЇВ. 3 травня. УНН. Уряд", "unn"),
    ("TALLINN, May 03, BNS - The", "bns"),
    ("Rīga, 3. maijs, LETA. Valdība", "leta"),
)


@pytest.mark.parametrize(("words", "house"), DATELINES)
def test_a_dateline_names_its_agency(words: str, house: str) -> None:
    found = origin_lines.dateline(words)
    assert found is not None
    assert agencies.house(found.name or "") == house
    assert found.words in words


NO_DATELINES = (
    "The AP Chemistry exam",
    "AP Chemistry students (juniors) - took",
    "PA system failure",
    "(PA system) - failed",
    "AFP troops (Armed Forces) - moved",
    "MANILA (AFP troops) - moved",
    "Tass Smith said",
    "Kevin Tass (right) - the",
    "ANI DiFranco (singer) - played",
    "SPA days (relaxing) - are",
    "The SPA - a resort",
    "AA meetings - how to join",
    "AA - alcoholics meet",
    "SPA – wellness in Italy",
    "TT – the racing car",
    "PA – the new state",
    "AP – advanced placement rules",
    "CP - train service",
    "STT - speech to text",
    "MENA region (Middle East) - grows",
    "WAM! – the eighties are back",
    "PAP - a test for women",
    "NTB - non-tariff barriers",
    "TT - Isle of Man race results",
    "ATS - advanced tracking",
    "RSS - how feeds work",
    "Antara said: (laughs) - no",
    "ANI - a bird",
    "EFE - a name",
    "Berlin, PA - The",
    "APA - citation style",
    "APA, Style - citations",
    "LONDON, PA - The",
    "Philadelphia, PA - The mayor",
    "Pittsburgh, PA — Police",
    "Scranton, PA -- A",
    "SEATTLE, AA - x",
)


@pytest.mark.parametrize("words", NO_DATELINES)
def test_what_only_looks_like_a_dateline(words: str) -> None:
    assert origin_lines.dateline(words) is None


LAST_LINES = (
    ("He said. (Reuters)", "reuters"),
    ("he said. /TASS/", "tass"),
    ("сказал он. /ТАСС/", "tass"),
    ("said. (AP)", "ap"),
    ("sagte er. (dpa)", "dpa"),
    ("sagte er. dpa", "dpa"),
    ("sagte er. © dpa-infocom, dpa:240503-99-123456/4", "dpa"),
    ("© dpa-infocom, dpa:240503-99-123456/4", "dpa"),
    ("(c) Reuters", "reuters"),
    ("© AFP", "afp"),
    ("© 2024 AFP", "afp"),
    ("© Agence France-Presse", "afp"),
    ("Copyright (c) Thomson Reuters 2024", "reuters"),
    ("dpa-infocom GmbH", "dpa"),
    ("(APA/dpa)", "apa"),
    ("(SDA)", "sda"),
    ("(ANSA).", "ansa"),
    ("RIPRODUZIONE RISERVATA © Copyright ANSA", "ansa"),
    ("EFE", "efe"),
    ("(EFE)", "efe"),
    ("--IANS", "ians"),
    ("(ANI)", "ani"),
    ("--PTI", "pti"),
    ("– Bernama", "bernama"),
    ("-- BERNAMA", "bernama"),
    ("(AA)", "anadolu"),
    ("/ritzau/", "ritzau"),
    ("©TT", "tt"),
    ("(TT-Reuters)", "tt"),
    ("(ČTK)", "ctk"),
    ("(PAP)", "pap"),
    ("(Lusa)", "lusa"),
    ("Lusa/Fim", "lusa"),
    ("This report by The Canadian Press was first published May 3, 2024.", "cp"),
    ("Source: Xinhua", "xinhua"),
    ("Источник: ТАСС", "tass"),
    ("Quelle: dpa", "dpa"),
    ("Fuente: EFE", "efe"),
    ("Fonte: ANSA", "ansa"),
    ("Kaynak: AA", "anadolu"),
    (
        "Leer más: https://www.europapress.es/x (c) 2021 Europa Press. Está expresamente prohibida la redistribución",
        "europapress",
    ),
    ("Read more at: https://economictimes.example/x Copyright © PTI", "pti"),
    ("© Copyright Thomson Reuters 2024", "reuters"),
    ("Copyright 2024 The Associated Press. All rights reserved.", "ap"),
    ("-AP", "ap"),
    ("— AP", "ap"),
)


@pytest.mark.parametrize(("words", "house"), LAST_LINES)
def test_a_last_line_names_its_agency(words: str, house: str) -> None:
    signed = origin_lines.signature(words)
    every = [*((signed,) if signed else ()), *origin_lines.copyright_holders(words), *origin_lines.prose(words)]
    assert house in {agencies.house(reading.name or "") for reading in every}


NO_SIGNATURES = (
    "(This story has not been edited by staff and is auto-generated from a syndicated feed.)",
    "Bild: dpa",
    "Photo: AP",
    "Mit Material von dpa",
    "With files from The Canadian Press",
    "avec AFP",
    "He studied AP",
    "He drove a TT",
    "the PA",
    "I asked Ansa",
    "ATS",
    "lives in the AA",
    "– Tass said no",
    "PAP",
    "He lives in Harrisburg (PA)",
    "She runs a hotel (SPA)",
    "The region (MENA)",
)


@pytest.mark.parametrize("words", NO_SIGNATURES)
def test_what_only_looks_like_a_signature(words: str) -> None:
    assert origin_lines.signature(words) is None
    assert origin_lines.prose(words) == ()


@pytest.mark.parametrize(
    ("first", "last", "original"),
    [
        ("TOKYO (Kyodo) The tide rose.", "End.", "Kyodo"),
        ("The tide rose, officials said.", "This report by The Canadian Press was first published May 3, 2024.", None),
        ("Bern (sda) Die Flut stieg.", "Ende.", "sda"),
        ("Die Flut stieg, sagte er.", "© dpa-infocom, dpa:240503-99-123456/4", "dpa-infocom"),
        ("Scranton, PA - The tide rose.", "End.", "The Harbour Post"),
        ("AP Chemistry is hard.", "End.", "The Harbour Post"),
    ],
)
def test_the_chain_begins_with_the_agency(first: str, last: str, original: str | None) -> None:
    article = read(page(bodies=(markup(f"<p>{first}</p><p>It fell again.</p><p>{last}</p>", "html:body"),)))
    named = article.provenance.original.name
    assert named == original if original is not None else agencies.house(named or "") == "cp"
