"""Releases shipped for the demo and the tests; README.md says which is real."""
