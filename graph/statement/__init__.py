"""Facts and evidence to RDF quads, checked before anything is published."""
