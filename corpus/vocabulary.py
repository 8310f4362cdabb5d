"""Words the domain agrees on: sectors, document types, months, weekdays, provinces, agencies."""

from __future__ import annotations

from dataclasses import dataclass

SECTORS: dict[str, str] = {
    "agriculture": "کشاورزی و باغداری",
    "livestock_fisheries": "دام، طیور و شیلات",
    "food_industry": "صنایع غذایی",
    "oil_gas": "نفت و گاز",
    "petrochemical": "پتروشیمی و شیمیایی",
    "energy": "برق و انرژی",
    "water_environment": "آب و محیط زیست",
    "mining_metals": "معدن و صنایع معدنی",
    "industry": "صنعت و تولید",
    "construction_housing": "عمران، راه‌سازی و مسکن",
    "transport_transit": "حمل‌ونقل و ترانزیت",
    "trade_customs": "تجارت، صادرات و گمرک",
    "finance_investment": "بانک، بیمه و سرمایه‌گذاری",
    "free_zones": "مناطق آزاد و ویژه",
    "tourism_crafts": "گردشگری و صنایع دستی",
    "health_pharma": "بهداشت، درمان و دارو",
    "science_education": "علم، آموزش و فناوری",
    "ict": "ارتباطات و فناوری اطلاعات",
    "culture_media_sport": "فرهنگ، رسانه و ورزش",
    "security_border": "امنیت و مرز",
    "labour_welfare": "کار و رفاه اجتماعی",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentType:
    """A kind of document: its labels, and other names that metadata may give it (plain letters, lower case)."""

    persian: str
    english: str
    names: tuple[str, ...] = ()


TYPES: dict[str, DocumentType] = {
    "press_release": DocumentType(
        persian="اطلاعیهٔ مطبوعاتی",
        english="press release",
        names=("press-release", "pressrelease", "اطلاعیه", "اطلاعیه خبری", "بیانیه مطبوعاتی", "خبر روابط عمومی"),
    ),
    "minutes": DocumentType(
        persian="صورت‌جلسه",
        english="minutes",
        names=("meeting minutes", "صورتجلسه", "صورت جلسه", "مصوبات", "протокол"),
    ),
    "news": DocumentType(
        persian="خبر", english="news", names=("article", "newsarticle", "news article", "خبری", "گزارش خبری", "новость")
    ),
    "agreement": DocumentType(
        persian="تفاهم‌نامه",
        english="agreement",
        names=(
            "mou",
            "memorandum",
            "contract",
            "تفاهمنامه",
            "تفاهم نامه",
            "موافقتنامه",
            "موافقت نامه",
            "قرارداد",
            "соглашение",
        ),
    ),
    "letter": DocumentType(persian="نامه", english="letter", names=("نامه اداری", "مکاتبه", "письмо")),
    "report": DocumentType(persian="گزارش", english="report", names=("отчет",)),
    "statement": DocumentType(
        persian="بیانیه", english="statement", names=("joint statement", "بیانیه مشترک", "заявление")
    ),
    "table": DocumentType(persian="جدول", english="table", names=("spreadsheet",)),
    "mail": DocumentType(persian="رایانامه", english="e-mail", names=("email", "mail", "ایمیل")),
    "other": DocumentType(persian="دیگر", english="other", names=("سایر",)),
}

JALALI_MONTHS = (
    "فروردین", "اردیبهشت", "خرداد", "تیر", "مرداد", "شهریور", "مهر", "آبان", "آذر", "دی", "بهمن", "اسفند",
)  # fmt: skip
JALALI_MONTHS_ALSO: dict[str, int] = {"امرداد": 5}
"""Second names, with the number of the month."""

GREGORIAN_MONTHS: tuple[tuple[str, ...], ...] = (
    ("ژانویه", "january", "jan", "января", "январь"),
    ("فوریه", "فوریهٔ", "february", "feb", "февраля", "февраль"),
    ("مارس", "march", "mar", "марта", "март"),
    ("آوریل", "آپریل", "april", "apr", "апреля", "апрель"),
    ("مه", "می", "may", "мая", "май"),
    ("ژوئن", "جون", "june", "jun", "июня", "июнь"),
    ("ژوئیه", "ژوییه", "جولای", "july", "jul", "июля", "июль"),
    ("اوت", "آگوست", "august", "aug", "августа", "август"),
    ("سپتامبر", "september", "sept", "sep", "сентября", "сентябрь"),
    ("اکتبر", "october", "oct", "октября", "октябрь"),
    ("نوامبر", "november", "nov", "ноября", "ноябрь"),
    ("دسامبر", "december", "dec", "декабря", "декабрь"),
)
"""Names of the months January to December in Persian, English and Russian."""

WEEKDAYS = (
    "شنبه", "یکشنبه", "یک شنبه", "دوشنبه", "دو شنبه", "سه‌شنبه", "سه شنبه", "چهارشنبه", "چهار شنبه", "پنجشنبه",
    "پنج شنبه", "جمعه", "آدینه",
    "saturday", "sunday", "monday", "tuesday", "wednesday", "thursday", "friday",
    "sat", "sun", "mon", "tue", "wed", "thu", "fri",
    "понедельник", "вторник", "среда", "четверг", "пятница", "суббота", "воскресенье",
)  # fmt: skip

ORDINALS: dict[str, int] = {
    "اول": 1, "یکم": 1, "نخست": 1, "دوم": 2, "سوم": 3, "چهارم": 4, "پنجم": 5, "ششم": 6, "هفتم": 7, "هشتم": 8,
    "نهم": 9, "دهم": 10, "یازدهم": 11, "دوازدهم": 12, "سیزدهم": 13, "چهاردهم": 14, "پانزدهم": 15, "شانزدهم": 16,
    "هفدهم": 17, "هجدهم": 18, "هیجدهم": 18, "نوزدهم": 19, "بیستم": 20, "بیست و یکم": 21, "بیست و دوم": 22,
    "بیست و سوم": 23, "بیست و چهارم": 24, "بیست و پنجم": 25, "بیست و ششم": 26, "بیست و هفتم": 27, "بیست و هشتم": 28,
    "بیست و نهم": 29, "سی‌ام": 30, "سی ام": 30, "سی و یکم": 31,
}  # fmt: skip

CARDINALS: dict[str, int] = {
    "یک": 1, "دو": 2, "سه": 3, "چهار": 4, "پنج": 5, "شش": 6, "هفت": 7, "هشت": 8, "نه": 9, "ده": 10, "یازده": 11,
    "دوازده": 12, "سیزده": 13, "چهارده": 14, "پانزده": 15, "شانزده": 16, "هفده": 17, "هجده": 18, "نوزده": 19,
    "بیست": 20, "بیست و یک": 21, "بیست و دو": 22, "بیست و سه": 23, "بیست و چهار": 24, "بیست و پنج": 25,
    "بیست و شش": 26, "بیست و هفت": 27, "بیست و هشت": 28, "بیست و نه": 29, "سی": 30, "سی و یک": 31,
}  # fmt: skip

PROVINCES: dict[str, str] = {
    "آذربایجان شرقی": "تبریز", "آذربایجان غربی": "ارومیه", "اردبیل": "اردبیل", "اصفهان": "اصفهان", "البرز": "کرج",
    "ایلام": "ایلام", "بوشهر": "بوشهر", "تهران": "تهران", "چهارمحال و بختیاری": "شهرکرد", "خراسان جنوبی": "بیرجند",
    "خراسان رضوی": "مشهد", "خراسان شمالی": "بجنورد", "خوزستان": "اهواز", "زنجان": "زنجان", "سمنان": "سمنان",
    "سیستان و بلوچستان": "زاهدان", "فارس": "شیراز", "قزوین": "قزوین", "قم": "قم", "کردستان": "سنندج",
    "کرمان": "کرمان", "کرمانشاه": "کرمانشاه", "کهگیلویه و بویراحمد": "یاسوج", "گلستان": "گرگان", "گیلان": "رشت",
    "لرستان": "خرم‌آباد", "مازندران": "ساری", "مرکزی": "اراک", "هرمزگان": "بندرعباس", "همدان": "همدان", "یزد": "یزد",
}  # fmt: skip
"""Iran's provinces and the capital of each."""

FOREIGN_CITIES = (
    "مسکو", "آستاراخان", "آستراخان", "سن‌پترزبورگ", "قازان", "باکو", "ایروان", "تفلیس", "تاشکند", "سمرقند", "دوشنبه",
    "آستانه", "آلماتی", "بیشکک", "عشق‌آباد", "کابل", "هرات", "اسلام‌آباد", "کراچی", "لاهور", "دهلی‌نو", "دهلی نو",
    "پکن", "توکیو", "بغداد", "بصره", "کربلا", "نجف", "اربیل", "دمشق", "بیروت", "آنکارا", "استانبول", "دوحه", "دبی",
    "ابوظبی", "مسقط", "کویت", "ریاض", "قاهره", "پاریس", "برلین", "لندن", "رم", "مادرید", "وین", "ژنو", "بروکسل",
    "نیویورک", "واشنگتن", "مینسک", "بلگراد", "tehran", "moscow", "тегеран", "москва",
)  # fmt: skip

AGENCIES: dict[str, str] = {
    "فارس": "خبرگزاری فارس", "ایرنا": "ایرنا", "ایسنا": "ایسنا", "مهر": "خبرگزاری مهر", "تسنیم": "خبرگزاری تسنیم",
    "ایلنا": "ایلنا", "شانا": "شانا", "ایکنا": "ایکنا", "ایبنا": "ایبنا", "ایمنا": "ایمنا", "آریا": "خبرگزاری آریا",
    "میزان": "خبرگزاری میزان", "دانشجو": "خبرگزاری دانشجو", "برنا": "خبرگزاری برنا", "موج": "خبرگزاری موج",
    "خانه ملت": "خبرگزاری خانه ملت", "صداوسیما": "خبرگزاری صداوسیما", "صدا و سیما": "خبرگزاری صداوسیما",
    "دانشجویان ایران": "ایسنا", "جمهوری اسلامی": "ایرنا", "کار ایران": "ایلنا",
}  # fmt: skip
"""What news agencies are called in a lead, and the name a source is listed under."""

SITES: dict[str, str] = {
    "farsnews.ir": "خبرگزاری فارس", "farsnews.com": "خبرگزاری فارس", "irna.ir": "ایرنا", "isna.ir": "ایسنا",
    "mehrnews.com": "خبرگزاری مهر", "tasnimnews.com": "خبرگزاری تسنیم", "ilna.ir": "ایلنا", "ilna.news": "ایلنا",
    "shana.ir": "شانا", "aryanews.com": "خبرگزاری آریا",
    "mizan.news": "خبرگزاری میزان", "iribnews.ir": "خبرگزاری صداوسیما",
    "iqna.ir": "ایکنا", "imna.ir": "ایمنا", "borna.news": "خبرگزاری برنا", "hamshahrionline.ir": "همشهری آنلاین",
}  # fmt: skip
"""Hosts of news sites and the name a source is listed under."""
