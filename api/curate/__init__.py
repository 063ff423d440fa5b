"""The curator's pages behind a token: who is let in, what waits, what is decided, and building it."""
