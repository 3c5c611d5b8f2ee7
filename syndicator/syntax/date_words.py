"""Words of dates in eight languages (and a little Greek, Hungarian, Swedish): tables only, read by ``date``."""

from __future__ import annotations


def _split(text: str) -> list[str]:
    return text.split()


_MONTHS = (
    # en · de · fr · es · pt · it · nl · ru (nominative, genitive, short) · el · hu · sv
    (
        "january jan januar jän jaenner jänner janvier janv enero ene janeiro gennaio gen januari январь января янв"
        " ιανουαρίου ιαν január"
    ),
    (
        "february feb febr februar feber février fevrier févr fevr fév fev febrero fevereiro febbraio februari"
        " февраль февраля фев февр φεβρουαρίου φεβ február"
    ),
    "march mar märz maerz mär mrz mars marzo março marco maart mrt март марта мар μαρτίου μαρ μάρ március",
    "april apr avril avr abril abr aprile апрель апреля апр απριλίου απρ április",
    "may mai mayo maio maggio mag mei май мая μαΐου μαι μάι μάϊ május maj",
    "june jun juni juin junio junho giugno giu июнь июня июн ιουνίου ιουν ιούν június",
    "july jul juli juillet juil julio julho luglio lug июль июля июл ιουλίου ιουλ ιούλ július",
    "august aug août aout agosto ago augustus август августа авг αυγούστου αυγ αύγ augusztus augusti",
    (
        "september sep sept septembre septiembre setiembre setembro set settembre сентябрь сентября сен сент"
        " σεπτεμβρίου σεπ szeptember"
    ),
    "october oct oktober okt octobre octubre outubro out ottobre ott октябрь октября окт οκτωβρίου οκτ október",
    "november nov novembre noviembre novembro ноябрь ноября ноя нояб νοεμβρίου νοε νοέ",
    (
        "december dec dezember dez décembre decembre déc diciembre dic dezembro dicembre декабрь декабря дек"
        " δεκεμβρίου δεκ"
    ),
)
MONTHS = {word: number for number, words in enumerate(_MONTHS, 1) for word in words.split()}

WEEKDAYS = frozenset(
    _split(
        "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed weds thu thur thurs fri"
        " sat sun montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag mo di mi do fr sa so"
        " lundi mardi mercredi jeudi vendredi samedi dimanche lun mar mer jeu ven sam dim lunes martes"
        " miércoles miercoles jueves viernes sábado sabado domingo mié mie jue vie sáb sab dom segunda terça"
        " terca quarta quinta sexta feira seg ter qua qui sex lunedì martedì mercoledì giovedì venerdì sabato"
        " domenica lunedi martedi mercoledi giovedi venerdi gio maandag dinsdag woensdag donderdag vrijdag"
        " zaterdag zondag ma wo vr za zo понедельник вторник среда четверг пятница суббота воскресенье пн вт"
        " ср чт пт сб вс κυρ δευ τρι τρί τετ πεμ πέμ παρ σαβ σάβ hétfő kedd szerda csütörtök péntek szombat"
        " vasárnap"
    )
)

# Words that stand around a date and say nothing about it.
FILLERS = frozenset(
    _split(
        "t on at of the and published posted updated created date publish pubdate since last modified first"
        " written by am um uhr den der vom veröffentlicht erschienen stand aktualisiert geändert le du à a"
        " publié publie mis jour heure h er el de del las los publicado publicada actualizado a las em às as"
        " dia atualizado il alle ore pubblicato aggiornato del op om uur gepubliceerd bijgewerkt в во г год"
        " года опубликовано обновлено от st nd rd th º ª °"
    )
)

_HOURS = {
    # Military letters other than Z were printed with the wrong sign in RFC 822, so RFC 5322 §4.3 reads them as UTC.
    "UT UTC GMT Z WET UCT ZULU ETC/GMT ETC/UTC": 0,
    "CET MET MEZ WEST BST IST-IE WEDT WESZ": 1,
    "CEST MEST MESZ MET-DST CEDT EET SAST CAT OEZ": 2,
    "EEST EEDT MSK AST-SA EAT TRT OESZ": 3,
    "MSD SAMT GST AZT": 4,
    "PKT YEKT UZT": 5,
    "ALMT OMST": 6,
    "ICT WIB KRAT": 7,
    "HKT SGT AWST PHT WITA IRKT": 8,
    "JST KST WIT YAKT": 9,
    "AEST VLAT": 10,
    "AEDT SRET": 11,
    "NZST": 12,
    "NZDT": 13,
    "BRT ART ADT UYT CLST": -3,
    "AST AT CLT EDT-AST": -4,
    "EST ET COT PET": -5,
    "CST CT": -6,
    "MST MT": -7,
    "PST PT": -8,
    "AKST": -9,
    "HST HAST": -10,
    "EDT": -4,
    "CDT": -5,
    "MDT": -6,
    "PDT": -7,
    "AKDT": -8,
}
ZONES = {name: hours * 60 for names, hours in _HOURS.items() for name in names.split()} | {
    "IST": 330,  # India; Ireland and Israel write it too, with far fewer feeds
    "NPT": 345,
    "ACST": 570,
    "ACDT": 630,
    "NST": -210,
    "NDT": -150,
    "IRST": 210,
    "AFT": 270,
    "MMT": 390,
}  # minutes east of UTC

BEFORE_NOON = frozenset({"am", "a", "오전", "上午", "午前"})
AFTER_NOON = frozenset({"pm", "p", "오후", "下午", "午後"})
