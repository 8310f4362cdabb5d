"""What kind of document a text is: the metadata's word, else what the form of its head shows, else nothing."""

from __future__ import annotations

import re

from corpus.letters import plain
from corpus.models import Draft
from corpus.vocabulary import AGENCIES, SITES, TYPE_CUES, TYPES
from ingest.letterhead import Fields

HEAD_CHARS = 1500
_PUBLISHERS = frozenset((*AGENCIES.values(), *SITES.values()))


def _name(words: str) -> str:
    return " ".join(plain(words).text.replace("_", " ").replace("-", " ").split())


_NAMES = {_name(name): key for key, kind in TYPES.items() for name in (key, kind.persian, kind.english, *kind.names)}


def _cue(*names: str, whole: bool = False) -> re.Pattern[str]:
    """Any of the cues, at a word's start (or as `whole` words); a space in a cue may be lost, as half-spaces are."""
    cues = [plain(cue).text for name in names for cue in TYPE_CUES[name]]
    return re.compile(
        r"(?<!\w)(?:" + "|".join(re.escape(cue).replace(r"\ ", " ?") for cue in cues) + (r")(?!\w)" if whole else ")")
    )


_MINUTES, _ATTENDANCE = _cue("minutes"), _cue("attendance")
_AGREEMENT, _GREETING, _PRESS, _REPORTED = _cue("agreement"), _cue("letter"), _cue("press_release"), _cue("news")
_STATEMENT, _REPORT = _cue("statement", whole=True), _cue("report", whole=True)
_ARTICLE = re.compile(r"^[\s*#«-]{0,6}(?:ماده|article|статья)\s?(?:\d|یک|اول|یکم|[ivx])", re.MULTILINE)


def type_of(draft: Draft, file_name: str, title: str | None, source: str | None, fields: Fields) -> str | None:
    """A key of `TYPES`; a type that the metadata gives and we have no name for stays as given.

    Press releases and news share their form: «روابط عمومی» near the top makes a press release, an agency or a verb of
    reporting makes news. Without any of these the type is None.
    """
    if draft.type and draft.type.strip():
        return _NAMES.get(_name(draft.type), draft.type.strip())
    if _is_message(draft.member, file_name):
        return "mail"
    name = plain(title or "").text
    head = plain(draft.text[:HEAD_CHARS]).text
    if form := _form(name, head, fields):
        return form
    if _PRESS.search(name) or _PRESS.search(head[:700]):
        return "press_release"
    return "news" if source in _PUBLISHERS or _REPORTED.search(head) else None


def _is_message(member: str, file_name: str) -> bool:
    """A message itself, not what is attached to it: the members of a mailbox are numbered, attachments are named."""
    ending = file_name.rsplit(".", 1)[-1].lower()
    return (ending in ("eml", "msg") and not member) or (ending == "mbox" and member.isdigit())


def _form(title: str, head: str, fields: Fields) -> str | None:
    """The kinds that show by their form, the surest first."""
    if _MINUTES.search(title) or _MINUTES.match(head.lstrip("#* \n")) or _ATTENDANCE.search(head):
        return "minutes"
    if fields.count >= 2 and _GREETING.search(head):
        return "letter"
    if (_AGREEMENT.search(title) or _AGREEMENT.search(head[:400])) and _ARTICLE.search(head):
        return "agreement"
    if _STATEMENT.match(title.lstrip('«"( ')):
        return "statement"
    return "report" if _REPORT.match(title.lstrip('«"( ')) else None
