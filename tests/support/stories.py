"""Stories in our own words, ways in which editors change a story they took over, and things that only look alike.

``pairs()`` is the set that ``sameness`` is measured with: (name, one, other, whether they are the same story).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Any

from support.articles import AT, article

from syndicator.model.article import Article, Moment

LOCK = (
    "The town council of Harrow Bridge decided on Tuesday evening to keep the old lock on the river Tern.",
    "Eleven of the nineteen members voted for the plan, which had been put off four times since the spring.",
    "The lock was built in 1827 and has not carried a commercial barge for more than forty years.",
    "Its gates leak, and the engineers had asked for 340,000 pounds to replace both of them with steel.",
    '"We would have lost the last thing that tells visitors why there is a town here at all," said Mayor Edith Farrow.',
    "The opposition called the decision a present to the two hotels that stand beside the basin.",
    "Councillor Ravi Menon said that the money would be missing when the school roof has to be mended next year.",
    "A society of volunteers has offered to paint the lock keeper's house and to open it on Sundays in summer.",
    "Its chairman, Tom Ibbotson, said that sixty people had signed up within a week of the first meeting.",
    "The county has promised to pay a third of the costs if the work is finished before the end of next March.",
    "Boats will have to use the northern channel until then, and the footpath is closed between the two bridges.",
    "A first public meeting about the colours of the gates takes place in the corn exchange on Thursday.",
)
BEES = (
    "Beekeepers in the Alder valley have counted fewer dead colonies this winter than in any year since 2009.",
    "The regional association asked all of its 412 members and got answers from nine out of ten of them.",
    "On average one hive in fourteen did not live to see the first willows, against one in five last year.",
    "The chairwoman, Helga Brandt, puts it down to a dry autumn and to a treatment that began in July.",
    '"For the first time everybody on one slope treated in the same week," she said, "so nobody was infected anew."',
    "Scientists at the institute in Marlow are more careful and speak of several mild winters in a row.",
    "Their own count, made with scales under eighty hives, shows that the colonies were also heavier in October.",
    "Prices for young colonies have fallen to 95 euros, which is welcome to those who want to begin.",
    "Farmers hope for a better harvest of cherries, because much of the blossom was not visited in 2024.",
    "The association warns all the same that the mite is not gone and offers free courses until the end of May.",
)
GERMAN = (
    "Der Gemeinderat von Altenmühl hat am Montagabend beschlossen, das alte Freibad am Waldrand nicht zu schließen.",
    "Zwölf der achtzehn Mitglieder stimmten für den Antrag, über den seit dem Frühjahr dreimal gestritten worden war.",
    "Das Becken stammt aus dem Jahr 1934 und verliert nach Angaben des Bauamts jede Nacht 40 Kubikmeter Wasser.",
    "Die Sanierung soll 1,2 Millionen Euro kosten, ein Drittel davon will der Landkreis übernehmen.",
    "„Ein Dorf ohne Bad ist im August ein leeres Dorf“, sagte Bürgermeisterin Karin Ostermann nach der Sitzung.",
    "Die Opposition warf ihr vor, das Geld werde im kommenden Jahr bei der Grundschule fehlen.",
    "Ein Förderverein mit 230 Mitgliedern hat angeboten, die Umkleiden in eigener Arbeit zu streichen.",
    "Bis zum Beginn der Arbeiten im September bleibt das Bad an sechs Tagen in der Woche geöffnet.",
    "Über die Farbe der neuen Rutsche sollen die Kinder der dritten und vierten Klassen abstimmen dürfen.",
    "Die erste öffentliche Versammlung dazu findet am Donnerstag um 19 Uhr im Saal der alten Molkerei statt.",
)
RUSSIAN = (
    "Городской совет Заречного решил во вторник вечером сохранить старую пристань на берегу реки Вельи.",
    "За это проголосовали одиннадцать из девятнадцати депутатов, хотя вопрос откладывали четыре раза с весны.",
    "Пристань построили в 1911 году, и последний пароход ушёл от неё больше сорока лет назад.",
    "Доски прогнили, и инженеры просили 14 миллионов рублей на новые сваи и перила вдоль набережной.",
    "«Мы потеряли бы последнее, что объясняет, зачем здесь вообще стоит город», — сказала мэр Анна Лаврова.",
    "Оппозиция назвала решение подарком двум гостиницам, которые стоят рядом с пристанью на склоне холма.",
    "Депутат Игорь Мельник считает, что этих денег не хватит, когда придётся чинить крышу школы.",
    "Добровольцы обещали покрасить дом смотрителя и открывать его по воскресеньям в течение всего лета.",
    "Область готова оплатить треть расходов, если работы закончат до конца марта следующего года.",
    "Первое собрание о цвете перил пройдёт в четверг вечером в здании старого хлебного рынка.",
)
CHINESE = (
    "河口镇议会周二晚上决定保留旧码头，不再拆除这座已有一百多年历史的建筑。",
    "十九名议员中有十一人投了赞成票，这项计划从春天开始已经被推迟了四次。",
    "码头建于1911年，最后一班客轮在四十多年前离开以后，这里就再也没有船只停靠。",
    "木板已经腐烂，工程师要求拨款三百四十万元，用来更换全部桩基和沿岸的栏杆。",
    "镇长林秀英在会后表示，如果拆掉码头，游客就再也看不出这里为什么会有一座小镇。",
    "反对者批评说，这个决定只对河边的两家旅馆有利，学校漏雨的屋顶明年却没有钱修。",
    "一个志愿者团体愿意自己动手粉刷看守人的小屋，并且在夏天的每个星期日对外开放。",
    "省里答应承担三分之一的费用，条件是全部工程必须在明年三月底以前完成。",
    "第一次讨论栏杆颜色的公开会议将于星期四晚上在旧粮食交易所的大厅里举行。",
)
TITLES = {
    "lock": (LOCK, "en", "Harrow Bridge keeps its old lock", "Council votes to save lock on the Tern"),
    "bees": (BEES, "en", "Fewer dead bees in the Alder valley", "Beekeepers count the best winter since 2009"),
    "german": (GERMAN, "de", "Altenmühl behält sein Freibad", "Gemeinderat rettet das alte Bad am Waldrand"),
    "russian": (RUSSIAN, "ru", "Заречный сохранит старую пристань", "Депутаты решили сохранить пристань на Велье"),
    "chinese": (CHINESE, "zh", "河口镇决定保留旧码头", "议会投票保留百年旧码头"),
}
ADS = {
    "en": "Sign up for our morning letter and get the news of the region before breakfast, free of charge.",
    "de": "Abonnieren Sie unseren Brief am Morgen und lesen Sie kostenlos, was in der Gegend geschieht.",
    "ru": "Подпишитесь на нашу утреннюю рассылку и читайте новости края бесплатно каждый день до завтрака.",
    "zh": "欢迎订阅我们的晨间通讯，每天早餐以前免费了解本地的最新消息。",
}
WALL = (
    "To go on reading you have to accept that we and our 214 partners store information on your device.",
    "We use it to measure how our pages are read and to show you advertising that suits you.",
    "You can change your choice at any time at the foot of each page under the heading of privacy.",
    "If you do not agree you may take out a subscription that is free of advertising for a small sum every month.",
    "Subscribers need to log in with the address they gave us when they signed up for the service.",
    "If you have forgotten your password we send you a new one within a few minutes of your asking for it.",
    "Our staff is there to help you on working days between eight in the morning and six in the evening.",
)


def told(
    sentences: tuple[str, ...] | list[str], title: str, *, per_paragraph: int = 2, days: float = 0, **changes: Any
) -> Article:
    """Make an article of sentences."""
    joint = "" if changes.get("language") == "zh" else " "
    blocks = [joint.join(sentences[start : start + per_paragraph]) for start in range(0, len(sentences), per_paragraph)]
    made = article("1", title=title, body_text="\n\n".join(blocks), published=Moment(at=AT + timedelta(days=days)))
    return replace(made, body_html="".join(f"<p>{block}</p>" for block in blocks), **changes)


def weather(place: str, day: str, low: int, high: int, wind: int) -> Article:
    """Fill in a form."""
    sentences = [
        f"The weather in {place} will be changeable on {day}, with clouds in the morning and some sun after noon.",
        f"Temperatures rise from {low} degrees at night to {high} degrees in the afternoon, a little more in the sun.",
        f"The wind comes from the west at {wind} kilometres an hour and falls asleep towards the evening.",
        "Showers are possible in the hills, and whoever goes out should take a coat that keeps the water off.",
        f"The air over {place} is clean, and pollen of birch and hazel is of no importance at this time of the year.",
        "In the days after that a high from the south brings drier air, but nights that are cold for the season.",
        "Gardeners should cover what is tender, and drivers must reckon with fog in the valleys before nine o'clock.",
    ]
    return told(sentences, f"Weather for {place}", language="en")


def market(name: str, points: str, change: str, day: str) -> Article:
    """Fill in another."""
    sentences = [
        f"The index of the exchange in {name} closed at {points} points on {day}, {change} per cent from before.",
        "Traders spoke of a quiet session in which many were waiting for the figures that the central bank gives out.",
        f"The volume was {points[-3:]} million, which is less than the average of the last thirty days of trading.",
        "Banks and insurers were asked for, while those who make cars and chemicals had a more difficult time.",
        "Analysts expect that the range of the past two weeks will not be left before the end of the quarter.",
        f"The currency moved little and was last quoted at {change} against the basket that the ministry watches.",
        "Bonds were steady, and the price of oil gave way a little towards the end of the day in light trading.",
    ]
    return told(sentences, f"Shares in {name}: how the day went", language="en")


def same() -> Iterator[tuple[str, Article, Article]]:
    """Yield stories and what editors make of them."""
    for name, (sentences, tongue, title, other) in TITLES.items():
        one = told(sentences, title, language=tongue)
        ad, body = ADS[tongue], list(sentences)
        yield f"{name}: word for word", one, told(body, title, language=tongue)
        yield f"{name}: another headline", one, told(body, other, language=tongue)
        yield f"{name}: other paragraphs", one, told(body, other, language=tongue, per_paragraph=3)
        yield f"{name}: cut from the end", one, told(body[: len(body) * 2 // 3], other, language=tongue)
        yield f"{name}: advertising between", one, told([*body[:3], ad, *body[3:], ad], title, language=tongue)
        yield f"{name}: no language", one, told(body, other)
        yield f"{name}: a day later", one, told(body, other, days=1.5, language=tongue)
        if tongue != "zh":
            yield f"{name}: cut with advertising", one, told([ad, *body[:-3], ad], other, language=tongue)
            opened = [f"ROUND TABLE (Wire) – {body[0]}", *body[1:]]
            yield f"{name}: dateline", one, told(opened, other, language=tongue)
            left = [*body[:4], *body[5:]]
            yield f"{name}: a sentence left out", one, told(left, other, language=tongue)
            yield f"{name}: a paragraph added", one, told([*body, *body[:0], ad, ad.upper()], other, language=tongue)
    quoted = [text.replace('"', "\u201c").replace("'", "\u2019") for text in LOCK]
    yield "typographic quotes", told(LOCK, "Harrow Bridge keeps its old lock"), told(quoted, "Lock on the Tern is kept")
    spelled = [text.replace("Councillor", "Cllr").replace("colours", "colors") for text in LOCK]
    yield "house style", told(LOCK, "Harrow Bridge keeps its old lock"), told(spelled, "Lock on the Tern is kept")
    yield (
        "number grouping",
        told(LOCK, "Old lock is kept"),
        told([t.replace("340,000", "340 000") for t in LOCK], "Old lock"),
    )


def different() -> Iterator[tuple[str, Article, Article]]:
    """Yield what only looks alike."""
    lock = told(LOCK, "Harrow Bridge keeps its old lock", language="en")
    yield "two stories", lock, told(BEES, "Fewer dead bees in the Alder valley", language="en")
    yield "a translation", told(GERMAN, "Altenmühl behält sein Freibad"), told(RUSSIAN, "Заречный сохранит пристань")
    yield "another place", weather("Ulm", "Monday", 4, 13, 20), weather("Bonn", "Monday", 4, 13, 20)
    yield "another day", weather("Ulm", "Monday", 4, 13, 20), weather("Ulm", "Tuesday", 6, 15, 35)
    yield "one number", weather("Ulm", "Monday", 4, 13, 20), weather("Ulm", "Monday", 4, 14, 20)
    yield "another exchange", market("Riga", "1,204", "0.3", "Monday"), market("Oslo", "1,377", "1.1", "Monday")
    yield "another session", market("Riga", "1,204", "0.3", "Monday"), market("Riga", "1,198", "0.5", "Tuesday")
    yield "a wall", told(WALL, "Harrow Bridge keeps its old lock"), told(WALL, "Fewer dead bees in the Alder valley")
    yield "an excerpt", lock, told(LOCK[:4], "Harrow Bridge keeps its old lock", language="en")
    teaser = [*LOCK[:6], "Its chairman said that sixty people had signed up …"]
    yield "one teaser", told(teaser, "Old lock is kept"), told(teaser, "Lock on the Tern is kept")
    yield "too short", told(LOCK[:2], "Old lock"), told(LOCK[:2], "Old lock")
    intro = LOCK[:3]
    yield "two parts", told([*intro, *BEES], "A year on the river, part 1"), told([*intro, *GERMAN], "A year, part 2")
    yield "parts of one text", told(LOCK, "On the river (Part 1)"), told(LOCK, "On the river (Part 2)")
    yield "Roman parts", told(LOCK, "On the river Tern, II"), told(LOCK, "On the river Tern, III")
    yield "a live report", told([*intro, *BEES[:6]], "Live: votes"), told([*intro, *LOCK[4:10]], "Live: votes")
    mended = [text.replace("Eleven of the nineteen", "Nine of the 19").replace("1827", "1872") for text in LOCK]
    yield "a corrected number", lock, told(mended, "Harrow Bridge keeps its old lock", language="en")
    moved = [
        text.replace("Harrow Bridge", "Marrow Ford").replace("Tern", "Esk").replace("Farrow", "Pell") for text in LOCK
    ]
    yield "a form with names", lock, told(moved, "Marrow Ford keeps its old lock", language="en")
    swapped = [text.replace("Harrow", "Barrow") for text in LOCK]
    yield "one name in the headline", lock, told(swapped, "Barrow Bridge keeps its old lock", language="en")
    yield "the form of a year ago", lock, told([*LOCK[:-2], ADS["en"], BEES[4]], "Lock", days=-365, language="en")
    yield "behind a paywall", lock, replace(lock, paywalled=True)
    chinese = told(CHINESE, "河口镇决定保留旧码头", language="zh")
    other = [text.replace("河口镇", "江口镇").replace("1911", "1921") for text in CHINESE]
    yield "a Chinese form", chinese, told(other, "江口镇决定保留旧码头", language="zh")


def pairs() -> Iterator[tuple[str, Article, Article, bool]]:
    """Yield the whole set."""
    yield from ((*found, True) for found in same())
    yield from ((*found, False) for found in different())
