"""Words so common that a query is better weighed without them; canonical terms."""

from __future__ import annotations

from corpus.persian.fold import key

_WORDS = (
    "و در به از که این را با است برای آن یک خود تا بر هم نیز اما یا هر او وی ما من تو شما آنان ایشان "
    "اگر پس نه چه چون ولی بی می نمی ها های ای هایی شد شدن شده بودن بود باید شاید هست نیست باشد "
    "کردن کرده داشتن دارد گرفتن دادن داده چیست کیست کدام کجا کی چند چرا چگونه آیا طی روی سوی همین همان چنین "
    "دیگر توانستن خواستن گفتن the of and in to a is for on with what which и в на с по что как"
)
STOPWORDS = frozenset(key(word) for word in _WORDS.split())
