"""Tests of ``api.cli`` and its commands."""
