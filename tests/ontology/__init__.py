"""Tests of the ontology: terms, vocabulary, shapes, dates, keys."""
