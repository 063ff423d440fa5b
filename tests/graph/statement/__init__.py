"""Tests of graph.statement."""
