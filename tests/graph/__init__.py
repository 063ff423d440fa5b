"""Tests of the published graph: stores, queries, identity, facts, views."""
