"""Where documents come from: bytes with their provenance, nothing interpreted yet."""
