/** The network as `/network.json` gives it (node-link form of networkx), made ready for vis-network. */

export interface ServedNode {
  id: string;
  label: string;
  kind: "person" | "unit" | "event";
  units?: string;
  x: number;
  y: number;
}

export interface ServedEdge {
  source: string;
  target: string;
  weight: number;
}

export interface Served {
  nodes: ServedNode[];
  edges: ServedEdge[];
}

export interface Colours {
  person: string;
  unit: string;
  line: string;
  text: string;
  paper: string;
}

/** How many others each node is joined to. */
export function degrees(served: Served): Map<string, number> {
  const found = new Map(served.nodes.map((node) => [node.id, 0]));
  for (const edge of served.edges) {
    found.set(edge.source, (found.get(edge.source) ?? 0) + 1);
    found.set(edge.target, (found.get(edge.target) ?? 0) + 1);
  }
  return found;
}

/** Nodes where the server put them, as large as in its own picture. */
export function nodes(served: Served, colours: Colours) {
  const met = degrees(served);
  return served.nodes.map((node) => ({
    id: node.id,
    label: node.label,
    x: node.x,
    y: node.y,
    shape: node.kind === "person" ? "dot" : "square",
    color: node.kind === "person" ? colours.person : colours.unit,
    size: Math.round(5 + 2.2 * Math.sqrt(met.get(node.id) ?? 0)),
    font: { color: colours.text, size: 13, strokeWidth: 3, strokeColor: colours.paper },
  }));
}

/** Edges, thicker the more joint events; the id says whom they join. */
export function edges(served: Served, colours: Colours) {
  return served.edges.map((edge) => ({
    id: `${edge.source} ${edge.target}`,
    from: edge.source,
    to: edge.target,
    width: Math.min(1 + 0.8 * (edge.weight - 1), 6),
    color: colours.line,
  }));
}

/** Local address of the page of a node. */
export function pageOf(node: ServedNode, language: string): string {
  return `/id/${node.kind}/${encodeURIComponent(node.id)}?lang=${encodeURIComponent(language)}`;
}

/** Local address of the page with the sentences behind an edge. */
export function pairOf(edge: ServedEdge, language: string): string {
  return `/network/pair?${new URLSearchParams({ first: edge.source, second: edge.target, lang: language })}`;
}
