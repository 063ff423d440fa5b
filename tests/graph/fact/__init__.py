"""Tests of graph.fact."""
