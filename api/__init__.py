"""Shows the graph: pages, JSON, RDF and SPARQL over HTTP, and the command line."""
