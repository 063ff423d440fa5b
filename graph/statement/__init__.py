"""Facts and readings to RDF: quads of the default and the named graphs, and the gate they must pass."""
