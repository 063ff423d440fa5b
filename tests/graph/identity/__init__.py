"""Tests of graph.identity."""
