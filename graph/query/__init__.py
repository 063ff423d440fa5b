"""The questions the graph answers, as SPARQL files, and the catalogue that reads their headers."""
