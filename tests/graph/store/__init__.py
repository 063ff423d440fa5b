"""Tests of the stores: snapshots, guard, workers, other servers."""
