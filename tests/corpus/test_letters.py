"""Plain letters, and the way to the raw text and back."""

from hypothesis import given
from hypothesis import strategies as st

from corpus.letters import plain


def test_a_raw_offset_is_found_in_plain_letters() -> None:
    text = "\u200fمی\u200cشود\u064b و"
    folded = plain(text)
    assert [folded.index(at) for at in range(len(text) + 1)] == [0, 0, 1, 2, 2, 3, 4, 5, 5, 6, 7]


@given(st.text(st.sampled_from("آب\u200c\u200f\u064bيك ـ.")))
def test_the_way_back_leads_to_the_same_letter(text: str) -> None:
    folded = plain(text)
    for at in range(len(folded.text)):
        assert folded.index(folded.raw(at, at + 1).start) == at
