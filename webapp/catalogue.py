"""Every word of the interface, Persian and English, by one name."""

from __future__ import annotations

from webapp.catalogue_facts import FACT_WORDS

LANGUAGES = ("fa", "en")

# name: (Persian, English). `{…}` are filled in by `webapp.language.word`; a name with `.one` serves a count of one.
WORDS: dict[str, tuple[str, str]] = {
    "brand": ("همکاری", "Hamkari"),
    "tagline": ("حافظهٔ اسناد همکاری", "A memory for documents of cooperation"),
    "promise": (
        "هر پاسخ به جمله‌ای باز می‌شود که آن را گفته است.",
        "Every answer opens to the sentence that says it.",
    ),
    "skip": ("رفتن به متن", "Skip to the content"),
    "other_language": ("English", "فارسی"),
    "home": ("خانه", "Home"),
    # search box
    "question": ("پرسش", "Question"),
    "ask": ("جست‌وجو", "Search"),
    "placeholder": ("دنبال چه می‌گردید؟", "What are you looking for?"),
    "try": ("برای نمونه:", "For example:"),
    # home
    "newest": ("تازه‌ترین اسناد", "Newest documents"),
    "count_documents": ("{n} سند", "{n} documents"),
    "count_documents.one": ("{n} سند", "{n} document"),
    "count_passages": ("{n} بند", "{n} passages"),
    "count_passages.one": ("{n} بند", "{n} passage"),
    "empty_store": ("هنوز سندی در مجموعه نیست", "There are no documents yet"),
    "empty_store_help": (
        "پرونده یا پوشه‌ای از اسناد را با این فرمان وارد کنید و این صفحه را دوباره باز کنید:",
        "Take in a file or a folder of documents with this command, then reload this page:",
    ),
    "empty_store_path": ("نشانی-پوشه", "PATH"),
    "empty_store_kinds": (
        "متن، Word، PDF، صفحهٔ وب، جدول، نامهٔ الکترونیکی و بایگانی zip خوانده می‌شوند.",
        "Text, Word, PDF, web pages, tables, e-mail and zip archives are read.",
    ),
    # results
    "results_for": ("{q} – جست‌وجو", "{q} – search"),
    "results_heading": ("نتیجه‌های جست‌وجو", "Search results"),
    "found": ("{n} سند یافت شد", "{n} documents found"),
    "found.one": ("{n} سند یافت شد", "{n} document found"),
    "found_more": ("نتیجه‌های {first} تا {last}", "Results {first} to {last}"),
    "took": ("در {n} میلی‌ثانیه", "in {n} ms"),
    "page_next": ("صفحهٔ بعد", "Next page"),
    "page_previous": ("صفحهٔ پیش", "Previous page"),
    "page_number": ("صفحهٔ {n}", "Page {n}"),
    "page_last": (
        "نتیجه‌های بعدی نشان داده نمی‌شوند؛ پرسش را دقیق‌تر کنید.",
        "Further results are not shown; make the question more precise.",
    ),
    "pages": ("صفحه‌ها", "Pages"),
    "untitled": ("بی‌عنوان ({id})", "Untitled ({id})"),
    "no_date": ("بی‌تاریخ", "undated"),
    "open_passage": ("دیدن در متن سند", "See it in the document"),
    # filters
    "filters": ("پالایه‌ها", "Filters"),
    "apply": ("اعمال", "Apply"),
    "any": ("همه", "All"),
    "chosen_filters": ("پالایه‌های برگزیده", "Chosen filters"),
    "remove_filter": ("برداشتن پالایهٔ", "Remove the filter"),
    "remove_all": ("برداشتن همه", "Remove all"),
    "source": ("منبع", "Source"),
    "type": ("گونه", "Type"),
    "collection": ("مجموعه", "Collection"),
    "from": ("از تاریخ", "From"),
    "to": ("تا تاریخ", "To"),
    "date_hint": ("مانند ۱۴۰۴، ۱۴۰۴/۰۸ یا ۱۴۰۴/۰۸/۱۴", "such as 1404, 1404-08 or 2025-11-05"),
    # nothing found, and what is wrong
    "none_found": ("چیزی یافت نشد", "Nothing was found"),
    "none_found_help": ("شاید یکی از این‌ها کمک کند:", "One of these may help:"),
    "none_spelling": (
        "املای واژه‌ها را ببینید؛ نیم‌فاصله و «ی» و «ک» عربی فرقی ندارند.",
        "Check the spelling; half-spaces and Arabic letters make no difference.",
    ),
    "none_fewer": ("واژه‌های کمتر یا کلی‌تر بنویسید.", "Use fewer or more general words."),
    "none_drop": ("این پالایه را بردارید:", "Drop this filter:"),
    "blank": ("پرسشی بنویسید تا جست‌وجو شود.", "Type a question to search."),
    "bad_from": (
        "تاریخ آغاز «{value}» خوانده نشد. آن را به شمسی یا میلادی بنویسید، مانند ۱۴۰۴/۰۸/۱۴.",
        "The first date “{value}” could not be read. Write it in either calendar, such as 1404/08/14 or 2025-11-05.",
    ),
    "bad_to": (
        "تاریخ پایان «{value}» خوانده نشد. آن را به شمسی یا میلادی بنویسید، مانند ۱۴۰۴/۰۸/۱۴.",
        "The last date “{value}” could not be read. Write it in either calendar, such as 1404/08/14 or 2025-11-05.",
    ),
    "bad_order": (
        "تاریخ آغاز پس از تاریخ پایان است؛ جای آن دو را عوض کنید.",
        "The first date is after the last; swap the two.",
    ),
    "bad_long": (
        "پرسش درازتر از {limit} نویسه است؛ آن را کوتاه کنید.",
        "The question is longer than {limit} characters; shorten it.",
    ),
    "bad_count": ("k باید عددی از ۱ تا {limit} باشد.", "k must be a number from 1 to {limit}."),
    "bad_page": ("شمارهٔ صفحه باید عددی از ۱ تا {limit} باشد.", "page must be a number from 1 to {limit}."),
    "bad_blank": ("پرسش (q) خالی است.", "The question (q) is empty."),
    # document
    "about": ("شناسنامهٔ سند", "About this document"),
    "number": ("شماره", "Number"),
    "letter_date": ("تاریخ نامه", "Date as written"),
    "attachment": ("پیوست", "Attachment"),
    "published": ("تاریخ انتشار", "Published"),
    "rule": ("برگرفته از", "Taken from"),
    "rule_metadata": ("مشخصات پرونده", "the file's own data"),
    "rule_dateline": ("سرآغاز خبر", "the dateline"),
    "rule_letterhead": ("سربرگ", "the letterhead"),
    "rule_link": ("پیوند", "the link"),
    "rule_file name": ("نام پرونده", "the file's name"),
    "url": ("نشانی", "Address"),
    "language": ("زبان", "Language"),
    "lang_fa": ("فارسی", "Persian"),
    "lang_en": ("انگلیسی", "English"),
    "lang_ru": ("روسی", "Russian"),
    "lang_ar": ("عربی", "Arabic"),
    "lang_ckb": ("کردی", "Kurdish"),
    "lang_other": ("دیگر", "other"),
    "id": ("شناسه", "Identifier"),
    "origin": ("پرونده", "File"),
    "version": ("نسخه", "Version"),
    "ingested": ("ورود به مجموعه", "Taken in"),
    "recognised": (
        "متن این سند را برنامه از روی تصویر خوانده است (OCR) و شاید خطا داشته باشد.",
        "This text was read from a picture (OCR) and may have errors.",
    ),
    "recognised_short": ("خوانده از تصویر", "read from a picture"),
    "original": ("دریافت پروندهٔ اصلی", "Download the original file"),
    "back": ("بازگشت به نتیجه‌ها", "Back to the results"),
    "to_passage": ("رفتن به بند یافت‌شده", "Go to the passage found"),
    "older": (
        "این نسخهٔ {n} سند است و پس از آن عوض شده است.",
        "This is version {n} of the document; it has changed since.",
    ),
    "newest_version": ("دیدن تازه‌ترین نسخه", "See the newest version"),
    "other_versions": ("نسخه‌های پیشین", "Earlier versions"),
    "part": ("پارهٔ {n} از {total}", "Part {n} of {total}"),
    "part_next": ("پارهٔ بعد", "Next part"),
    "part_previous": ("پارهٔ پیش", "Previous part"),
    "parts": ("پاره‌های سند", "Parts of the document"),
    "text": ("متن سند", "Text of the document"),
    # errors
    "error_400": ("درخواست نادرست", "Bad request"),
    "error_400_help": (
        "این درخواست فهمیده نشد. از صفحهٔ نخست دوباره آغاز کنید.",
        "The request was not understood. Start again from the first page.",
    ),
    "error_404": ("یافت نشد", "Not found"),
    "error_404_help": (
        "چنین صفحه یا سندی در این مجموعه نیست. شاید سند حذف شده باشد؛ آن را جست‌وجو کنید.",
        "There is no such page or document here. It may have been removed; try searching for it.",
    ),
    "error_404_original": (
        "پروندهٔ اصلی این سند نگه داشته نشده است؛ متن آن در صفحهٔ سند هست.",
        "The original file of this document was not kept; its text is on the document's page.",
    ),
    "error_405": ("روش نادرست", "Method not allowed"),
    "error_405_help": ("این نشانی تنها برای خواندن است.", "This address can only be read."),
    "error_500": ("خطای برنامه", "Internal error"),
    "error_500_help": (
        "در برنامه خطایی رخ داد که ثبت شد. دوباره بکوشید؛ اگر باز هم رخ داد، «hamkari doctor» را اجرا کنید.",
        "Something went wrong and was written to the log. Try again; if it happens again, run “hamkari doctor”.",
    ),
    "error_503": ("فعلاً در دسترس نیست", "Not available now"),
    "error_503_help": (
        "مجموعه اکنون پاسخ نمی‌دهد. کمی دیگر دوباره بکوشید یا «hamkari doctor» را اجرا کنید.",
        "The collection does not answer now. Try again shortly, or run “hamkari doctor”.",
    ),
    "error_query": ("این پرسش جست‌وجو نشد", "This question could not be searched"),
    "error_host": (
        "این نام میزبان پذیرفته نیست؛ برنامه را با نشانی‌ای که هنگام آغاز نشان داد باز کنید.",
        "This host name is not accepted; open the program at the address it printed when it started.",
    ),
}
WORDS |= FACT_WORDS

EXAMPLES = ("کارگروه مشترک با روسیه", "صادرات محصولات کشاورزی", "working group with Russia")
