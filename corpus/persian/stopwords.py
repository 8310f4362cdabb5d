"""Words that ask and name nothing: a query is better weighed without them; canonical terms.

Measured on five sets (nDCG@10 of BM25): without them questions gain 0.003 to 0.011 and headlines lose under 0.0005;
a list of all common function words costs headlines 0.010, as they share them with their articles.
"""

from __future__ import annotations

from corpus.persian.fold import key

_WORDS = "چه چیست کیست کدام کجا کجاست کی چند چرا چگونه چطور آیا چقدر چیزی کسی کسانی what which who where when why how"
STOPWORDS = frozenset(key(word) for word in _WORDS.split())
