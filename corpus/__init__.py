"""What is known: documents, the store, the Persian analyser, dates and embeddings."""
