"""Tests, in the order of the packages they test. The folder is a package so that it shadows none of them."""
