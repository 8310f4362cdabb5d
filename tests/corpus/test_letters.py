"""Plain letters and the way between their offsets and those of the raw text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from corpus.letters import plain


@given(st.text(alphabet=st.sampled_from("ابيك ۵5\u200c\u064b\u0640\n"), max_size=40))
def test_offset_is_the_way_back_from_raw(text: str) -> None:
    folded = plain(text)
    for at in range(len(folded.text)):
        span = folded.raw(at, at + 1)
        assert (folded.offset(span.start), folded.offset(span.end)) == (at, at + 1)


def test_offset_in_a_dropped_mark_is_the_next_letter() -> None:
    text = "می\u200cشود"
    assert [plain(text).offset(raw) for raw in range(len(text) + 1)] == [0, 1, 2, 2, 3, 4, 5]
