"""Small append-only steps that bring any store to the present schema."""
