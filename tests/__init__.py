"""Tests, in the order of the packages they test; a package itself, so that its folders shadow none of them."""
