"""The words both sides speak: RDF terms, vocabulary, shapes and their Python face."""
