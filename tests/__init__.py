"""Tests, in the order of the packages they test; `tests` is a package so that its folders shadow none of them."""
