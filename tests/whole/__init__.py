"""Tests of the project as a whole: the wheel, the documents, the rules of form."""
