"""`python -m benchmarks ingest PATH…`, `… extract PATH…` and `… query STORE [PASSAGES]`; without words, the samples."""

from __future__ import annotations

import sys
from pathlib import Path

from benchmarks import extract, ingest, query

SAMPLES = "corpus/samples"


def main(words: list[str]) -> None:
    """Run what `words` name and print a line a figure."""
    match words:
        case ["query", store]:
            found = query.run(Path(store), 100_000)
        case ["query", store, passages]:
            found = query.run(Path(store), int(passages))
        case ["extract", *paths]:
            found = extract.run(paths or [SAMPLES])
        case ["ingest", *paths]:
            found = ingest.run(paths or [SAMPLES])
        case paths:
            found = ingest.run(paths or [SAMPLES])
    for name, value in found.items():
        print(f"{name:45} {value:12.3f}")


if __name__ == "__main__":
    main(sys.argv[1:])
