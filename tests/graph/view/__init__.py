"""Tests of ``graph.view``."""
