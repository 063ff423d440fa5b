"""The parts of the SPARQL endpoint: reading requests, sending answers, describing itself."""
