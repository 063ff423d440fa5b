"""networkx as the views use it: untyped, since the published type stubs describe a much older version."""

from typing import Any

import networkx

nx: Any = networkx
#: A networkx graph, directed or not, whose nodes are keys.
NxGraph = Any
