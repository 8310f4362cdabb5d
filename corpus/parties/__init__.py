"""Parties: countries, places, ministries, companies and other bodies, and groups of people that do things together."""
