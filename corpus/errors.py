"""The one family of errors a person may meet; each says what happened, to what, and what to do."""

from __future__ import annotations

from corpus.reasons import Reason


class HamkariError(Exception):
    """Base of every expected failure. Anything else is a bug and should crash."""


class SettingsError(HamkariError):
    """A setting is unknown, or its value does not fit."""


class StoreError(HamkariError):
    """The store is missing, locked, of another version, or made with another model."""


class MissingTool(HamkariError):
    """An optional program or package is not installed; the message says how to install it."""


class QueryError(HamkariError):
    """A question cannot be searched as it was typed."""


class CorrectionError(HamkariError):
    """A correction of a fact does not fit the fact, its document, or what facts can say."""


class Unreadable(HamkariError):
    """A file, or one record of it, that must be quarantined.

    `reason` is the plain category a clerk sees in their own language; `detail` names the exact cause.
    """

    def __init__(self, reason: Reason, detail: str = "") -> None:
        super().__init__(f"{reason.value}: {detail}" if detail else reason.value)
        self.reason = reason
        self.detail = detail
