"""The facts of a document on its page and as JSON: what, who, by when, how sure, and who corrected it."""

from __future__ import annotations

import html
import re
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from corpus.correcting import Sheet
from corpus.facts import Deadline, Extraction, Fact, Speaker
from corpus.models import Dated, Document, Span
from corpus.store import Store
from tests.conftest import SAMPLES
from tests.webapp import founding
from tests.webapp.conftest import AGREEMENT, HOSTILE, keep
from tests.webapp.founding import correct_all, keep_reading
from webapp.catalogue import WORDS
from webapp.rule_words import RULES, rule_words

KEY = "b" * 16


@pytest.fixture
def document(filled: Store) -> Document:
    """The founding sample with the facts a careful reader finds."""
    text = (SAMPLES / "mazandaran-astrakhan-01-founding.txt").read_text("utf-8")
    day = Dated(day=date(2025, 9, 9), rule="metadata")
    keep(filled, Document(key=KEY, id="founding", text=text, origin="founding.txt", published=day))
    (kept,) = filled.documents([KEY])
    keep_reading(filled, kept)
    return kept


def _page(client: FlaskClient, query: str = "") -> str:
    answer = client.get(f"/documents/{KEY}{query}")
    assert answer.status_code == 200
    return answer.get_data(as_text=True)


def _card(page: str, words: str) -> str:
    """The text of the card that quotes these words."""
    cards = re.findall(r'<li class="card.*?</blockquote>.*?</dl>.*?(?=<li class="card|</ol>)', page, re.DOTALL)
    (card,) = [each for each in cards if words in html.unescape(each.partition("</blockquote>")[0])]
    return " ".join(html.unescape(re.sub("<[^>]*>", " ", card)).split())


def _facts(client: FlaskClient) -> dict[str, Any]:
    answer = client.get(f"/api/v1/documents/{KEY}/facts")
    assert answer.status_code == 200
    record: dict[str, Any] = answer.get_json()
    return record


@pytest.mark.usefixtures("document")
@pytest.mark.parametrize(
    ("words", "shown"),
    [
        (founding.GROUP, ["تعهد", "تصویب‌شده", "بر عهدهٔ", "حمل‌ونقل و ترانزیت", "دام، طیور و شیلات", "٪۹۳"]),
        (founding.REPORT, ["گوینده", "بهروز کیان‌مهر", "استاندار مازندران", "دو طرف", "ظرف دو هفته", "۱ مهر ۱۴۰۴"]),
        (founding.REPORT, ["از ۱۸ شهریور ۱۴۰۴ تا ۱ مهر ۱۴۰۴", "شمرده از روز سند"]),
        (founding.LIST, ["تا ۳۱ شهریور ۱۴۰۴", "پایانِ ماهِ نام‌برده", "نیاز به تأیید", "وعده‌داده‌شده"]),
        (founding.DISCOUNT, ["روز آن معلوم نیست", "وابسته به رویدادی دیگر", "به شرط", "برای شش ماه نخست"]),
        (founding.NEAREST, ["فرصت", "دارنده", "جنوب روسیه"]),
        (founding.STURGEON, ["پیشنهاد", "پیشنهاد به", "مدیرکل شیلات مازندران"]),
        (founding.EXPORT, ["پیشرفت", "انجام‌دهنده", "۴۶ میلیون دلار", "پنج‌ماههٔ امسال", "۱۲ درصد", "افزایش"]),
    ],
)
def test_a_card_tells_all(client: FlaskClient, words: str, shown: list[str]) -> None:
    card = _card(_page(client), words)
    assert [each for each in shown if each not in card] == []


@pytest.mark.usefixtures("document")
def test_in_english(client: FlaskClient) -> None:
    card = _card(_page(client, "?lang=en"), founding.REPORT)
    for words in ("Commitment", "decided", "To be done by", "23 September 2025", "Transport and transit", "90%"):
        assert words in card


@pytest.mark.usefixtures("document")
def test_marks_and_cards_lead_to_each_other(client: FlaskClient) -> None:
    page = _page(client)
    for number in range(1, 10):
        assert page.count(f'id="fact-{number}"') == page.count(f'id="card-{number}"') == 1
        assert f'href="#card-{number}"' in page
        assert f'href="#fact-{number}"' in page
    assert 'id="fact-10"' not in page
    assert re.search(r'<span class="fact opportunity in-commitment">ظرفیت بندر اولیا', page), "inside another fact"


@pytest.mark.usefixtures("document")
def test_the_meeting_the_summary_and_the_key(client: FlaskClient) -> None:
    page = _page(client)
    said = " ".join(html.unescape(re.sub("<[^>]*>", " ", page.partition('<div class="text"')[0])).split())
    for words in ("چکیده: " + founding.GROUP, "نشست", "۱۷ شهریور ۱۴۰۴", "حضوری", "ساری", "آنتون ورشینین", "تعهد ۵"):
        assert words in said


@pytest.mark.usefixtures("document")
def test_a_passage_is_still_marked(client: FlaskClient, document: Document) -> None:
    start = document.text.index(founding.REPORT[:20])
    page = _page(client, f"?start={start}&end={start + 20}")
    inside = re.search(r'<mark id="passage">(.*?)</mark>', page, re.DOTALL)
    assert inside is not None
    assert re.sub("<[^>]*>", "", inside[1]) == founding.REPORT[:20]
    assert 'id="fact-3"' in inside[1]


def test_corrections_are_shown_with_who_and_why(client: FlaskClient, filled: Store, document: Document) -> None:
    correct_all(filled, document)
    page = _page(client)
    assert "نرگس آذر" in _card(page, founding.SHIPS)
    changed = _card(page, founding.SHIPS)
    for words in ("اصلاح", "عهده‌دار", "در نامهٔ بندر آمده است", "کشتیرانی", "تصویب‌شده", "به گفتهٔ اصلاح‌کننده"):
        assert words in changed
    confirmed = _card(page, founding.LIST)
    assert "تأیید" in confirmed
    assert "نیاز به تأیید" not in confirmed
    assert "افزوده" in _card(page, "دبیر کارگروه از سوی ما")
    assert founding.NEAREST not in re.sub("<[^>]*>", "", page.partition('class="findings"')[2])


def test_conflicts_are_said(client: FlaskClient, filled: Store, document: Document) -> None:
    correct_all(filled, document)
    assert "facts conflicts" not in _page(client)
    read = founding.reading(document.text)
    ships = next(each for each in read.facts if each.quote.of(document.text) == founding.SHIPS)
    others = tuple(each for each in read.facts if each is not ships)
    again = replace(read, facts=(*others, replace(ships, strength="ready")))
    filled.keep_extractions({KEY: (document.text, again)}, 2)
    assert "hamkari facts conflicts" in _page(client)
    (conflict,) = _facts(client)["conflicts"]
    assert (conflict["cause"], conflict["field"]) == ("differs", "strength")


def test_older_versions_show_no_facts_of_the_newer(client: FlaskClient, filled: Store, document: Document) -> None:
    keep(filled, replace(document, text="متن نو"))
    assert 'id="fact-1"' not in _page(client)
    assert 'id="fact-1"' not in _page(client, "?version=1")


def test_a_document_without_facts_has_no_list(client: FlaskClient) -> None:
    page = client.get(f"/documents/{AGREEMENT}").get_data(as_text=True)
    assert "findings" not in page
    assert "legend" not in page


def test_facts_of_other_parts_are_counted(client: FlaskClient, filled: Store) -> None:
    text = "\n".join(f"بند {number} " + "واژه " * 30 for number in range(1_000))
    keep(filled, Document(key=KEY, id="long", text=text, origin="long.txt"))
    facts = tuple(Fact(kind="progress", quote=Span(start=at, end=at + 40)) for at in range(0, len(text) - 40, 1_000))
    filled.keep_extractions({KEY: (text, Extraction(facts=facts))}, 1)
    page = _page(client)
    shown = page.count('<li class="card')
    assert 0 < shown < len(facts)
    assert 'id="fact-1"' in page
    assert f"{len(facts) - shown:,} more facts" in _page(client, "?lang=en")
    assert f'id="fact-{len(facts)}"' in _page(client, "?part=3")


def test_hostile_facts_are_shown_and_do_nothing(client: FlaskClient, filled: Store) -> None:
    (document,) = filled.documents([HOSTILE])
    bad = '"><script>alert(1)</script>\x07'
    due = Deadline(span=Span(start=8, end=20), first=None, last=date(2025, 1, 1), rule=bad)
    fact = Fact(
        kind="commitment",
        quote=Span(start=0, end=len(document.text)),
        speaker=Speaker(name=bad, role=bad),
        by=(bad,),
        counterparts=(bad,),
        sectors=(bad,),
        deadline=due,
        condition=Span(start=8, end=30),
    )
    filled.keep_extractions({HOSTILE: (document.text, Extraction(facts=(fact,), summary=fact.quote))}, 1)
    for language in ("fa", "en"):
        page = client.get(f"/documents/{HOSTILE}?lang={language}").get_data(as_text=True)
        assert "&#34;&gt;&lt;script&gt;" in page
        for danger in ("<script", "<img src=x", "\x00", "\x07"):
            assert danger not in page


@pytest.mark.usefixtures("document")
def test_json(client: FlaskClient, document: Document) -> None:
    record = _facts(client)
    assert (record["key"], record["id"], record["version"]) == (KEY, "founding", 1)
    assert len(record["facts"]) == 9
    assert all(document.text[each["start"] : each["end"]] == each["quote"] for each in record["facts"])
    (report,) = [each for each in record["facts"] if each["quote"] == founding.REPORT]
    assert report["deadline"] == {
        "text": "ظرف دو هفته",
        "date": "1404-07-01",
        "from": "1404-06-18",
        "to": "1404-07-01",
        "rule": "in n weeks",
    }
    assert report["gregorian"] == {"from": "2025-09-09", "to": "2025-09-23"}
    assert report["speaker"] == {"name": "بهروز کیان‌مهر", "role": "استاندار مازندران"}
    assert (report["provenance"], report["corrections"]) == ("machine", [])
    assert record["meeting"]["date"] == "1404-06-17"
    assert record["summary"]["text"] == founding.GROUP


def test_json_names_who_corrected(client: FlaskClient, filled: Store, document: Document) -> None:
    correct_all(filled, document)
    (ships,) = [each for each in _facts(client)["facts"] if each["quote"] == founding.SHIPS]
    (correction,) = ships["corrections"]
    assert ships["provenance"] == "person"
    assert (correction["act"], correction["who"], correction["fields"]) == (
        "change",
        "نرگس آذر",
        ["by", "deadline", "strength"],
    )


def test_an_office_alone_is_shown_with_its_holder_that_day(
    client: FlaskClient, filled: Store, document: Document
) -> None:
    (sturgeon,) = [each for each in _facts(client)["facts"] if each["quote"] == founding.STURGEON]
    assert sturgeon["speaker"] == {"name": None, "role": "مدیرکل شیلات مازندران"}
    text = "آبزیان فراوان شد."
    keep(filled, Document(key="d" * 16, id="named", text=text, origin="named.txt", published=document.published))
    said = Speaker(name="ژاله بحرینی", role="مدیرکل شیلات استان مازندران")
    read = Extraction(facts=(Fact(kind="progress", quote=Span(start=0, end=len(text)), speaker=said),))
    filled.keep_extractions({"d" * 16: (text, read)}, 1)
    (sturgeon,) = [each for each in _facts(client)["facts"] if each["quote"] == founding.STURGEON]
    assert sturgeon["speaker"] == {"name": None, "role": "مدیرکل شیلات مازندران", "holder": "ژاله بحرینی"}
    assert "مدیرکل شیلات مازندران ( ژاله بحرینی در آن روز)" in _card(_page(client), founding.STURGEON)
    assert "on that day" in _card(_page(client, "?lang=en"), founding.STURGEON)


@pytest.mark.parametrize("key", ["f" * 16, "x", "%00"])
def test_unknown_documents_are_a_problem(client: FlaskClient, key: str) -> None:
    answer = client.get(f"/api/v1/documents/{key}/facts")
    assert answer.status_code == 404
    assert answer.mimetype == "application/problem+json"


@pytest.mark.parametrize(
    ("rule", "persian", "english"),
    [
        ("in n weeks", "شمرده از روز سند", "counted from the document’s day"),
        ("within n working days", "روزهای کاری، شمرده از روز سند", "working days, counted from the document’s day"),
        ("end of month", "پایانِ ماهِ نام‌برده", "end of: the month named"),
        ("first n months", "ماه‌های نخست سال", "the first months of a year"),
        ("end of something new", None, "end of: something new"),
        ("something new", None, "something new"),  # the reader of English can make something of it
    ],
)
def test_rules_in_words(app: Flask, rule: str, persian: str | None, english: str | None) -> None:
    for language, expected in (("fa", persian), ("en", english)):
        with app.test_request_context(f"/?lang={language}"):
            assert rule_words(rule) == expected


def test_every_rule_has_words() -> None:
    assert {"due_" + rule.replace(" ", "_") for rule in RULES} <= set(WORDS)


def test_a_proposal_of_the_language_model_says_so_until_a_person_confirms_it(
    client: FlaskClient, filled: Store, document: Document
) -> None:
    start = document.text.index(founding.REPORT)
    quote = Span(start=start, end=start + len(founding.REPORT))
    fact = Fact(kind="proposal", quote=quote, confidence=0.3, source="endpoint")
    filled.keep_extractions({KEY: (document.text, Extraction(facts=(fact,)))}, 1)
    assert "پیشنهادِ مدل زبانی، نیازمند تأیید" in _card(_page(client), founding.REPORT)
    assert "Proposed by a language model, to be confirmed" in _card(_page(client, "?lang=en"), founding.REPORT)
    assert [each["source"] for each in _facts(client)["facts"]] == ["endpoint"]
    read, laid = tuple(filled.machine_facts([KEY])[KEY]), filled.laid(document)
    sheet = Sheet(document=document, read=read, laid=laid, who="نرگس آذر", why="درست است")
    filled.correct(sheet.confirm(laid.facts[0]))
    card = _card(_page(client, "?lang=fa"), founding.REPORT)
    assert "پیشنهادِ مدل زبانی" in card
    assert "نیازمند تأیید" not in card
