"""The addresses the server answers, a module for each group."""
