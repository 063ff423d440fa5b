"""The W3C's SPARQL suites, run over HTTP against a real server: ``ZYRTAR_W3C=FOLDER python -m tests.w3c``."""
