"""Parties: countries, places, ministries, companies and other bodies, and groups of people that do things together."""

from corpus.parties.listed import Party
from corpus.parties.registry import Correction, PartyRegistry, UnknownParty
from corpus.parties.tables import PartyKind

__all__ = ["Correction", "Party", "PartyKind", "PartyRegistry", "UnknownParty"]
