"""Contradictions between releases and gaps in them: found by each build, published, never repaired in silence."""
