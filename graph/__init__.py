"""Decides who is who, what is published, and serves it: claims to facts to quads to an immutable snapshot."""
