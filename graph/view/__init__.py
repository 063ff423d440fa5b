"""Pictures of the published graph: the person–meeting network and the organisation chart.

Data are read by the queries in ``graph/query/view``, kept in frozen dataclasses, and drawn as SVG, as one
self-contained page, or written as GEXF, GraphML and JSON. Same snapshot, same filters: same bytes.
"""
