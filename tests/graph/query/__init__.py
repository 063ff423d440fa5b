"""Tests of the catalogue of questions, run on the worked example."""
