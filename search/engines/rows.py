"""Columns of the passages an index holds: whose they are and what filters look at."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Self

import numpy as np
from numpy.typing import NDArray

from corpus.store import PassageRow
from search.models import Filters

NO_DAY = 0
"""Stands for "no publication date": day numbers begin at 1."""


@dataclass(slots=True, kw_only=True)
class Rows:
    """One row a passage, by growing passage id; passages of a document follow each other.

    Text values are numbers into `names`, one list a column, whose entry 0 is None.
    """

    ids: NDArray[np.int64]
    documents: NDArray[np.int32]
    collections: NDArray[np.int32]
    sources: NDArray[np.int32]
    types: NDArray[np.int32]
    days: NDArray[np.int32]
    names: dict[str, list[str | None]]
    _borders: NDArray[np.int64] | None = None

    @classmethod
    def empty(cls) -> Self:
        none: NDArray[np.int32] = np.zeros(0, np.int32)
        names: dict[str, list[str | None]] = {name: [None] for name in _TEXTS}
        return cls(
            ids=np.zeros(0, np.int64),
            documents=none,
            collections=none,
            sources=none,
            types=none,
            days=none,
            names=names,
        )

    def __len__(self) -> int:
        return len(self.ids)

    def extended(self, new: Sequence[PassageRow]) -> Self:
        """These rows with `new` behind them. Existing arrays are not touched: others may be reading them."""
        names = {name: list(values) for name, values in self.names.items()}
        columns = {
            name: np.concatenate([getattr(self, name), _numbers([getattr(row, field) for row in new], names[name])])
            for name, field in _TEXTS.items()
        }
        return type(self)(
            ids=np.concatenate([self.ids, np.fromiter((row.id for row in new), np.int64, len(new))]),
            days=np.concatenate([self.days, np.fromiter((_day(row.published) for row in new), np.int32, len(new))]),
            names=names,
            **columns,
        )

    def kept(self, mask: NDArray[np.bool_]) -> Self:
        """The rows where `mask` holds."""
        return type(self)(
            ids=self.ids[mask],
            documents=self.documents[mask],
            collections=self.collections[mask],
            sources=self.sources[mask],
            types=self.types[mask],
            days=self.days[mask],
            names=self.names,
        )

    def admitted(self, filters: Filters) -> NDArray[np.bool_] | None:
        """Which rows satisfy `filters`; None when all do."""
        mask = np.ones(len(self), np.bool_)
        if filters.collections is not None:
            mask &= self._named("collections", filters.collections)
        if filters.sources:
            mask &= self._named("sources", filters.sources)
        if filters.types:
            mask &= self._named("types", filters.types)
        if filters.since is not None:
            mask &= (self.days != NO_DAY) & (self.days >= filters.since.toordinal())
        if filters.until is not None:
            mask &= (self.days != NO_DAY) & (self.days <= filters.until.toordinal())
        return None if mask.all() else mask

    def _named(self, column: str, wanted: Iterable[str]) -> NDArray[np.bool_]:
        chosen = set(wanted)
        numbers = [number for number, name in enumerate(self.names[column]) if name in chosen]
        result: NDArray[np.bool_] = np.isin(getattr(self, column), numbers)
        return result

    def document_of(self, row: int) -> str:
        """Key of the document the passage in `row` belongs to."""
        return str(self.names["documents"][self.documents[row]])

    def of_ids(self, ids: NDArray[np.int64]) -> NDArray[np.int64]:
        """The rows of these passage ids; ids that have none are left out."""
        places = np.searchsorted(self.ids, ids)
        known = places < len(self)
        known[known] = self.ids[places[known]] == ids[known]
        rows: NDArray[np.int64] = places[known]
        return rows

    def spans_of(self, rows: NDArray[np.int64]) -> list[tuple[int, int]]:
        """First row, and the row behind the last, of each document that one of `rows` belongs to."""
        places = np.unique(np.searchsorted(self.borders, rows, "right"))
        return list(zip(self.borders[places - 1].tolist(), self.borders[places].tolist(), strict=True))

    @property
    def borders(self) -> NDArray[np.int64]:
        """Rows at which a document begins, and the number of rows."""
        if self._borders is None:
            starts = np.flatnonzero(np.diff(self.documents, prepend=-1))
            self._borders = np.append(starts, len(self))
        return self._borders


_TEXTS = {"documents": "document", "collections": "collection", "sources": "source", "types": "type"}


def _numbers(values: list[str | None], names: list[str | None]) -> NDArray[np.int32]:
    """`values` as places in `names`, which grows by the unknown ones."""
    known = {name: number for number, name in enumerate(names)}
    for value in values:
        if value not in known:
            known[value] = len(names)
            names.append(value)
    return np.fromiter((known[value] for value in values), np.int32, len(values))


def _day(published: str | None) -> int:
    return datetime.date.fromisoformat(published).toordinal() if published else NO_DAY
