"""Spellings of one word that must find the same things, a class of habits each, and words that must stay apart."""

from __future__ import annotations

import pytest

from corpus.persian import Analyser, fold

Z = "\u200c"


def same(analyser: Analyser, group: str) -> None:
    """Every spelling of the group (parted by ` = `) has one set of terms and one surface."""
    spellings = [spelling.replace("|", Z) for spelling in group.split(" = ")]
    terms = {spelling: set(analyser.terms(spelling)) for spelling in spellings}
    assert all(found == terms[spellings[0]] and found for found in terms.values()), terms


def same_surface(analyser: Analyser, group: str) -> None:
    surfaces = {analyser.surface(spelling.replace("|", Z)) for spelling in group.split(" = ")}
    assert len(surfaces) == 1, surfaces


class TestLetters:
    @pytest.mark.parametrize(
        "group",
        [
            "ايران = ایران = اىران",  # 1 yeh
            "كشور = کشور",  # 2 kaf
            "مسئول = مسؤول = مسوول",  # 11
            "مسئولیت = مسؤولیت",
            "هیئت = هیأت = هیات = هيئت = هیئة",  # 12, 21
            "مسئله = مساله = مسأله",
            "تأکید = تاکید",  # 13
            "تأمین = تامین",
            "مؤثر = موثر",  # 14
            "اجراء = اجرا",  # 15
            "امضاء = امضا",
            "حتماً = حتما",  # 16
            "فعلاً = فعلا",
            "محمّد = محمد = مُحَمَّد",  # 17
            "مـحمد = محـــمد = محمد",  # 18
            "ﻻله = لاله",  # 20
            "ﺍﯾﺮﺍﻥ = ایران",
            "آب = ا\u0653ب",
            "رئیس = ری\u0654یس = رییس",
            "روسیة = روسیه",  # 21
            "مرحلة = مرحله",
            "تهران = طهران",
        ],
    )
    def test_one_letter_written_differently(self, analyser: Analyser, group: str) -> None:
        same(analyser, group)
        same_surface(analyser, group)


class TestEndings:
    @pytest.mark.parametrize(
        "group",
        [
            "همکاری|ها = همکاری ها = همکاریها",  # 3
            "ظرفیت|ها = ظرفیت ها = ظرفیتها",
            "برنامه|های = برنامه های = برنامههای",  # 6
            "توانمندی|های = توانمندی های = توانمندیهای",
            "شرکت|هایشان = شرکت هایشان = شرکتهایشان",
            "کوتاه|ترین = کوتاه ترین = کوتاهترین",  # 7
            "پررنگ|تر = پررنگ تر = پررنگتر",
            "دوجانبه|ای = دوجانبه ای = دوجانبهای",  # 8, unambiguous
            "همکاری\u200fها = همکاری|ها",  # 24
            "همکاری\u00a0ها = همکاری|ها",
            "همکاری\u200bها = همکاری|ها",
            "همکاری\u200c\u200cها = همکاری|ها",
        ],
    )
    def test_half_space_kept_spaced_or_lost(self, analyser: Analyser, group: str) -> None:
        same(analyser, group)
        same_surface(analyser, group)

    @pytest.mark.parametrize(
        "group",
        [
            "خانۀ = خانهٔ = خانه|ی = خانه ی = خانه",  # 9
            "تنگۀ = تنگهٔ = تنگه|ی = تنگه",
            "نیروی = نیرو",  # 10
            "شورای = شورا",
            "کالای = کالا",
            "دانشجوی = دانشجو",
            "روزهای = روزها = روز",
            "پیشنهادات = پیشنهادها = پیشنهاد",  # 25
            "معادن = معدن|ها = معدن",
            "مذاکرات = مذاکره|ها = مذاکره",
            "نمایندگان = نماینده|ها = نماینده",
            "کارگران = کارگر",
            "دانشجویان = دانشجو",
            "مسئولین = مسئولان = مسئول|ها",
            "فرزندانشان = فرزندان = فرزند",
            "اقداماتی = اقدامات = اقدام",
            "امیدواریم = امیدوار",
            "معتقدند = معتقد",
        ],
    )
    def test_inflected_forms_meet(self, analyser: Analyser, group: str) -> None:
        same(analyser, group)

    @pytest.mark.parametrize(
        ("glued", "readings"),
        [
            ("کمیتهای", {"کمیته", "کمیت"}),  # 8
            ("پیشرفتهای", {"پیشرفت", "پیشرفته"}),
        ],
    )
    def test_both_readings_stand_at_one_place(self, analyser: Analyser, glued: str, readings: set[str]) -> None:
        tokens = analyser.analyse(glued).tokens
        assert len(tokens) == 1
        assert set(tokens[0].terms) == readings

    def test_written_out_there_is_one_reading(self, analyser: Analyser) -> None:
        assert analyser.terms(f"کمیته{Z}ای") == analyser.terms("کمیته ای") == ["کمیته"]
        assert analyser.terms(f"کمیت{Z}های") == ["کمیت"]


class TestVerbs:
    @pytest.mark.parametrize(
        "group",
        [
            "می|شود = می شود = میشود = مي شود",  # 4
            "می|کنیم = می کنیم = میکنیم",
            "می|زند = می زند = میزند",
            "نمی|توان = نمی توان = نمیتوان",  # 5
            "نمی|شود = نمی شود = نمیشود",
        ],
    )
    def test_prefix_joined_spaced_or_glued(self, analyser: Analyser, group: str) -> None:
        same(analyser, group)
        same_surface(analyser, group)

    @pytest.mark.parametrize(
        ("form", "lemma"),
        [
            ("کرد", "کردن"),
            ("می‌کنند", "کردن"),
            ("افزود", "افزودن"),
            ("رفته‌اند", "رفتن"),
            ("شد", "شدن"),
            ("نخواهد", "خواستن"),
        ],
    )
    def test_forms_meet_in_the_infinitive(self, analyser: Analyser, form: str, lemma: str) -> None:
        assert analyser.terms(form) == [lemma]

    @pytest.mark.parametrize(("text", "terms"), [("می ناب", ["می", "ناب"]), ("برندها", ["برند"]), ("کردها", ["کرد"])])
    def test_what_is_no_verb_form_stays_a_noun(self, analyser: Analyser, text: str, terms: list[str]) -> None:
        assert analyser.terms(text) == terms


class TestCompounds:
    @pytest.mark.parametrize(
        "group",
        [
            "تفاهم|نامه = تفاهم نامه = تفاهمنامه",  # 22
            "تفاهم|نامه|های = تفاهم نامه های = تفاهمنامههای",
            "برنامه|ریزی = برنامه ریزی = برنامهریزی",
            "تصمیم|گیری = تصمیم گیری = تصمیمگیری",
            "زمان|بندی = زمان بندی = زمانبندی",
            "به|صورت = به صورت = بهصورت",  # 23
            "به|عنوان = به عنوان = بهعنوان",
            "دوجانبه = دو جانبه = دو|جانبه",
            "همکار = هم کار = هم|کار",
            "صورت|گرفته = صورت گرفته = صورتگرفته",
            "مطرح|شده = مطرح شده = مطرحشده",
        ],
    )
    def test_joined_spaced_or_glued(self, analyser: Analyser, group: str) -> None:
        same(analyser, group)
        same_surface(analyser, group)

    @pytest.mark.parametrize(
        ("glued", "terms"),
        [
            ("نشاندهنده", {"نشان", "دهنده"}),
            ("هفتماهه", {"هفت", "ماهه"}),
            ("موضوعمحور", {"موضوع", "محور"}),
            ("جمعبندی", {"جمع", "بند"}),
            ("بندبندیشده", {"شده"}),
            ("پروژهمحور", {"پروژه", "محور"}),
            ("سرمایهگذاریهای", {"سرمایه", "گذار"}),
        ],
    )
    def test_lost_half_spaces_inside_words(self, analyser: Analyser, glued: str, terms: set[str]) -> None:
        assert terms <= set(analyser.terms(glued))

    @pytest.mark.parametrize("name", ["سنتکام", "حدادعادل"])
    def test_a_name_that_falls_into_words_by_chance_is_found_as_itself(self, analyser: Analyser, name: str) -> None:
        assert analyser.terms(name)[0] == name


class TestApart:
    @pytest.mark.parametrize(
        ("one", "other"),
        [
            ("ایران", "ایرانی"),
            ("کمیته", "کمیت"),
            ("استان", "آستان"),
            ("استان", "است"),
            ("تهران", "تهرانی"),
            ("سمنان", "سمن"),
            ("صادرات", "صادر"),
            ("واردات", "وارد"),
            ("اطلاعات", "اطلاع"),
            ("انتخابات", "انتخاب"),
            ("ادبیات", "ادب"),
            ("عملیات", "عمل"),
            ("حیات", "حی"),
            ("نجات", "نج"),
            ("مالیات", "مالی"),
            ("پزشکیان", "پزشکی"),
            ("زاهدان", "زاهد"),
            ("آبادان", "آباد"),
            ("برجام", "برجا"),
            ("تنها", "تن"),
            ("بها", "به"),
            ("دفتر", "دف"),
            ("فیلتر", "فیل"),
            ("کارتر", "کار"),
            ("زمان", "زم"),
            ("کتاب", "کاتب"),
            ("شرکت", "شریک"),
            ("روسیه", "روس"),
            ("محمود", "محمد"),
            ("سفیر", "سفر"),
            ("نفت", "نفتی"),
            ("رضا", "رضایی"),
            ("کولیوند", "کولی"),
            ("گرگان", "گرگ"),
            ("گوشی", "گوش"),
        ],
    )
    def test_names_and_words_near_each_other_do_not_meet(self, analyser: Analyser, one: str, other: str) -> None:
        assert not set(analyser.terms(one)) & set(analyser.terms(other))


class TestFold:
    @pytest.mark.parametrize(
        ("text", "folded"),
        [
            ("كميتة مُشترك", "کمیته مشترک"),
            (f"تفاهم{Z}نامه", "تفاهم نامه"),
            ("رئیس", "رییس"),
            ("۱۴۰۴ ١٤٠٤", "1404 1404"),
            ("Semnan ЁЖ", "semnan еж"),
            ("آستان", "آستان"),
            ("ا\u0653ستان", "آستان"),
            ("بهاء", "بها"),
            ("جزء", "جزء"),
            ("", ""),
        ],
    )
    def test_letters_only(self, text: str, folded: str) -> None:
        assert fold(text) == folded
        assert fold(folded) == folded
