"""The whole published graph as files for other programs: RDF, tables, Popolo, FollowTheMoney, networks."""
