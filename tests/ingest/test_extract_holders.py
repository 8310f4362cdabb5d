"""Who held an office when."""

from datetime import date

import pytest

from corpus.facts import Speaker
from ingest.extract.holders import Holders

SEEN = [
    (date(2023, 5, 1), "کیوان رستمی", "استاندار یزد"),
    (date(2024, 2, 1), "رستمی", "استاندار استان یزد"),
    (date(2025, 9, 1), "ناهید صدری", "استاندار يزد"),
    (date(2024, 1, 1), "سعید برومند", "رئیس سازمان"),
    (None, "پویا نادری", "شهردار قم"),
    (date(2024, 1, 1), None, "وزیر نیرو"),
]

ROWS = [
    ("استاندار یزد", date(2023, 10, 1), "کیوان رستمی"),  # between two sightings of one person
    ("استاندار یزد", date(2022, 9, 1), "کیوان رستمی"),  # shortly before the first
    ("استاندار یزد", date(2024, 12, 1), None),  # between two holders: never guessed
    ("استاندار یزد", date(2026, 1, 1), "ناهید صدری"),
    ("استاندار یزد", date(2030, 1, 1), None),  # too far from anything known
    ("استاندار یزد", None, None),
    ("استاندار", date(2023, 10, 1), None),  # which one?
    ("رئیس سازمان", date(2024, 1, 1), None),
    ("شهردار قم", date(2024, 1, 1), None),  # the document had no day
    ("وزیر نیرو", date(2024, 1, 1), None),
    ("", date(2024, 1, 1), None),
]


def registry(seen: list[tuple[date | None, str | None, str]]) -> Holders:
    holders = Holders()
    for day, name, role in seen:
        holders.learn(day, Speaker(name=name, role=role))
    return holders


@pytest.mark.parametrize(("office", "day", "expected"), ROWS)
def test_an_office_is_resolved_to_its_holder_on_the_day(office: str, day: date | None, expected: str | None) -> None:
    assert registry(SEEN).holder(office, day) == expected


def test_the_order_of_documents_does_not_matter() -> None:
    one, other = registry(SEEN), registry(SEEN[::-1])
    assert [(each.holder, each.first, each.last) for each in one.tenures()] == [
        (each.holder, each.first, each.last) for each in other.tenures()
    ]


def test_nothing_is_learnt_of_a_document_that_speaks_itself() -> None:
    holders = Holders()
    holders.learn(date(2024, 1, 1), None)
    assert holders.tenures() == []
