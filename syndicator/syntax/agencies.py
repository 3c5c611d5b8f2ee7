"""News agencies by table: which names mean one, and which are the same house; knows *no* addresses.

Short names count only in the spellings agencies sign with ("AP", "dpa"): a person may be called Ansa or Efe. A name
that is missing here is simply no agency; the table may grow, it is never guessed from.
"""

from __future__ import annotations

import re
from functools import lru_cache

_TABLE = {
    # house: how it is called, how it signs. Up to four letters: exactly so; longer ones: any case.
    "reuters": "Reuters|Thomson Reuters|Reuters News|Reuters News Agency|Agence Reuters|Reuters Staff|Рейтер",
    "ap": "AP|Associated Press|The Associated Press|AP News|A.P.|AP Staff|Ассошиэйтед Пресс",
    "afp": "AFP|Agence France-Presse|Agence France Presse|AFP News|L'AFP|afp|AFP News Agency|АФП",
    "tass": "TASS|ITAR-TASS|Itar Tass|TASS Russian News Agency|ТАСС|ИТАР-ТАСС|ИТАР-TACC",
    "dpa": "dpa|DPA|Deutsche Presse-Agentur|Deutsche Presse Agentur|dpa International|dpa-infocom|dpa/tmn|dpa-AFX|Dpa"
    "|dpa-infocom GmbH|dpa Deutsche Presse-Agentur GmbH|dpa GmbH",
    "efe": "EFE|Agencia EFE|Agência EFE|EFE News|Efe|EFECOM|EFEAGRO|EFEverde|EFEUSA",
    "xinhua": "Xinhua|Xinhua News Agency|Xinhuanet|Agencia Xinhua|新华社|新华网|Синьхуа",
    "ansa": "ANSA|Agenzia ANSA|Ansa",
    "interfax": "Interfax|Interfax-Ukraine|Интерфакс|Interfax News Agency|INTERFAX.RU|Интерфакс-Украина",
    "ria": "RIA Novosti|RIA|РИА Новости|РИА «Новости»|Sputnik News|Sputnik",
    "kyodo": "Kyodo|Kyodo News|共同通信|共同通信社|Kyodo News Agency|共同",
    "jiji": "Jiji Press|時事通信|時事通信社|時事",
    "pti": "PTI|Press Trust of India|The Press Trust of India",
    "ani": "ANI|Asian News International|ANI News",
    "ians": "IANS|Indo-Asian News Service",
    "anp": "ANP|Algemeen Nederlands Persbureau",
    "belga": "Belga|Agence Belga|Persbureau Belga|Belga News Agency|Belga News",
    "apa": "APA|Austria Presse Agentur|Austria Presseagentur|APA-OTS",
    "europapress": "Europa Press|Europapress|EP (Europa Press)",
    "upi": "UPI|United Press International",
    "bloomberg": "Bloomberg|Bloomberg News",
    "ips": "IPS|Inter Press Service",
    "pa": "PA Media|PA|Press Association|The Press Association|PA News",
    "aap": "AAP|Australian Associated Press",
    "cp": "The Canadian Press|Canadian Press|La Presse Canadienne|Presse canadienne|CP",
    "sda": "SDA|sda|Keystone-SDA|Keystone|Schweizerische Depeschenagentur|Keystone-ATS|ATS|Keystone-SDA-ATS",
    "lusa": "Lusa|Agência Lusa|LUSA",
    "agenciabrasil": "Agência Brasil|Agencia Brasil|ABr",
    "estadaoconteudo": "Estadão Conteúdo",
    "folhapress": "Folhapress",
    "notimex": "Notimex",
    "telam": "Télam|Agencia Télam|Telam",
    "prensalatina": "Prensa Latina",
    "adnkronos": "Adnkronos|AdnKronos",
    "agi": "AGI|Agenzia Italia",
    "ntb": "NTB|Norsk Telegrambyrå",
    "tt": "TT|TT Nyhetsbyrån|Tidningarnas Telegrambyrå",
    "ritzau": "Ritzau|Ritzaus Bureau",
    "stt": "STT|Suomen Tietotoimisto|STT-Lehtikuva",
    "ctk": "ČTK|Česká tisková kancelář|CTK|Czech News Agency",
    "pap": "PAP|Polska Agencja Prasowa",
    "mti": "MTI|Magyar Távirati Iroda",
    "hina": "HINA|Hina",
    "tanjug": "Tanjug|Танјуг",
    "bta": "BTA|Bulgarian News Agency",
    "agerpres": "Agerpres",
    "anadolu": "Anadolu Agency|Anadolu Ajansı|AA|Anadolu|Anadolu Ajansi",
    "dha": "DHA|Demirören Haber Ajansı",
    "iha": "İHA|İhlas Haber Ajansı",
    "irna": "IRNA|Islamic Republic News Agency",
    "farsnews": "Fars News Agency",
    "yonhap": "Yonhap|Yonhap News Agency|연합뉴스|Yonhap News",
    "kcna": "KCNA|Korean Central News Agency",
    "antara": "Antara|ANTARA News",
    "bernama": "Bernama",
    "vna": "VNA|Vietnam News Agency",
    "wam": "WAM|Emirates News Agency",
    "spa": "SPA|Saudi Press Agency",
    "petra": "Petra News Agency|Jordan News Agency",
    "ukrinform": "Ukrinform|Укринформ|Укрінформ",
    "unian": "UNIAN|УНИАН|УНІАН",
    "belta": "BelTA|БЕЛТА|БелТА",
    "mena": "MENA|Middle East News Agency",
    "qna": "QNA|Qatar News Agency",
    "kuna": "KUNA|Kuwait News Agency",
    "sana": "SANA|Syrian Arab News Agency",
    "bna": "BNA|Bahrain News Agency",
    "map": "Maghreb Arabe Presse|Moroccan Press Agency",
    "aps": "Algérie Presse Service|Algeria Press Service",
    "tapagency": "Tunis Afrique Presse",
    "bss": "BSS|Bangladesh Sangbad Sangstha",
    "app": "APP|Associated Press of Pakistan",
    "uni": "United News of India",
    "pna": "PNA|Philippine News Agency",
    "cna": "Central News Agency|中央社",
    "chinanews": "中新社|中新网|China News Service",
    "newsis": "뉴시스|Newsis",
    "news1": "뉴스1|News1",
    "nan": "NAN|News Agency of Nigeria",
    "gna": "GNA|Ghana News Agency",
    "bns": "BNS|Baltic News Service",
    "leta": "LETA",
    "elta": "ELTA",
    "ata": "ATA|Albanian Telegraphic Agency",
    "azertac": "AZERTAC|Azertac|АЗЕРТАДЖ",
    "kazinform": "Kazinform|Казинформ",
    "unn": "УНН",
    "srna": "SRNA|Srna",
    "fena": "FENA|Fena",
    "sta": "STA|Slovenska tiskovna agencija|Slovenian Press Agency",
    "tasr": "TASR|Tlačová agentúra Slovenskej republiky",
    "sita": "SITA",
    "colpisa": "Colpisa",
    "servimedia": "Servimedia",
    "askanews": "askanews",
    "italpress": "Italpress",
    "lapresse": "LaPresse",
    "dts": "dts|dts Nachrichtenagentur",
    "epd": "epd|Evangelischer Pressedienst",
    "kna": "KNA|Katholische Nachrichten-Agentur",
    "sid": "SID|Sport-Informations-Dienst|sid",
    "ots": "news aktuell",
    "afx": "AFX",
    "zenit": "ZENIT",
    "stateswire": "States Newsroom",
    "khn": "Kaiser Health News|KFF Health News",
    "gettyimages": "Getty Images|Getty",
    "tns": "Tribune News Service|TNS|Tribune Content Agency",
    "cns": "Catholic News Service|CNS",
    "einpresswire": "EIN Presswire",
    "prnewswire": "PR Newswire|PRNewswire|Cision",
    "businesswire": "Business Wire|BusinessWire",
    "globenewswire": "GlobeNewswire|GlobeNewsWire",
    "storyful": "Storyful",
    "newsapi": "Newswire",
}
_SHORT = 4
_AMBIGUOUS_SIGNS = """
PA AA CP TT SPA ATS STT PAP NTB ANI APA AGI RIA SID IPS CNS TNS BTA MENA APP NAN ATA STA SITA SANA PNA GNA BNA BSS AAP
WAM Hina Srna
"""
AMBIGUOUS = frozenset(_AMBIGUOUS_SIGNS.split())
"""Signs that are words or other abbreviations as well: Pennsylvania, a spa, the Audi TT. They need more around them."""

_PICTURES_ONLY = frozenset({"gettyimages"})
_EXACT: dict[str, str] = {}
_FOLDED: dict[str, str] = {}
_NOT_A_WORD = re.compile(r"[\W_]+")


def _folded(name: str) -> str:
    return _NOT_A_WORD.sub(" ", name.casefold()).strip()


for _house, _names in _TABLE.items():
    for _name in _names.split("|"):
        _EXACT[_name] = _house
        if len(_name) > _SHORT:
            _FOLDED[_folded(_name)] = _house

LONGEST = 60


@lru_cache(maxsize=4_096)
def house(name: str) -> str | None:
    """The agency a name means, as a stable word that is equal for all its names ("ITAR-TASS" and "TASS"); else None.

    A hyphenated desk still is the house: "dpa-infocom", "AFP-Services".
    """
    name = name.strip(" .,;:/()[]-–—")
    if not name or len(name) > LONGEST:
        return None
    found = _EXACT.get(name) or _FOLDED.get(_folded(name))
    if found is None and name.upper() == name:
        found = _EXACT.get(name.title()) if len(name) > _SHORT else None
    if found is None and ("/" in name or "-" in name):  # "TT-Reuters", "APA/dpa": the first wrote, the second helped
        parts = [_EXACT.get(part.strip()) for part in re.split(r"[-/]", name)]
        found = parts[0] if all(parts) else None
    return found


def writes(name: str) -> str | None:
    """Like ``house``, without agencies that only sell pictures: their name under a text says nothing about the text."""
    found = house(name)
    return None if found in _PICTURES_ONLY else found


def known_names() -> tuple[str, ...]:
    """Every spelling in the table, longest first: for patterns that look for a signature."""
    return tuple(sorted(_EXACT, key=len, reverse=True))
