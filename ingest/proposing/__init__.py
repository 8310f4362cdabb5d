"""Facts that a language model proposes, where one is set: only what the document itself bears out is kept."""

from __future__ import annotations

from ingest.proposing.proposer import Proposer

__all__ = ["Proposer"]
