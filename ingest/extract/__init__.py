"""What a document says becomes facts: one file a concern."""
