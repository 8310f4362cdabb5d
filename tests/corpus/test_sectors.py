"""Sectors of own sentences: each sector's terms, words that only look like one, and every spelling of the same."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.sectors import SectorMention, mentions, sectors
from corpus.vocabulary import SECTORS

NAMED = [
    # agriculture
    ("کشت پاییزهٔ گندم در دشت‌های شمالی آغاز شد", {"agriculture"}),
    ("زعفران خراسان برند جهانی می‌خواهد", {"agriculture"}),
    ("باغداران پستهٔ رفسنجان نهال تازه گرفتند", {"agriculture"}),
    ("گلخانه‌های هیدروپونیک در جنوب گسترش یافت", {"agriculture"}),
    # livestock and fisheries
    ("پرورش ماهی در قفس ده‌هزار تنی شد", {"livestock_fisheries"}),
    ("دامداران عشایر نهاده گرفتند", {"livestock_fisheries"}),
    ("واکسیناسیون دام علیه تب برفکی آغاز شد", {"livestock_fisheries"}),
    ("مرغداری‌ها جوجه‌ریزی را دو برابر کردند", {"livestock_fisheries"}),
    # food
    ("کارخانهٔ رب گوجه‌فرنگی سه شیفته شد", {"food_industry"}),
    ("سهمیهٔ آرد نانوایی‌ها بیشتر شد", {"food_industry"}),
    ("واحد لبنیات پاستوریزه راه افتاد", {"food_industry"}),
    # oil and gas
    ("پالایشگاه ستاره میعانات گازی می‌گیرد", {"oil_gas"}),
    ("حفاری سه حلقه چاه نفت پایان یافت", {"oil_gas"}),
    ("خط لولهٔ تازه به مرز رسید", {"oil_gas"}),
    # petrochemicals
    ("مجتمع متانول دوم به تولید رسید", {"petrochemical"}),
    ("پلی‌اتیلن و پلی‌پروپیلن به ترکیه رفت", {"petrochemical"}),
    ("اورهٔ گرانوله و آمونیاک بارگیری نشد", {"petrochemical", "transport_transit"}),
    # energy
    ("نیروگاه خورشیدی ده مگاواتی به شبکه پیوست", {"energy"}),
    ("خاموشی‌های تابستان کمتر می‌شود", {"energy"}),
    ("توربین بادی سوم چرخید", {"energy"}),
    # water and environment
    ("سد مخزنی تازه آبگیری شد", {"water_environment"}),
    ("تصفیه‌خانهٔ فاضلاب شهر تکمیل می‌شود", {"water_environment"}),
    ("جنگل‌کاری در حاشیهٔ تالاب ادامه دارد", {"water_environment"}),
    ("مدیریت پسماند به شرکت تازه سپرده شد", {"water_environment"}),
    # mining and metals
    ("معدن سنگ‌آهن سنگان توسعه می‌یابد", {"mining_metals"}),
    ("تولید شمش فولاد رکورد زد", {"mining_metals"}),
    ("کاتد مس و کنسانترهٔ روی گران شد", {"mining_metals"}),
    # industry
    ("شهرک صنعتی دوم جای خالی ندارد", {"industry"}),
    ("قطعه‌سازان خودرو خط تازه می‌آورند", {"industry"}),
    ("کارخانهٔ نساجی بروجرد دوباره کار می‌کند", {"industry"}),
    # construction and housing
    ("دو هزار واحد مسکونی در حاشیهٔ شهر ساخته می‌شود", {"construction_housing"}),
    ("نوسازی بافت فرسوده آغاز شد", {"construction_housing"}),
    ("پل روگذر و تونل دوم گشوده شد", {"construction_housing"}),
    # a road is both a work of construction and a way to carry goods
    ("آزادراه تازه فاصله را نصف کرد", {"construction_housing", "transport_transit"}),
    # transport and transit
    ("ترانزیت از کریدور شمال ـ جنوب دو برابر شد", {"transport_transit"}),
    ("واگن‌های باری راه‌آهن تحویل شد", {"transport_transit"}),
    ("پرواز مستقیم مشهد ـ نجف برقرار می‌شود", {"transport_transit"}),
    ("کشتیرانی خط تازه‌ای به بندر لاگان گشود", {"transport_transit"}),
    # trade and customs
    ("صادرات غیرنفتی از بازارچهٔ مرزی بیشتر شد", {"trade_customs"}),
    ("تعرفهٔ ترجیحی با اوراسیا اجرا شد", {"trade_customs"}),
    ("اصناف پروانهٔ کسب نو می‌گیرند", {"trade_customs"}),
    ("گمرک ترخیص را آسان کرد", {"trade_customs"}),
    # finance and investment
    ("بانک عامل تسهیلات ارزان می‌دهد", {"finance_investment"}),
    ("سرمایه‌گذاران خارجی فاینانس آوردند", {"finance_investment"}),
    ("مالیات بر ارزش افزوده کاهش می‌یابد", {"finance_investment"}),
    ("بیمهٔ مسئولیت و حق بیمه تقسیط شد", {"finance_investment"}),
    # free zones
    ("منطقهٔ آزاد ماکو شریک تازه یافت", {"free_zones"}),
    ("دبیرخانهٔ شورای عالی مناطق آزاد آیین‌نامه نوشت", {"free_zones"}),
    ("منطقهٔ ویژهٔ اقتصادی سرخس گشایش یافت", {"free_zones"}),
    # tourism and crafts
    ("گردشگران روس به هتل‌های کیش می‌آیند", {"tourism_crafts"}),
    ("فرش دستباف و گلیم ثبت شد", {"tourism_crafts"}),
    ("اقامتگاه بوم‌گردی در کاروانسرای کهن", {"tourism_crafts"}),
    ("مرمت بناهای تاریخی پیش می‌رود", {"tourism_crafts"}),
    # health
    ("بیمارستان ۳۲۰ تختخوابی پزشک می‌خواهد", {"health_pharma"}),
    ("واکسن و داروی بیماران خاص رسید", {"health_pharma"}),
    ("دانشگاه علوم پزشکی درمانگاه می‌گشاید", {"health_pharma"}),
    # science and education
    ("دو دانشگاه استاد و دانشجو مبادله می‌کنند", {"science_education"}),
    ("پارک علم و فناوری به شرکت‌های دانش‌بنیان جا داد", {"science_education"}),
    ("مدارس روستا معلم ندارند", {"science_education"}),
    # ICT
    ("فیبر نوری و اینترنت پرسرعت به روستا رسید", {"ict"}),
    ("اپراتورهای تلفن همراه نرم‌افزار مشترک می‌نویسند", {"ict"}),
    ("هوش مصنوعی در دولت الکترونیک", {"ict"}),
    # culture, media, sport
    ("هفتهٔ فرهنگی و جشنوارهٔ فیلم برگزار می‌شود", {"culture_media_sport"}),
    ("ورزشگاه تازه میزبان مسابقات کشتی آزاد است", {"culture_media_sport"}),
    ("تلویزیون دو کشور برنامهٔ مشترک می‌سازند", {"culture_media_sport"}),
    # security and border
    ("مرزبانی دو کشور با مواد مخدر می‌جنگند", {"security_border"}),
    ("نیروی انتظامی سه نفر را دستگیر کرد", {"security_border"}),
    ("رزمایش مشترک نیروی دریایی پایان یافت", {"security_border"}),
    # labour and welfare
    ("برای هزار نفر شغل پایدار ایجاد می‌شود", {"labour_welfare"}),
    ("مستمری مددجویان کمیتهٔ امداد بیشتر شد", {"labour_welfare"}),
    ("بازنشستگان تأمین اجتماعی بیمهٔ تکمیلی گرفتند", {"labour_welfare"}),
    # several at once
    ("صادرات برق به عراق", {"energy", "trade_customs"}),
    ("قاچاق سوخت از مرز", {"oil_gas", "security_border", "trade_customs"}),
    ("بیمهٔ محصولات کشاورزی", {"agriculture", "finance_investment"}),
    ("نیروگاه و سد تازه با وام بانک ساخته شد", {"energy", "finance_investment", "water_environment"}),
]

OTHER_SENSES = [
    ("نشست پنجم آبان برگزار شد", "a month holds «آب»"),
    ("این نامه در بازار شایعات نوشته نشد", "a market by itself is weak"),
    ("راه‌اندازی دبیرخانه به تصویب رسید", "«راه» in starting up"),
    ("رعد و برق آسمان را روشن کرد", "lightning is no electricity"),
    ("مأموران متخلف را به دام انداختند، گفت نماینده", "a trap is no livestock"),
    ("خاتمی رئیس‌جمهور وقت به تهران بازگشت", "a surname holds the inlay craft"),
    ("اجرای این سند را پیگیری می‌کنیم", "«اجرا» is no brick once آ is folded"),
    ("وی به مسجدسلیمان رفت", "a town's name holds a mosque"),
    ("فرهنگ‌سازی برای صرفه‌جویی لازم است", "making a habit is no culture"),
    ("شرکت سهامی عام تشکیل شد", "a form of company is no share deal"),
    ("مصالح ملی دو کشور را در نظر داریم", "interests are no building material"),
    ("ماه آینده هیئتی به مسکو می‌رود", "a river hides in «می رود»"),
    ("در فضایی دوستانه گفت‌وگو کردند", "a room is no space"),
    ("هدف‌های سال گذشته محقق شد", "came true is no researcher"),
    ("دو طرف بر روابط دوستانه تأکید کردند", "nothing is named"),
    ("بی‌اعتمادی سد راه ما بود", "an obstacle is no dam"),
]

SPELLINGS = [
    (["صنایع‌دستی", "صنایع دستی", "صنايع دستي", "صنایعدستی", "صنایع\u200fدستی", "صنایع\u00a0دستی"], "tourism_crafts"),
    (["نیروگاه‌ها", "نیروگاه ها", "نیروگاهها", "نيروگاه‌هاي", "نیروگاه‌هایی", "نیروگاه‌هایشان", "نیروگاهی"], "energy"),
    (["حمل‌ونقل", "حمل و نقل", "حمل‌و‌نقل", "حملونقل"], "transport_transit"),
    (["کارگران", "کارگر", "کارگری", "كارگران", "کارگرانِ", "کـارگران"], "labour_welfare"),
    (["گردشگران", "گردشگری", "گردشگر", "گردشگرها"], "tourism_crafts"),
    (["کارخانه", "کارخانجات", "کارخانه‌ای", "کارخانهٔ", "کارخانۀ", "کارخانه ی", "کارخانه‌های"], "industry"),
    (["سرمایه‌گذاری", "سرمایه گذاری", "سرمايه‌گذاري", "سرمایهگذاری", "سرمایه‌گذاری‌های"], "finance_investment"),
    (["رانندگان", "راننده", "راننده‌ها", "رانندگی"], "transport_transit"),
    (["دانش‌بنیان", "دانش بنیان", "دانشبنیان", "دانش‌بنيان‌ها"], "science_education"),
    (["بازنشستگان", "بازنشسته", "بازنشسته‌ها", "بازنشستگی"], "labour_welfare"),
    (["سدهای", "سد", "سدها", "سدی"], "water_environment"),
    (["داروهای", "داروی", "دارو", "دارویی", "داروها"], "health_pharma"),
    (["میوه‌جات", "میوهجات", "میوه‌ها"], "agriculture"),
]

HEADS = [
    # a general noun gives way to the term right behind it
    ("کارخانهٔ سیمان تازه", ("mining_metals",)),
    ("صنعت گردشگری", ("tourism_crafts",)),
    ("صنعت برق", ("energy",)),
    ("کارخانهٔ تازه", ("industry",)),
    ("بیمارستان آموزشی شهر", ("health_pharma",)),
    ("دانشگاه علوم پزشکی", ("health_pharma",)),
    ("میراث فرهنگی", ("tourism_crafts",)),
    ("آب معدنی", ("food_industry",)),
    ("بازار کار", ("labour_welfare",)),
    ("راه‌آهن", ("transport_transit",)),
]

WEAK = [
    # one weak term names nothing; two different ones of a sector, or one beside a sure term, do
    ("سوخت", ()),
    ("بازار", ()),
    ("محموله", ()),
    ("زلزله", ()),
    ("اکتشاف در عمق مخزن", ("oil_gas",)),
]

PASSED_OVER = [
    ("با اعتباری بالغ بر ۴۰۰ میلیارد ریال", ()),
    ("با سرمایه‌گذاری ۸۰۰ میلیون ریال", ()),
    ("جذب سرمایه‌گذاری", ("finance_investment",)),
    ("تأمین اعتبار", ("finance_investment",)),
    ("هر ماهی یک نشست", ()),
]

WORKS = [
    ("احداث مدرسه", ("construction_housing", "science_education")),
    ("ساخت سه انبار", ("construction_housing",)),
    ("بازسازی بیمارستان", ("construction_housing", "health_pharma")),
    ("ساخت نیروگاه", ("energy",)),
    ("احداث خط دوم راه‌آهن", ("construction_housing", "transport_transit")),
]


@pytest.mark.parametrize(("text", "expected"), NAMED)
def test_terms_name_their_sector(text: str, expected: set[str]) -> None:
    assert set(sectors(text)) == expected


def test_every_sector_has_three_sentences() -> None:
    times = Counter(sector for _, expected in NAMED for sector in expected)
    assert all(times[sector] >= 3 for sector in SECTORS)


@pytest.mark.parametrize(("text", "why"), OTHER_SENSES)
def test_other_senses_name_nothing(text: str, why: str) -> None:
    assert sectors(text) == (), why


@pytest.mark.parametrize(
    ("spelling", "sector"), [(spelling, sector) for written, sector in SPELLINGS for spelling in written]
)
def test_spellings_meet(spelling: str, sector: str) -> None:
    assert sectors(f"دربارهٔ {spelling} سخن گفتند") == (sector,)


@pytest.mark.parametrize(("text", "expected"), HEADS + WEAK + PASSED_OVER + WORKS)
def test_longest_term_weight_and_phrase(text: str, expected: tuple[str, ...]) -> None:
    assert sectors(text) == expected


def test_mentions_give_raw_spans_and_terms() -> None:
    text = "«صـنايع‌ دستي» و نیروگاه هایشان."
    assert [(each.span.of(text), each.sector, each.term) for each in mentions(text)] == [
        ("صـنايع‌ دستي", "tourism_crafts", "صنایع دستی"),
        ("نیروگاه هایشان", "energy", "نیروگاه"),
    ]


def test_order_is_that_of_the_vocabulary() -> None:
    assert sectors("ورزش، بانک، گندم") == ("agriculture", "finance_investment", "culture_media_sport")


def test_punctuation_parts_a_term() -> None:
    assert sectors("صنایع، دستی") == ("industry",)


@given(
    st.text(alphabet=st.sampled_from("آباسدنمیکرهو ‌\u200f\u064bـ۱2،.\n-برقگهکتصع"), max_size=80) | st.text(max_size=60)
)
def test_spans_lie_inside_and_in_order(text: str) -> None:
    found: list[SectorMention] = mentions(text)
    assert all(0 <= each.span.start < each.span.end <= len(text) for each in found)
    assert [each.span.start for each in found] == sorted(each.span.start for each in found)
    assert set(sectors(text)) == {each.sector for each in found}


@given(st.sampled_from(sorted(row[0] for row in NAMED)))
def test_half_spaces_and_letters_do_not_matter(text: str) -> None:
    arabic = text.translate({ord("ی"): "ي", ord("ک"): "ك"})
    assert sectors(arabic) == sectors(text)
    assert sectors(text.replace("\u200c", "\u200f")) == sectors(text)
    assert sectors(text.replace("\u200c", "")) == sectors(text)
