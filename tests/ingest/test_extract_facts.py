"""Facts put together: kinds and strength, modality, resolutions, conditions, and every field beside the quote."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.facts import KINDS, Fact, Speaker
from ingest.extract import Reading, extract
from ingest.extract.conditions import condition
from ingest.extract.kinds import LABELS, judge, read, verdict
from ingest.extract.modality import answer, corrected
from ingest.extract.resolutions import resolutions

DAY = date(2025, 11, 16)  # 25 Aban 1404


def _facts(text: str, **more: object) -> tuple[Fact, ...]:
    return extract(Reading(text=text, published=DAY, **more)).facts  # type: ignore[arg-type]


# One clear sentence a kind, in several spellings; what each is must not depend on them.
CLEAR = [
    ("مدیرکل راه و شهرسازی گفت: پل مسیر بندر تا پایان سال جاری به بهره‌برداری خواهد رسید.", "promised"),
    ("مدير كل راه و شهرسازي گفت: پل مسير بندر تا پايان سال جاري به بهره برداري خواهد رسيد.", "promised"),
    ("مدیرکل راه و شهرسازی گفت: پل مسیر بندر تا پایان سال جاری به بهرهبرداری خواهد رسید.", "promised"),
    ("هیئت دولت مصوب کرد و وزارت نیرو موظف شد طرح آبرسانی شهر را ظرف سه ماه اجرا کند.", "decided"),
    ("شرکت فولاد کویر و اتاق بازرگانی هرات تفاهم‌نامه همکاری امضا کردند.", "decided"),
    ("استاندار گفت: آماده‌ایم زمین کارخانه را در اختیار سرمایه‌گذاران بگذاریم.", "ready"),
    ("رئیس اتاق بازرگانی خواستار کاهش تعرفه واردات ماشین‌آلات شد.", "proposal"),
    ("وی گفت: بانک‌ها باید تسهیلات بیشتری به واحدهای تولیدی بدهند.", "proposal"),
    ("استاندار گفت: استان ظرفیت تولید ۲۰۰ هزار تن زعفران و پسته دارد.", "opportunity"),
    ("رئیس سازمان جهاد کشاورزی گفت: صادرات پسته در هفت‌ماهه امسال ۲۰ درصد رشد داشته است.", "progress"),
    ("وی گفت: کارخانه سیمان با ۳۰۰ نفر اشتغال در سال گذشته افتتاح شد.", "progress"),
]


@pytest.mark.parametrize(("text", "label"), CLEAR)
def test_clear_sentences(text: str, label: str) -> None:
    assert label in [fact.strength or fact.kind for fact in _facts(text)]


NONE = [
    "مدیرعامل گفت: قول نمی‌دهیم خط دوم مترو امسال افتتاح شود.",
    "شهردار گفت: قرار نیست عوارض ساخت‌وساز افزایش یابد.",
    "پیشنهاد طرف خارجی برای لغو عوارض بندر رد شد.",
    "ای کاش می‌توانستیم کارخانه را زودتر راه‌اندازی کنیم.",
]


@pytest.mark.parametrize("text", NONE)
def test_what_is_refused_negated_or_imagined_is_no_commitment_and_no_proposal(text: str) -> None:
    assert [fact.kind for fact in _facts(text) if fact.kind in ("commitment", "proposal")] == []


def test_a_proposal_the_meeting_adopts_is_decided_and_spans_both_sentences() -> None:
    text = "نماینده اتاق پیشنهاد کرد گمرک شبانه‌روزی شود. این پیشنهاد به اتفاق آرا تصویب شد."
    (fact,) = _facts(text)
    assert (fact.kind, fact.strength) == ("commitment", "decided")
    assert fact.quote.of(text).endswith("تصویب شد")


def test_words_demand_their_kind() -> None:
    assert corrected("proposal", "سازمان موظف شد گزارش بدهد") == "decided"
    assert corrected("promised", "قرارداد ساخت جاده فسخ شد") == "progress"
    assert corrected("ready", "خریدار خرمای ایران هستند") == "opportunity"
    assert corrected("progress", "صادرات رشد کرد") is None
    assert answer("این پیشنهاد رد شد") == "refused"
    assert answer("باران شدیدی بارید") is None


TABLE = """صورت‌جلسه
مصوبات
ردیف | مصوبه | مسئول پیگیری | مهلت
۱ | نقشه راه گردشگری دو استان تهیه شود | اداره کل میراث فرهنگی | پایان دی ۱۴۰۴
۲ | نمایشگاه مشترک برگزار گردد | اتاق بازرگانی | نشست بعدی
۳- دوره آموزشی قالیبافان برگزار شود. مسئول پیگیری: سازمان فنی و حرفه‌ای - مهلت: یک ماه"""


def test_resolutions_of_a_table_and_of_labelled_lines() -> None:
    found = [fact for fact in _facts(TABLE, type="minutes") if fact.strength == "decided"]
    assert [fact.by for fact in found] == [
        ("اداره کل میراث فرهنگی",), ("اتاق بازرگانی",), ("سازمان فنی و حرفه‌ای",),
    ]  # fmt: skip
    first, second, third = (fact.deadline for fact in found)
    assert [each and each.last for each in (first, second, third)] == [date(2026, 1, 20), None, date(2025, 12, 16)]
    assert second is not None


def test_rows_of_a_table_that_tells_how_far_things_are_are_progress() -> None:
    text = "گزارش\nتعهد | مسئول | نتیجه\nتحویل ۴۰ واگن باری | راه‌آهن شرق | انجام شد\nساخت پایانه | شرکت راه | ۵۵ درصد"
    assert [fact.kind for fact in _facts(text, type="report")] == ["progress", "progress"]


def test_a_table_of_markdown_with_an_old_and_a_new_deadline() -> None:
    text = (
        "| کار | مسئول | مهلت پیشین | مهلت تازه |\n|---|---|---|---|\n"
        "| تحویل ۴۰ واگن باری | راه‌آهن شرق | مهر ۱۴۰۴ | پایان دی ۱۴۰۴ |"
    )
    (fact,) = _facts(text, type="report")
    assert fact.quote.of(text).startswith("تحویل ۴۰ واگن")
    assert fact.deadline is not None
    assert fact.deadline.last == date(2026, 1, 20)


def test_a_table_of_figures_holds_no_resolutions() -> None:
    text = "کالا | مقدار | ارزش\nپسته | ۱۲۰ تن | ۳ میلیون دلار"
    assert list(resolutions(Reading(text=text))) == []


CONDITIONS = [
    ("در صورت تأمین اعتبار، راه تا پایان سال ساخته می‌شود.", "در صورت تأمین اعتبار"),
    ("راه ساخته می‌شود به شرط همکاری شهرداری.", "به شرط همکاری شهرداری"),
    ("چنانچه سرمایه‌گذار بیاید، زمین را رایگان می‌دهیم.", "چنانچه سرمایه‌گذار بیاید"),
    ("در صورتی که مجلس تصویب کند، تعرفه حذف می‌شود.", "در صورتی که مجلس تصویب کند"),
    ("صورت‌جلسه به امضا رسید و راه ساخته می‌شود.", None),
]


@pytest.mark.parametrize(("text", "expected"), CONDITIONS)
def test_conditions(text: str, expected: str | None) -> None:
    reading = Reading(text=text)
    found = condition(reading, reading.sentences[-1])
    assert (found and found.of(text)) == expected


def test_every_field_of_a_fact() -> None:
    text = (
        "در دیدار برخط استاندار سمنان و سفیر ایران در روسیه، بهرام کوهستانی، استاندار سمنان گفت: "
        "کارگروه مشترک ظرف دو هفته آینده گزارش صادرات ۳۰ هزار تن محصولات کشاورزی را ارائه خواهد کرد."
    )
    (fact,) = [fact for fact in _facts(text) if fact.kind == "commitment"]
    assert fact.speaker == Speaker(name="بهرام کوهستانی", role="استاندار سمنان")
    assert any("کارگروه" in name for name in fact.by)
    assert fact.deadline is not None
    assert (fact.deadline.span.of(text), fact.deadline.last) == ("ظرف دو هفته آینده", date(2025, 11, 30))
    assert {"agriculture", "trade_customs"} <= set(fact.sectors)
    assert [(str(figure.amount), figure.unit) for figure in fact.figures] == [("30000", "تن")]


def test_the_sides_of_an_agreement_are_the_parties_its_head_names() -> None:
    text = (
        "یادداشت تفاهم\nمیان شرکت فولاد کویر (طرف اول) و ادارهٔ بندر هراتا (طرف دوم)\n"
        "مادهٔ ۱ - طرف اول سالانه ۵۰ هزار تن میلگرد تحویل می‌دهد.\n"
        "مادهٔ ۲ - طرف دوم موظف است انبار بندر را در اختیار طرف اول بگذارد.\n"
        "مادهٔ ۳ - هزینهٔ حمل به‌تساوی میان دو طرف تقسیم می‌شود."
    )
    steel, port = "شرکت فولاد کویر", "ادارهٔ بندر هراتا"
    found = {fact.quote.of(text)[:8]: fact.by for fact in _facts(text, type="agreement")}
    assert found["طرف اول "] == (steel,)
    assert found["طرف دوم "] == (port,)
    assert (steel, port) in found.values()


def test_without_a_day_of_publication_no_day_is_guessed() -> None:
    (fact,) = extract(Reading(text="استاندار گفت: کارگروه ظرف دو هفته آینده گزارش صادرات را ارائه خواهد کرد.")).facts
    assert fact.deadline
    assert (fact.deadline.first, fact.deadline.last) == (None, None)


def test_a_title_that_is_said_again_more_fully_is_one_fact() -> None:
    text = "افتتاح پل بندر\nپل بندر با هزینه ۵۰ میلیارد تومان دیروز با حضور استاندار در شهر بندر افتتاح شد."
    assert len(_facts(text)) == 1


@given(st.text(st.sampled_from("وی گفت: خواهد شد باید ۱۲ درصد تا پایان سال ظرفیت |.\n،استاندار"), max_size=300))
def test_no_text_breaks_extraction(text: str) -> None:
    found = extract(Reading(text=text, published=DAY))
    assert all(0 <= fact.quote.start < fact.quote.end <= len(text) for fact in found.facts)
    assert all(fact.kind in KINDS and 0 <= fact.confidence <= 1 for fact in found.facts)


def test_the_same_text_gives_the_same_facts_and_a_summary_of_them() -> None:
    text = CLEAR[0][0] + " " + CLEAR[3][0]
    one, two = (extract(Reading(text=text, published=DAY)) for _ in range(2))
    assert one == two
    assert one.summary in [fact.quote for fact in one.facts]


def test_the_judge_reads_its_table() -> None:
    table = "# feature\t" + "\t".join(LABELS) + "\nbias" + "\t0" * 8 + "\ncue=must" + "\t0" * 5 + "\t9\t0\t0\n"
    assert verdict(read(table).chances({"cue=must", "unknown"})).label == "proposal"
    assert len(judge().rows) > 1000
