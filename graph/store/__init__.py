"""Keeps published graphs and answers SPARQL queries: on disk, in killable processes, or on another server."""
