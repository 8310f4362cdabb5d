"""The parties of facts: who must do it, has it or did it, and with or for whom."""

from ingest.extract.parties.reader import Parties, PartyReader, parties

__all__ = ["Parties", "PartyReader", "parties"]
