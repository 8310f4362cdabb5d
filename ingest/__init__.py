"""Files become knowledge."""
