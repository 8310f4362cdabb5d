"""What a careful reader finds in the sample of the founding of a working group, and one correction of each kind."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from corpus.correcting import Sheet
from corpus.corrections import Due, Values
from corpus.facts import Deadline, Extraction, Fact, Figure, Meeting, Participant, Speaker
from corpus.models import Document, Span
from corpus.store import Store

GROUP = "توافق کردند کارگروه مشترک حمل‌ونقل، کشاورزی و شیلات دو منطقه تشکیل شود"
NEAREST = "مازندران با دو بندر بازرگانی و ۴۶۰ هزار هکتار زمین زراعی و باغی، نزدیک‌ترین عرضه‌کنندهٔ مرکبات و کیوی"
REPORT = (
    "این کارگروه موظف است ظرف دو هفته گزارش تخصصی خود را دربارهٔ موانع حمل دریایی و قرنطینهٔ گیاهی به دو طرف ارائه کند"
)
PORT = "ظرفیت بندر اولیا در نیمهٔ دوم سال خالی می‌ماند"
LIST = (
    "با بیان این‌که ظرفیت بندر اولیا در نیمهٔ دوم سال خالی می‌ماند، قول داد فهرست کالاهای مورد نیاز زنجیره‌های خرده‌فروشی"
    " این منطقه را تا پایان شهریور در اختیار طرف ایرانی بگذارد"
)
SHIPS = "خط منظم کشتیرانی امیرآباد – آستاراخان از ابتدای آبان ۱۴۰۴ با دو شناور در ماه راه‌اندازی می‌شود"
DISCOUNT = "تخفیف ۳۰ درصدی عوارض بندری را برای شش ماه نخست این خط تصویب خواهد کرد"
STURGEON = "پیشنهاد کرد دو طرف مرکز مشترک تکثیر ماهیان خاویاری ایجاد کنند"
EXPORT = "صادرات مازندران به روسیه در پنج‌ماههٔ امسال ۴۶ میلیون دلار بوده که در هم‌سنجی با مدت مشابه سال پیش ۱۲ درصد رشد"
KIAN = Speaker(name="بهروز کیان‌مهر", role="استاندار مازندران")
DEPUTY = Speaker(name="آنتون ورشینین", role="معاون فرماندار آستاراخان در امور اقتصاد خارجی")


def span(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start=start, end=start + len(words))


def reading(text: str) -> Extraction:
    """Nine facts; that of the port lies inside another, and two are doubtful."""
    people = (Participant(name=KIAN.name, role=KIAN.role), Participant(name=DEPUTY.name, role=DEPUTY.role))
    return Extraction(
        facts=(*_promises(text), *_others(text)),
        meeting=Meeting(day=date(2025, 9, 8), mode="in_person", place="ساری", participants=people),
        summary=span(text, GROUP),
    )


def _promises(text: str) -> tuple[Fact, ...]:
    two_weeks = Deadline(
        span=span(text, "ظرف دو هفته"), first=date(2025, 9, 9), last=date(2025, 9, 23), rule="in n weeks"
    )
    month = Deadline(span=span(text, "تا پایان شهریور"), first=None, last=date(2025, 9, 22), rule="end of month")
    open_ = Deadline(span=span(text, "شش ماه نخست این خط"), first=None, last=None, rule="event")
    said = {
        GROUP: Fact(
            kind="commitment", quote=span(text, GROUP), strength="decided", by=("استاندار مازندران", "آستاراخان روسیه"),
            sectors=("transport_transit", "agriculture", "livestock_fisheries"), confidence=0.93,
        ),
        REPORT: Fact(
            kind="commitment", quote=span(text, REPORT), strength="decided", speaker=KIAN, by=("کارگروه",),
            counterparts=("دو طرف",), sectors=("transport_transit",), deadline=two_weeks, confidence=0.9,
        ),
        LIST: Fact(
            kind="commitment", quote=span(text, LIST), strength="promised", speaker=DEPUTY, by=("آنتون ورشینین",),
            counterparts=("طرف ایرانی",), sectors=("trade_customs",), deadline=month, confidence=0.44,
        ),
        SHIPS: Fact(kind="commitment", quote=span(text, SHIPS), strength="promised", sectors=("transport_transit",)),
        DISCOUNT: Fact(
            kind="commitment", quote=span(text, DISCOUNT), strength="promised", by=("ادارهٔ کل بنادر مازندران",),
            deadline=open_, condition=span(text, "برای شش ماه نخست"), confidence=0.8,
        ),
    }  # fmt: skip
    return tuple(said.values())


def _others(text: str) -> tuple[Fact, ...]:
    money = Figure(
        span=span(text, "۴۶ میلیون دلار"),
        amount=Decimal(46_000_000),
        unit="USD",
        product="صادرات",
        period="پنج‌ماههٔ امسال",
    )
    growth = Figure(span=span(text, "۱۲ درصد"), amount=Decimal(12), unit="percent", product="صادرات", change="rise")
    return (
        Fact(
            kind="opportunity", quote=span(text, NEAREST), speaker=KIAN, by=("مازندران",), counterparts=("جنوب روسیه",),
            sectors=("agriculture", "trade_customs"), confidence=0.7,
        ),
        Fact(
            kind="opportunity", quote=span(text, PORT), by=("بندر اولیا",), sectors=("transport_transit",),
            confidence=0.4,
        ),
        Fact(
            kind="proposal", quote=span(text, STURGEON), speaker=Speaker(role="مدیرکل شیلات مازندران"), by=("دو طرف",),
            sectors=("livestock_fisheries",), confidence=0.85,
        ),
        Fact(
            kind="progress", quote=span(text, EXPORT), by=("مازندران",), counterparts=("روسیه",),
            sectors=("trade_customs",), figures=(money, growth), confidence=0.97,
        ),
    )  # fmt: skip


def keep_reading(store: Store, document: Document) -> None:
    """Let the store hold `reading`, whatever the extractor found."""
    store.keep_extractions({document.key: (document.text, reading(document.text))}, 1)


def correct_all(store: Store, document: Document) -> None:
    """A fact confirmed, one rejected, one changed and one added."""

    def sheet(why: str) -> Sheet:
        read = tuple(store.machine_facts([document.key])[document.key])
        return Sheet(document=document, read=read, laid=store.laid(document), who="نرگس آذر", why=why)

    first = sheet("با صورت‌جلسه یکی است")
    store.correct(first.confirm(first.find(LIST[:30])))
    no = sheet("تکرار است")
    store.correct(no.reject(no.find(NEAREST[:40])))
    other = sheet("در نامهٔ بندر آمده است")
    seen = other.find(SHIPS[:20])
    due = Due(text="از ابتدای آبان ۱۴۰۴", last=date(2025, 10, 23))
    values = Values(kind="commitment", strength="decided", by=("کشتیرانی",), sectors=seen.fact.sectors, deadline=due)
    store.correct(other.change(seen, values))
    added = sheet("خوانده نشده بود")
    words = "دبیر کارگروه از سوی ما مدیرکل دفتر هماهنگی امور اقتصادی استانداری خواهد بود"
    store.correct(added.add(words, Values(kind="commitment", strength="decided", by=("استانداری مازندران",))))
