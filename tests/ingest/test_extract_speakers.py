"""Whose words a sentence of a document carries."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.facts import Speaker
from corpus.models import Span
from ingest.extract.reading import Reading
from ingest.extract.speech.speakers import attribute

GOVERNOR = ("کیوان رستمی", "استاندار یزد")
CHAMBER = ("ناهید صدری", "رئیس اتاق بازرگانی یزد")

AGENCY = """ساخت پایانه مرزی تازه در یزد
خبرگزاری ما: استاندار یزد گفت: پایانه مرزی امسال ساخته می‌شود.
کیوان رستمی امروز در گفت‌وگو با خبرنگار ما افزود: اعتبار آن تأمین شده است. زمین نیز آماده است.
وی با بیان اینکه راه دسترسی کوتاه است، تصریح کرد: جاده تا مهر باز می‌شود.
استاندار یزد خاطرنشان کرد: صد نفر به کار گرفته می‌شوند.
رستمی از آغاز مطالعات انبار خبر داد.
رئیس اتاق بازرگانی یزد نیز در این نشست گفت: بازرگانان آماده سرمایه‌گذاری هستند.
ناهید صدری پیشنهاد کرد سردخانه‌ای هم کنار پایانه ساخته شود.
او ادامه داد: صادرات خرما دو برابر می‌شود.
این پایانه در زمینی به وسعت ده هکتار ساخته می‌شود."""
"""The lead names the office, the next paragraph the person; a second speaker; the agency's own last sentence."""

ROWS = [
    (AGENCY, "ساخت پایانه مرزی تازه", None),
    (AGENCY, "پایانه مرزی امسال", GOVERNOR),
    (AGENCY, "اعتبار آن تأمین", GOVERNOR),
    (AGENCY, "زمین نیز آماده است", GOVERNOR),  # the quotation goes on
    (AGENCY, "راه دسترسی کوتاه است", GOVERNOR),
    (AGENCY, "صد نفر", GOVERNOR),  # the office again
    (AGENCY, "آغاز مطالعات انبار", GOVERNOR),  # the surname
    (AGENCY, "بازرگانان آماده", CHAMBER),
    (AGENCY, "سردخانه‌ای هم کنار", CHAMBER),  # the name comes after the office
    (AGENCY, "صادرات خرما", CHAMBER),
    (AGENCY, "در زمینی به وسعت", None),
    # apposition and titles
    ("مهندس پویا نادری مدیرعامل شرکت آب گفت: سد پر است.", "سد پر است", ("پویا نادری", "مدیرعامل شرکت آب")),
    ("استاندار سمنان کاویانی گفت: جاده باز شد.", "جاده باز شد", ("کاویانی", "استاندار سمنان")),
    ("معاون وزیر نیرو در امور آب گفت: سد پر است.", "سد پر است", (None, "معاون وزیر نیرو در امور آب")),
    ("به گزارش ایسنا، دکتر سارا مهرجو خاطرنشان کرد: دارو رسید.", "دارو رسید", ("سارا مهرجو", None)),
    # Arabic letters, lost half-spaces, spaces before the colon, a full stop without its space
    ("علي يزداني مدير كل گمرك قم گفت : صادرات  رشد كرد .", "صادرات  رشد كرد", ("علي يزداني", "مدير كل گمرك قم")),
    ("وزير نيرو يادآورشد: برق كافي است.", "برق كافي است", (None, "وزير نيرو")),
    ("وزير نيرو تصريحكرد: برق كافي است.", "برق كافي است", (None, "وزير نيرو")),
    ("وزير نيرو يادآور شد: برق كافي است.وي گفت: آب هم هست.", "آب هم هست", (None, "وزير نيرو")),
    ("وزیر نیرو اظهار داشت: برق کافی است.", "برق کافی است", (None, "وزیر نیرو")),
    ("وزیر نیرو اظهارداشت: برق کافی است.", "برق کافی است", (None, "وزیر نیرو")),
    # the words stand within the frame
    ("شهردار ری بر لزوم ساخت پل تأکید کرد.", "لزوم ساخت پل", (None, "شهردار ری")),
    ("شهردار ری ساخت پل را ضروری دانست.", "ساخت پل", (None, "شهردار ری")),
    ("شهردار ری خواستار تکمیل مترو شد.", "تکمیل مترو", (None, "شهردار ری")),
    ("شهردار ری از دولت خواست تا مترو را تکمیل کند.", "مترو را تکمیل", (None, "شهردار ری")),
    ("شهردار ری با انتقاد از کندی کار، قول داد پل باز شود.", "پل باز شود", (None, "شهردار ری")),
    # openings before the subject
    ("به گزارش خبرگزاری ما از ری، شهردار ری گفت: پل باز شد.", "پل باز شد", (None, "شهردار ری")),
    ("به گزارش خبرنگار ما شهردار ری گفت: پل باز شد.", "پل باز شد", (None, "شهردار ری")),
    ("در پایان این مراسم شهردار ری گفت: پل باز شد.", "پل باز شد", (None, "شهردار ری")),
    ("در حاشیه این بازدید رضا تابش اظهار کرد: پل باز شد.", "پل باز شد", ("رضا تابش", None)),
    ("تهران - ایرنا - شهردار ری گفت: پل باز شد.", "پل باز شد", (None, "شهردار ری")),
    ("گروه شهری: شهردار ری گفت: پل باز شد.", "پل باز شد", (None, "شهردار ری")),
    # according to
    ("به گفته شهردار ری، پل تا مهر باز می‌شود.", "پل تا مهر", (None, "شهردار ری")),
    ("شهردار ری گفت: پل خوب است.\nبه گفته وی، هزینه آن تأمین شد.", "هزینه آن", (None, "شهردار ری")),
    ("از نظر شهردار ری، پل لازم است.", "پل لازم است", (None, "شهردار ری")),
    ("به نظر می‌رسد پل لازم است.", "پل لازم است", None),
    # headlines and posts
    ("شهردار ری: پل باز شد", "پل باز شد", (None, "شهردار ری")),
    ("شهردار ری:\nپل تا مهر باز می‌شود\nادامه خبر", "پل تا مهر", (None, "شهردار ری")),
    ("🔹\nشهردار ری: پل باز شد.\n🔹\nتونل هم آماده است.", "تونل هم", (None, "شهردار ری")),
    ("شهردار ری: پل باز شد.\nتونل در شمال شهر است.", "تونل در شمال", None),
    ("رستگار، رئیس اتاق قم: صادرات رشد کرد.", "صادرات رشد", ("رستگار", "رئیس اتاق قم")),
    ("رستگار:\nصادرات رشد کرد.", "صادرات رشد", ("رستگار", None)),
    ("موضوع: ساخت پل", "ساخت پل", None),
    ("۳- خدمت: کاری که انجام می‌شود", "کاری که", None),
    # back to the lead
    ("پل تا مهر باز می‌شود.\nقم: پل تا مهر باز می‌شود.\nرضا تابش شهردار قم با بیان این مطلب گفت: کار تمام است.",
     "قم: پل", ("رضا تابش", "شهردار قم")),
    # the one who speaks already
    ("سفیر چک در تهران گفت: پرواز لازم است.\nاین دیپلمات افزود: روادید هم.", "روادید", (None, "سفیر چک در تهران")),
    ("شهردار ری گفت: پل باز شد.\nاین مقام مسئول افزود: تونل هم.", "تونل هم", (None, "شهردار ری")),
    ("شهردار ری گفت: پل باز شد.\nهمچنین افزود: تونل هم.", "تونل هم", (None, "شهردار ری")),
    ("شهردار ری گفت: پل باز شد.\nآماده‌ایم تونل را هم بسازیم.", "تونل را", (None, "شهردار ری")),
    ("شهردار ری گفت: پل باز شد.\nتونل نیمه‌کاره است.\nوی افزود: مترو هم.", "تونل نیمه‌کاره", (None, "شهردار ری")),
    ("وی افزود: تونل هم باز شد.", "تونل هم", None),
    # two who alternate
    (
        "سفیر قطر در تهران گفت: گاز می‌خریم.\nوزیر نفت نیز گفت: گاز می‌فروشیم.\nسفیر قطر افزود: بندر می‌سازیم.",
        "بندر می‌سازیم", (None, "سفیر قطر در تهران"),
    ),
    ("وزیر کشور عراق گفت: راه باز است.\nوزیر کشور گفت: مرز هم باز است.", "مرز هم", (None, "وزیر کشور")),
    # one known by two offices
    (
        "مینا صالحی عضو کمیسیون انرژی مجلس گفت: برق هست.\nنماینده مردم قم در مجلس افزود: آب هم.",
        "آب هم", ("مینا صالحی", "نماینده مردم قم در مجلس"),
    ),
    (
        "کیوان رستمی استاندار یزد گفت: راه باز است.\nنماینده عالی دولت در استان افزود: ریل هم.",
        "ریل هم", ("کیوان رستمی", "نماینده عالی دولت در استان"),
    ),
    # several, both sides, bodies
    ("نمایندگان بخش خصوصی خواستار کاهش تعرفه شدند.", "کاهش تعرفه", ("نمایندگان بخش خصوصی", None)),
    ("طرفین بر گسترش روابط تأکید کردند.", "گسترش روابط", None),
    ("دو طرف گسترش روابط را مهم خواندند.", "گسترش روابط", None),
    ("سازمان بنادر اعلام کرد: کشتی پهلو گرفت.", "کشتی پهلو", ("سازمان بنادر", None)),
    ("شورای شهر بودجه مترو را اعلام کرد.", "بودجه مترو", None),
    ("تفاهم‌نامه ساخت پل امضا شد.", "ساخت پل", None),
    ("مقرر شد پل تا مهر ساخته شود.", "پل تا مهر", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "expected"), ROWS)
def test_words_have_their_speaker(text: str, words: str, expected: tuple[str | None, str | None] | None) -> None:
    start = text.rindex(words)
    found = attribute(Reading(text=text, type="news")).at(Span(start=start, end=start + len(words)))
    if expected is None:
        assert found is None
    else:
        assert found == Speaker(name=expected[0], role=expected[1])


def test_the_fullest_name_and_office_known_anywhere_are_given() -> None:
    text = (
        "رئیس اتاق گفت: صادرات رشد کرد.\n"
        "به گزارش ما، سعید برومند رئیس اتاق بازرگانی قم افزود: واردات کم شد.\nبرومند گفت: خوب است."
    )
    said = attribute(Reading(text=text))
    speaker = Speaker(name="سعید برومند", role="رئیس اتاق بازرگانی قم")
    assert said.at(Span(start=text.index("خوب"), end=len(text))) == speaker
    assert said.at(Span(start=15, end=25)) == speaker


def test_an_office_that_runs_into_the_object_of_its_sentence_is_not_preferred() -> None:
    text = "سعید برومند شهردار قم گفت: خوب است.\nشهردار قم ساخت پل را مهم دانست."
    said = attribute(Reading(text=text))
    assert said.at(Span(start=text.index("ساخت"), end=len(text))) == Speaker(name="سعید برومند", role="شهردار قم")


def test_a_letter_speaks_for_its_signatory() -> None:
    head = "جناب آقای نادری\nمدیر محترم گمرک\nبا سلام\n"
    text = f"{head}این شرکت آماده همکاری است.\nبا احترام\nبهنام کاویانی\nمدیرعامل شرکت پل"
    at = text.index("این شرکت")
    span = Span(start=at, end=at + 10)
    signatory = Speaker(name="بهنام کاویانی", role="مدیرعامل شرکت پل")
    assert attribute(Reading(text=text, type="letter")).at(span) == signatory
    assert attribute(Reading(text=text, type="minutes")).at(span) is None


def test_people_named_in_passing_are_kept_with_their_place() -> None:
    text = "وزیر راه با سعید برومند رئیس اتاق قم دیدار کرد."
    named = attribute(Reading(text=text)).named
    assert [(span.of(text), who.name, who.role) for span, who in named] == [
        ("وزیر راه", None, "وزیر راه"),
        ("سعید برومند رئیس اتاق قم", "سعید برومند", "رئیس اتاق قم"),
    ]


HOSTILE = (
    st.text(
        st.sampled_from(
            "وی گفت: رئیس سازمان،.«»\n\u200c\u200f\u00a0ي ك۱٣4-–…!؟(){}🔹استاندار علی دکتر و نیز به گزارش این مقام"
        )
    )
    | st.text()
)


@given(HOSTILE, st.sampled_from(["news", "letter", "minutes", None]))
def test_any_text_is_attributed_within_its_bounds(text: str, kind: str | None) -> None:
    said = attribute(Reading(text=text, published=date(2025, 3, 4), type=kind))
    ends = [0]
    for span in said.spans:
        assert ends[-1] <= span.start < span.end <= len(text)
        ends.append(span.end)
    assert len(said.speakers) == len(said.spans)
    for span, speaker in zip(said.spans, said.speakers, strict=True):
        assert speaker is None or speaker.name or speaker.role
        assert said.at(span) == speaker


def test_a_bare_surname_before_an_office_is_a_name_where_a_sentence_begins_with_it_too() -> None:
    text = (
        "نشستی میان کولیانی، استاندار بامرود، و رشادی، سفیر ایران در باکو، برگزار شد.\n"
        "در ادامه، رشادی سفیر ایران در باکو نیز گفت: بازار خوبی هست.\n"
        "رشادی همچنین افزود: محصولات شما فروش دارد.\n"
        "کولیانی گفت: کارگروه تشکیل می‌شود."
    )
    reading = Reading(text=text)
    attribution = attribute(reading)
    said = [attribution.at(each) for each in reading.sentences[1:]]
    assert [speaker and speaker.name for speaker in said] == ["رشادی", "رشادی", "کولیانی"]
