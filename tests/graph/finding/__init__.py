"""Tests of graph.finding."""
