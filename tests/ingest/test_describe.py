"""What a document is said to be: identity, day, title, publisher, type, language, letterhead and headings."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from persiantools.jdatetime import JalaliDate

from corpus.dates import jalali
from corpus.models import Document, Draft, Letterhead, Span
from ingest.describe import describe, identify

TODAY = JalaliDate(1405, 9, 2).to_gregorian()
BODY = "نمایندهٔ دو طرف دربارهٔ صادرات محصولات گلخانه‌ای گفت‌وگو کردند و قرار شد گزارش آن در ۲۰ آذر ۱۴۰۳ آماده شود."


@dataclass(frozen=True)
class Named:
    """As much of a file as describing needs."""

    origin: str = "/desk/notes.txt"
    name: str = "notes.txt"


def described(draft: Draft, name: str = "notes.txt", *, today: date = TODAY) -> Document:
    return describe(draft, Named(origin=f"/desk/{name}", name=name), today=today)


def of_text(text: str) -> Document:
    return described(Draft(text=text))


def day_of(document: Document) -> tuple[str, str] | None:
    return (jalali(document.published.day), document.published.rule) if document.published else None


# Identity


def test_keys_tell_collections_files_and_members_apart_and_never_change() -> None:
    file, other = Named(), Named(origin="/desk/other.txt")
    whole, row = Draft(text="متن"), Draft(text="متن", member="2")
    keys = [
        identify(draft, where, collection=name).key
        for draft in (whole, row)
        for where in (file, other)
        for name in ("main", "closed")
    ]
    assert len(set(keys)) == 8
    assert keys[0] == identify(Draft(text="متنی دیگر"), file, collection="main").key
    assert len(keys[0]) == 16


@pytest.mark.parametrize(
    ("draft", "name", "expected"),
    [
        (Draft(text="x"), "report.v2.docx", ("report.v2", "/desk/report.v2.docx")),
        (Draft(text="x"), "README", ("README", "/desk/README")),
        (Draft(text="x", member="3"), "rows.csv", ("rows-3", "/desk/rows.csv!3")),
        (Draft(text="x", own_id="f-12", member="3"), "rows.jsonl", ("f-12", "/desk/rows.jsonl!3")),
    ],
)
def test_ids(draft: Draft, name: str, expected: tuple[str, str]) -> None:
    document = described(draft, name)
    assert (document.id, document.origin) == expected


# The day of publication


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("سمنان - ۱۴ آبان ۱۴۰۴ - " + BODY, "1404/08/14"),  # the classic dateline
        ("عنوان خبر\nسمنان - ۱۴ آبان ۱۴۰۴\n" + BODY, "1404/08/14"),  # on its own line
        ("عنوان خبر\n\nایروان - سه‌شنبه ۱۳ خرداد ۱۴۰۴\nسفارت ایران\n\n" + BODY, "1404/03/13"),
        ("عنوان خبر\n*قشم، ۱۴ دی ۱۴۰۴ – تحریریهٔ ماهنامه*\n" + BODY, "1404/10/14"),  # Markdown marks around it
        ("عنوان خبر\nتهران، چهارشنبه ۸ اسفند ۱۴۰۳. پایگاه خبری نمونه\n" + BODY, "1403/12/08"),
        ("عنوان خبر\nخبرگزاري نمونه - تهران - 1404/08/14\n" + BODY, "1404/08/14"),
        ("عنوان خبر\nتاریخ انتشار: ۱۴۰۴/۰۸/۱۴ ساعت ۱۰:۳۰\n" + BODY, "1404/08/14"),  # a label may stand by an hour
        ("Moscow, 5 November 2025 - The two sides met.", "1404/08/14"),
        ("عنوان\n" + (BODY + "\n") * 12 + "مسقط، ۱۴ آبان ۱۴۰۴", "1404/08/14"),  # below a statement
        (BODY, None),  # a deadline in the text
        ("در ۱۴ آبان ۱۴۰۴ نشستی برگزار شد.", None),
        ("روز سه‌شنبه ۱۳ خرداد ۱۴۰۴ دو طرف دیدار کردند.", None),
        ("استاندار سمنان گفت: تا ۱۴ آبان ۱۴۰۴ گزارش آماده می‌شود.", None),
        ("سالروز تأسیس - ۲۸ مرداد ۱۳۳۲\n" + BODY, None),  # a title may end with the day it speaks of
        ("عنوان\nکامران نمونه، ۳ بهمن ۱۴۰۳:\nما این کار را می‌کنیم.", None),  # who said it, and when
        ("عنوان\nیکشنبه ۲۴ خرداد ۱۴۰۵\nساعت ۱۶\nتالار شهر", None),  # an invitation
        ("عنوان\nیکشنبه ۲۴ خرداد ۱۴۰۵، ساعت ۱۶، تالار شهر", None),
        ("عنوان\nچهارشنبه ۱۱ شهریور ۹۴\nدو تیم بازی می‌کنند.", None),  # two digits are not enough here
        ("دوره از ۱۴ آبان ۱۴۰۴ تا ۲۰ آبان ۱۴۰۴", None),
        ("سمنان - ۱۴ آبان ۱۴۰۶ - " + BODY, None),  # not yet
        ("سمنان - ۳ آذر ۱۴۰۵ - " + BODY, "1405/09/03"),  # tomorrow: clocks differ
        ("سمنان - ۱۲ آبان ۱۲۰۲ - " + BODY, None),  # ۱۴۰۴ as a scan misreads it
        ("سمنان - ۱ فروردین ۱۳۰۰ - " + BODY, "1300/01/01"),
    ],
)
def test_datelines(text: str, expected: str | None) -> None:
    assert day_of(of_text(text)) == (None if expected is None else (expected, "dateline"))


def test_the_words_of_the_date_are_kept() -> None:
    text = "عنوان خبر\nسـمنان - ۱۴ آبان‌ماه ۱۴۰۴ - " + BODY
    published = of_text(text).published
    assert published is not None
    assert published.span is not None
    assert published.span.of(text) == "۱۴ آبان‌ماه ۱۴۰۴"


@pytest.mark.parametrize(
    ("draft", "name", "expected"),
    [
        (Draft(text=BODY, published="2025-11-05T10:00:00Z"), "a.txt", ("1404/08/14", "metadata")),
        (Draft(text=BODY, published="14/08/1404"), "a.txt", ("1404/08/14", "metadata")),
        # the format's own field goes before what the text shows, if it can be read and is not in the future
        (Draft(text="سمنان - ۱۴ آبان ۱۴۰۴ - " + BODY, published="1404/08/16"), "a.txt", ("1404/08/16", "metadata")),
        (Draft(text="سمنان - ۱۴ آبان ۱۴۰۴ - " + BODY, published="به‌زودی"), "a.txt", ("1404/08/14", "dateline")),
        (Draft(text="سمنان - ۱۴ آبان ۱۴۰۴ - " + BODY, published="2099-01-01"), "a.txt", ("1404/08/14", "dateline")),
        # a letter's own date goes before the file's name
        (Draft(text="شماره: ۱۲/ص\nتاریخ: ۱۴۰۴/۰۸/۱۴\n" + BODY), "1404-08-20.txt", ("1404/08/14", "letterhead")),
        # so does the text's dateline before the link, and the link before the file's name
        (Draft(text="قم - ۱۴ آبان ۱۴۰۴ - x", url="https://a.ir/1404/08/15/x"), "a.txt", ("1404/08/14", "dateline")),
        (Draft(text=BODY, url="https://a.ir/1404/08/15/x"), "1404-08-20.html", ("1404/08/15", "link")),
        (Draft(text=BODY), "1404-08-14_نشست.txt", ("1404/08/14", "file name")),
        (Draft(text=BODY), "نامه ۱۴ آبان ۱۴۰۴.docx", ("1404/08/14", "file name")),
        (Draft(text=BODY), "scan_20251105.pdf", ("1404/08/14", "file name")),
        (Draft(text=BODY), "بولتن-۱۴۰۴۰۸۱۴.pdf", ("1404/08/14", "file name")),
        (Draft(text=BODY), "export-1404-08-14.csv", ("1404/08/14", "file name")),
        # a name dates the file, not one of its rows
        (Draft(text=BODY, member="3"), "export-1404-08-14.csv", None),
        (Draft(text=BODY), "report-14041399.pdf", None),
        (Draft(text=BODY), "1404-08-14-1404-08-20.txt", None),
        (Draft(text=BODY), "notes.txt", None),
    ],
)
def test_rules_in_the_order_of_their_trust(draft: Draft, name: str, expected: tuple[str, str] | None) -> None:
    assert day_of(described(draft, name)) == expected


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://news.example/fa/1404/08/14/نشست", "1404/08/14"),
        ("https://news.example/2025/11/05/meeting.html", "1404/08/14"),
        ("https://news.example/archive/1404-08-14", "1404/08/14"),
        ("https://www.farsnews.ir/news/14040814000123/x", "1404/08/14"),
        ("https://www.farsnews.ir/news/8203150021", "1382/03/15"),  # this site's numbers of those years
        ("https://news.example/news/8203150021", None),  # anywhere else it is only a number
        ("https://news.example/?id=3&date=1404-08-14", "1404/08/14"),
        ("https://news.example/%DB%B1%DB%B4%DB%B0%DB%B4/%DB%B0%DB%B8/%DB%B1%DB%B4/x", "1404/08/14"),
        ("https://news.example/news/14040814", None),  # could be the 14,040,814th article
        ("https://news.example/news/14041399000123", None),  # no such day
        ("https://news.example/1404/08/14/to/1404/08/20", None),
        ("https://[broken", None),
        ("", None),
    ],
)
def test_links(url: str, expected: str | None) -> None:
    assert day_of(described(Draft(text=BODY, url=url))) == (None if expected is None else (expected, "link"))


# Letterhead


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("شماره: ۱۲/۳۴۵/ص\nتاریخ: ۱۴۰۴/۰۸/۱۴\nپیوست: دارد", ("۱۲/۳۴۵/ص", "۱۴۰۴/۰۸/۱۴", "دارد")),
        ("تاريخ : 1404/03/19\nشماره : 1404/م/123\nپيوست : دو برگ", ("1404/م/123", "1404/03/19", "دو برگ")),
        ("تاریخ: ۱۴ آبان ۱۴۰۴   شماره: ۷/ب   پیوست: ندارد", ("۷/ب", "۱۴ آبان ۱۴۰۴", "ندارد")),  # one line
        ("بسمه تعالی\nشماره نامه: ۴۲-۱۱ | تاریخ نامه: 1404/8/14", ("۴۲-۱۱", "1404/8/14", None)),
        ("شماره.........: ۱۲/ص", ("۱۲/ص", None, None)),  # dotted form
        ("شماره:\n۱۲/ص\nتاریخ:\n۱۴۰۴/۰۸/۱۴", ("۱۲/ص", "۱۴۰۴/۰۸/۱۴", None)),  # cells of a table, one below another
        ("شماره ۱۲/۳۴۵\nتاریخ ۱۴۰۴/۰۸/۱۴", ("۱۲/۳۴۵", "۱۴۰۴/۰۸/۱۴", None)),  # without a colon
        ("صورت‌جلسه\nشمارهٔ جلسه: ۵\nتاریخ جلسه: ۷ خرداد ۱۴۰۴", ("۵", "۷ خرداد ۱۴۰۴", None)),
        ("پیوست: برنامه (۶ برگ)", (None, None, "برنامه (۶ برگ)")),
        ("Ref: 12/A-7\nDate: 5 November 2025\nEnclosure: 2 pages", ("12/A-7", "5 November 2025", "2 pages")),
        ("شماره حساب بانک: ۵۸۹۸۷۷۱۴۶۵", (None, None, None)),
        ("شماره تماس: ۰۲۳-۱۲۳۴", (None, None, None)),
        ("تاریخ کهن این شهر ۳۰۰۰ ساله است.", (None, None, None)),
        ("شماره ۱۲ نشریهٔ اتاق بازرگانی با گزارشی از نمایشگاه منتشر شد.", (None, None, None)),
        (BODY, (None, None, None)),
    ],
)
def test_letterheads(text: str, expected: tuple[str | None, str | None, str | None]) -> None:
    number, day, attachment = expected
    head = of_text(f"{text}\n\n{BODY}").letterhead
    assert head == Letterhead(number=number, date=day, attachment=attachment)


# Title and headings


@pytest.mark.parametrize(
    ("draft", "expected"),
    [
        (Draft(text=BODY, title="  عنوانِ\n پرونده "), "عنوانِ پرونده"),
        (Draft(text=f"خبر نخست\n{BODY}"), "خبر نخست"),
        (Draft(text=f"🔹 ♦️\nخبر نخست\n{BODY}"), "خبر نخست"),  # bullets and pictures
        (Draft(text=f"# خبر نخست\n{BODY}"), "خبر نخست"),
        (Draft(text=f"خبر فوری / اقتصاد\nخبر نخست\n{BODY}"), "خبر نخست"),  # the column above it
        (Draft(text=f"بسمه تعالی\nشماره: ۱۲\nموضوع: درخواست آب\nبا سلام\n{BODY}"), "درخواست آب"),
        (Draft(text=f"سمنان - ۱۴ آبان ۱۴۰۴\nخبر نخست\n{BODY}"), "خبر نخست"),  # the dateline is none
        (Draft(text=f"استاندار سمنان:\nراه‌آهن تا مهر می‌رسد\n{BODY}"), "استاندار سمنان: راه‌آهن تا مهر می‌رسد"),
        (Draft(text="دو طرف دیدار کردند. " + BODY * 3), "دو طرف دیدار کردند"),  # the first sentence
        (Draft(text="خبرگزاری آریا - دو طرف دیدار کردند. " + BODY * 2), "دو طرف دیدار کردند"),
        (Draft(text="سمنان - ۱۴ آبان ۱۴۰۴ - دو طرف دیدار کردند. " + BODY * 2), "دو طرف دیدار کردند"),
        (Draft(text="… ۱۲ / ۱۴"), None),
        (Draft(text=""), None),
    ],
)
def test_titles(draft: Draft, expected: str | None) -> None:
    assert described(draft).title == expected


def test_a_title_of_one_endless_line_is_cut_between_words() -> None:
    title = of_text("واژه " * 100_000).title
    assert title is not None
    assert len(title) <= 121
    assert title.endswith("واژه…")


def test_a_marked_heading_is_the_title_and_no_other_is_looked_for() -> None:
    text = f"سازمان نمونه\n\nگزارش نخست\n{BODY}\n\nنتیجه\n{BODY}"
    marked = (Span(start=text.index("گزارش"), end=text.index("\n" + BODY)),)
    document = described(Draft(text=text, headings=marked))
    assert document.title == "گزارش نخست"
    assert document.headings == marked


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"مقدمه\n{BODY}\n\nنتیجه‌گیری\n{BODY}", ["مقدمه", "نتیجه‌گیری"]),
        ("ماده ۱\nموضوع سند.\nماده ۲ - مدت\nیک سال.", ["ماده ۱", "ماده ۲ - مدت"]),
        (f"مادهٔ اول: {BODY}", ["مادهٔ اول"]),  # only the label, where the article follows on its line
        (f"{BODY}\n\nاین جمله تمام می‌شود.\n{BODY}", []),
        (f"{BODY}\n\nجناب آقای نمونه\n{BODY}", []),
        (f"سمنان - ۱۴ آبان ۱۴۰۴\n{BODY}", []),  # a dateline
        ("یک\nدو\nسه", []),  # a list
        ("مادهٔ غذایی تازه\nشیر.", []),
    ],
)
def test_headings_of_plain_text(text: str, expected: list[str]) -> None:
    assert [each.of(text) for each in of_text(text).headings] == expected


# Publisher, type, language


@pytest.mark.parametrize(
    ("draft", "expected"),
    [
        (Draft(text="ایسنا: متن", source=" اتاق  سمنان "), "اتاق سمنان"),
        (Draft(text=f"خبرگزاری آریا - {BODY}"), "خبرگزاری آریا"),
        (Draft(text=f"عنوان\nخبرگزاري دانشجويان ايران ـ تهران: {BODY}"), "ایسنا"),  # kashida for a dash
        (Draft(text=f"عنوان\nایرنا - {BODY}"), "ایرنا"),
        (Draft(text=f"عنوان\nساری - ۱۴ آبان ۱۴۰۴ - خبرگزاری کرانه (نمونه)\n{BODY}"), "خبرگزاری کرانه"),
        (Draft(text=f"عنوان\nسمنان - ۱۴ آبان ۱۴۰۴\nروابط عمومی اتاق سمنان\n\n{BODY}"), "روابط عمومی اتاق سمنان"),
        (Draft(text=BODY, url="https://www.irna.ir/news/1"), "ایرنا"),
        (Draft(text=BODY, url="https://www.chamber.example/1"), "chamber.example"),
        (Draft(text=f"عنوان\nبه گزارش خبرنگار اقتصادی خبرگزاری فارس، {BODY}"), "خبرگزاری فارس"),
        (Draft(text=f"به گزارش ایرنا، {BODY}", url="https://chamber.example/1"), "chamber.example"),
        (Draft(text=f"به گزارش روابط عمومی استانداری فارس، {BODY}"), None),  # a witness, and a province
        (Draft(text=f"عنوان\n۱۴ مهر - {BODY}"), None),  # the month
        (Draft(text=f"عنوان\nفارس: {BODY}"), None),  # the province?
        (Draft(text=BODY), None),
    ],
)
def test_publishers(draft: Draft, expected: str | None) -> None:
    assert described(draft).source == expected


LETTER = "شماره: ۱۲/ص\nتاریخ: ۱۴۰۴/۰۸/۱۴\nجناب آقای نمونه\nموضوع: آب\nبا سلام و احترام\n"


@pytest.mark.parametrize(
    ("draft", "name", "expected"),
    [
        (Draft(text=BODY, type="Press_Release"), "a.txt", "press_release"),
        (Draft(text=BODY, type="صورت‌جلسه"), "a.txt", "minutes"),
        (Draft(text=BODY, type="تفاهم نامه"), "a.txt", "agreement"),
        (Draft(text=BODY, type="بریدهٔ جراید"), "a.txt", "بریدهٔ جراید"),  # their own kind stays
        (Draft(text=LETTER + BODY), "a.txt", "letter"),
        (Draft(text=f"صورتجلسه کارگروه\nشماره: ۱\nتاریخ: ۱۴۰۴/۰۸/۱۴\nجناب آقای نمونه\n{BODY}"), "a.txt", "minutes"),
        (Draft(text=f"نشست دوم کارگروه\nحاضران: الف، ب\n{BODY}"), "a.txt", "minutes"),
        (Draft(text=f"تفاهم‌نامهٔ همکاری\nماده ۱\n{BODY}"), "a.txt", "agreement"),
        (Draft(text=f"امضای تفاهم‌نامه با عمان\nوزیر گفت: {BODY}"), "a.txt", "news"),  # about one, not one
        (Draft(text=f"بیانیهٔ مشترک دو کشور\n{BODY}"), "a.txt", "statement"),
        (Draft(text="بیانیه‌های منتسب به اتاق جعلی است"), "a.txt", None),  # about statements
        (Draft(text=f"گزارش ماهانهٔ طرح\n{BODY}"), "a.txt", "report"),
        (Draft(text=f"عنوان\nبه گزارش روابط‌عمومی استانداری، {BODY}"), "a.txt", "press_release"),
        (Draft(text=f"عنوان\nبه گزارش ایرنا، {BODY}"), "a.txt", "news"),
        (Draft(text=LETTER + BODY), "a.eml", "mail"),
        (Draft(text=LETTER + BODY, member="scan.docx"), "a.eml", "letter"),  # attached to a message
        (Draft(text=LETTER + BODY, member="7"), "a.mbox", "mail"),
        (Draft(text="فهرست خرید: شیر، نان"), "a.txt", None),
    ],
)
def test_types(draft: Draft, name: str, expected: str | None) -> None:
    assert described(draft, name).type == expected


@pytest.mark.parametrize(
    ("draft", "expected"),
    [
        (Draft(text=BODY), "fa"),
        (Draft(text="اين گزارش را استاندار به رئيس كميسيون داد و گفت كار تمام است."), "fa"),  # Arabic letters
        (Draft(text="الجزایر ۱ - ۱ اتریش، الحمدلله؛ این بازی با تساوی تمام شد"), "fa"),
        (Draft(text="عقد الجانبان اجتماعا في مدينة البصرة وناقشا فيه العلاقات التجارية بين البلدين مع الوفد."), "ar"),
        (Draft(text="کۆبوونەوەیەکی هاوبەش لە نێوان هەردوو لا بەڕێوەچوو و بڕیار درا"), "ckb"),
        (Draft(text="The two sides agreed to form a joint working group for the export of gypsum to Russia."), "en"),
        (Draft(text="Стороны договорились о создании рабочей группы по экспорту гипса из Ирана в Россию."), "ru"),
        (
            Draft(text="Die beiden Seiten vereinbarten gestern eine gemeinsame Arbeitsgruppe zu bilden, sagte er."),
            "other",
        ),
        (Draft(text="双方同意成立联合工作组"), "other"),
        (Draft(text="نشست امروز www.one.example.com www.two.example.com"), "fa"),
        (Draft(text="نشست امروز @channel https://example.com/one/two/three name@example.com"), "fa"),
        (Draft(text="۱۴۰۴ ۱۲"), "fa"),
        (Draft(text="Hello", language="fa-IR"), "fa"),  # the metadata goes first
        (Draft(text=BODY, language="rus"), "ru"),
    ],
)
def test_languages(draft: Draft, expected: str) -> None:
    assert described(draft).language == expected


PIECES = [
    "شماره:",
    "تاریخ",
    " ",
    "\n",
    "۱۴۰۴/۰۸/۱۴",
    "-",
    "|",
    "ماده ۱",
    "خبرگزاری",
    "\u200c",
    "ـ",
    ":",
    "😀",
    "\t",
    "x",
    ".",
]


@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=5), max_size=60).map("".join))
def test_any_text_is_described_with_spans_inside_it(text: str) -> None:
    document = of_text(text)
    spans = [*document.headings]
    if document.published and document.published.span:
        spans.append(document.published.span)
    assert document.text == text
    assert all(0 <= each.start < each.end <= len(text) for each in spans)


@pytest.mark.parametrize(
    "text",
    [
        "شماره: " * 300_000,
        "." * 2_000_000,
        "ماده ۱ " * 300_000,
        "-۱۴۰۴/" * 300_000,
        "\n" * 2_000_000,
        "خبرگزاری " * 200_000,
    ],
    ids=lambda text: text[:8].strip() or "blank",
)
def test_hostile_text_is_described(text: str) -> None:
    document = of_text(text)
    assert document.text == text
    assert document.published is None
