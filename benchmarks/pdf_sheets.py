"""Texts for the PDF benchmark: what is printed, and pages made of what breaks most easily."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One text to print: paragraphs and tables in reading order."""

    name: str
    title: str
    paragraphs: tuple[str, ...]
    table: tuple[tuple[str, ...], ...] = ()
    columns: int = 1
    justified: bool = False

    @property
    def reference(self) -> str:
        return "\n".join((self.title, *self.paragraphs, *(" ".join(row) for row in self.table)))


def layouts() -> list[Sheet]:
    """Pages made of what breaks most easily."""
    numbers = (
        "در تاریخ ۱۴۰۴/۰۸/۱۴ صادرات استان ۱۲٫۵٪ رشد کرد و به ۱٬۲۵۰٬۰۰۰ دلار رسید.",
        "نرخ سال ۱۴۰۳ برابر 12.5% و مبلغ 1,250,000 ریال بود؛ بازهٔ ۱۲-۱۵ آبان و ساعت ۱۰:۳۰ تا ۱۲:۴۵.",
        "۱۵ میلیون تن، ۳/۵ برابر، شمارهٔ ۱۲/۳۴۵/ص و تلفن ۰۲۳-۳۳۴۴۵۵۶۶ ثبت شد.",
        "۲۵٪ سهم استان است و ٪۳۰ سهم شرکت؛ ۱۴۰۴-۰۹-۰۱ تا ۱۴۰۴-۱۲-۲۹ مهلت دارد.",
        "سال ۲۰۲۵ (۱۴۰۴) و 2025/11/05 و ١٤٤٧ هجری؛ دمای -۵ درجه و +۳ واحد.",
    )
    mixed = (
        "شرکت Gazprom Neft با «پتروشیمی سمنان» قرارداد COVID-19 و B2B امضا کرد (فاز ۲).",
        "نشانی www.example.ir و رایانامهٔ info@example.com در نامهٔ No. 1234/A آمده است.",
        "طبق استاندارد ISO 9001:2015 و IEC 61850، توان ۲۵ MW و ولتاژ 400 kV تأیید شد [۳].",
        "رئیس‌جمهور روسیه، Владимир Путин، در نشست (SPIEF 2025) گفت: «همکاری‌ها ادامه دارد».",
        "بند (الف)، تبصرهٔ {۲} و مادهٔ [۱۴]؛ «نقل «درونی» هم» بود.",
        "می‌شود، نمی‌توان، کمیته‌ای، برنامه‌ریزی، علی‌رغم، مسئلهٔ مهم، رأی، مؤثر، محمّد، لازم، والا، الله، اللهم، جزئیات.",
    )
    prose = tuple(
        f"بند {number} صورت‌جلسه: کارگروه مشترک در تاریخ ۱۴۰۴/۰{number}/۲۰ برنامهٔ همکاری‌های استان را بررسی و مقرر کرد "
        f"گزارش پیشرفت {number * 7} طرح صنعتی، کشاورزی و معدنی ظرف {number} هفته به استانداری ارائه شود تا مبلغ "
        f"{number}٬۵۰۰ میلیارد ریال تسهیلات بانکی به واحدهای نیمه‌تمام پرداخت گردد."
        for number in range(1, 8)
    )
    table = (
        ("ردیف", "تعهد", "مسئول", "مهلت", "مبلغ"),
        ("۱", "ساخت جادهٔ دسترسی شهرک صنعتی و تکمیل شبکهٔ آب و برق آن", "ادارهٔ کل راه", "۱۴۰۴/۰۹/۰۱", "۱۲٬۵۰۰"),
        ("۲", "اعزام هیئت تجاری", "اتاق بازرگانی", "۱۴۰۴/۱۰/۱۵", "۳٫۵٪"),
        ("۳", "تشکیل کارگروه (دوجانبه)", "استانداری سمنان", "۱۴۰۴/۱۲/۲۹", "1,200"),
    )
    return [
        Sheet(name="numbers", title="گزارش آماری سال ۱۴۰۴", paragraphs=numbers),
        Sheet(name="mixed", title="متن آمیخته با Latin", paragraphs=mixed),
        Sheet(name="columns", title="خبرنامهٔ دوستونی", paragraphs=prose, columns=2),
        Sheet(name="columns-justified", title="خبرنامهٔ دوستونی", paragraphs=prose, columns=2, justified=True),
        Sheet(name="table", title="جدول تعهدات", paragraphs=(numbers[0], mixed[0]), table=table),
        Sheet(name="justified", title="صورت‌جلسهٔ نشست ۱۲", paragraphs=prose, justified=True),
    ]
