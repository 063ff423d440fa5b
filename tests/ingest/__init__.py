"""Tests of reading. Texts are our own about invented people; only the seed is real."""
