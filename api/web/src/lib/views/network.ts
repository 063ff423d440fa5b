/** An answer as a graph: which things it joins with which. */
import { forceCenter, forceCollide, forceLink, forceManyBody, forceSimulation, forceX, forceY } from "d3-force";
import { numeric, type Row, type Table } from "../answer.ts";
import { svg } from "../dom.ts";
import { address, compact, naming, plain, type Prefixes } from "../term.ts";

export interface Vertex {
  id: string;
  label: string;
  href: string | null;
  x?: number;
  y?: number;
}

export interface Edge {
  source: string;
  target: string;
  label: string;
  weight: number;
}

export interface Network {
  vertices: Vertex[];
  edges: Edge[];
  /** Things there are in all; those after the first `MOST` are left out. */
  all: number;
}

/** More than these cannot be told apart in one picture. */
export const MOST = 150;
const LABELS = ["http://www.w3.org/2004/02/skos/core#prefLabel", "http://xmlns.com/foaf/0.1/name",
  "http://www.w3.org/2000/01/rdf-schema#label", "https://schema.org/headline", "http://purl.org/dc/terms/title"];

/**
 * The things of `table` and what joins them, or `null` if nothing is joined.
 *
 * Triples join subject and object. In other answers the first two columns of identifiers do, or of texts where there
 * are no identifiers; of exactly three columns of identifiers the middle one names what joins the others. The last
 * number of a row is how strong it is. Names are in `language` where there are such.
 */
export function network(table: Table, prefixes: Prefixes, language = "en"): Network | null {
  const found = table.graph ? ofTriples(table, prefixes, language) : ofRows(table, prefixes);
  if (!found || found.edges.length === 0) return null;
  const vertices = found.vertices.slice(0, MOST);
  const kept = new Set(vertices.map((vertex) => vertex.id));
  const edges = found.edges.filter((edge) => kept.has(edge.source) && kept.has(edge.target));
  return { vertices, edges, all: found.vertices.length };
}

type Found = Pick<Network, "vertices" | "edges">;

function ofTriples(table: Table, prefixes: Prefixes, language: string): Found {
  const labels = new Map<string, string>();
  for (const row of table.rows) {
    const { subject, predicate, object } = row;
    if (subject && object?.type === "literal" && predicate && LABELS.includes(predicate.value)) {
      const own = object["xml:lang"] === language.slice(0, 2);
      if (own || !labels.has(subject.value)) labels.set(subject.value, object.value);
    }
  }
  return joined(table.rows, "subject", "object", prefixes, {
    label: (id) => labels.get(id) ?? null,
    named: true,
    relation: (row) => plain(row["predicate"], prefixes),
  });
}

function ofRows(table: Table, prefixes: Prefixes): Found | null {
  const things = table.columns.filter(
    (column) => table.rows.some((row) => row[column]) && table.rows.every((row) => !row[column] || row[column].type !== "literal"),
  );
  const triple = things.length === 3 && table.columns.length === 3;
  const ends = things.length > 0 ? things : table.columns.filter((column) => texts(table, column));
  const [from, to] = triple ? [ends[0], ends[2]] : [ends[0], ends[1]];
  if (!from || !to) return null;
  const labels = new Map<string, string>();
  for (const column of things.length > 0 ? [from, to] : []) {
    const name = naming(column, table.columns, table.rows);
    for (const row of table.rows) {
      const id = row[column]?.value;
      const label = name ? row[name]?.value : undefined;
      if (id && label && !labels.has(id)) labels.set(id, label);
    }
  }
  return joined(table.rows, from, to, prefixes, {
    label: (id) => labels.get(id) ?? null,
    named: things.length > 0,
    relation: (row) => (triple ? plain(row[things[1] ?? ""], prefixes) : ""),
    weight: (row) => table.columns.map((column) => numeric(row[column])).findLast((n) => n !== null) ?? 1,
  });
}

function texts(table: Table, column: string): boolean {
  const found = table.rows.map((row) => row[column]).filter((term) => term !== undefined);
  return found.length > 0 && found.every((term) => term.type === "literal" && !term.datatype);
}

interface Read {
  label: (id: string) => string | null;
  /** Whether things are told by identifiers; else texts are the things. */
  named: boolean;
  relation: (row: Row) => string;
  weight?: (row: Row) => number;
}

function joined(rows: Row[], from: string, to: string, prefixes: Prefixes, read: Read): Found {
  const vertices = new Map<string, Vertex>();
  const edges: Edge[] = [];
  for (const row of rows) {
    const [a, b] = [row[from], row[to]];
    for (const end of [a, b]) {
      if (!end || (read.named && end.type === "literal") || vertices.has(end.value)) continue;
      const label = read.label(end.value) ?? compact(end.value, prefixes);
      vertices.set(end.value, { id: end.value, label, href: address(end) });
    }
    if (!a || !b || (read.named && [a.type, b.type].includes("literal"))) continue;
    edges.push({ source: a.value, target: b.value, label: read.relation(row), weight: read.weight?.(row) ?? 1 });
  }
  return { vertices: [...vertices.values()], edges };
}

/** `found` drawn. The same graph is always drawn the same: nothing in the layout is left to chance. */
export function drawn(found: Network, name: string): SVGSVGElement {
  const size = Math.max(360, Math.min(1100, 120 * Math.sqrt(found.vertices.length)));
  const vertices = found.vertices.map((vertex) => ({ ...vertex }));
  const links = found.edges.map((edge) => ({ ...edge }));
  forceSimulation(vertices)
    .force("link", forceLink<Vertex, (typeof links)[number]>(links).id((vertex) => vertex.id).distance(130))
    .force("charge", forceManyBody().strength(-420))
    .force("centre", forceCenter(0, 0))
    .force("x", forceX(0).strength(0.05))
    .force("y", forceY(0).strength(0.09))
    .force("collide", forceCollide(34))
    .stop()
    .tick(300);
  const at = (v: { x?: number; y?: number }): [number, number] => [Math.round(v.x ?? 0), Math.round(v.y ?? 0)];
  const xs = vertices.map((v) => at(v)[0]);
  const ys = vertices.map((v) => at(v)[1]);
  const [left, top] = [Math.min(...xs) - 90, Math.min(...ys) - 40];
  const [width, height] = [Math.max(...xs) + 90 - left, Math.max(...ys) + 40 - top];
  const weights = links.map((link) => link.weight);
  const [least, most] = [Math.min(...weights), Math.max(...weights)];
  const picture = svg("svg", {
    class: "network", viewBox: `${left} ${top} ${width} ${height}`, role: "img", "aria-label": name,
    width: Math.max(width, size), height: Math.max(height, 0),
  });
  for (const link of links) {
    const [[x1, y1], [x2, y2]] = [at(link.source as unknown as Vertex), at(link.target as unknown as Vertex)];
    const line = svg("line", { x1, y1, x2, y2, "stroke-width": 1.5 + (least === most ? 0 : (4 * (link.weight - least)) / (most - least)) });
    if (link.label || link.weight !== 1) line.append(svg("title", {}, link.label || String(link.weight)));
    picture.append(line);
  }
  for (const vertex of vertices) picture.append(point(vertex, at(vertex)));
  return picture;
}

function point(vertex: Vertex, [x, y]: [number, number]): SVGElement {
  const text = vertex.label.length > 34 ? `${vertex.label.slice(0, 33)}…` : vertex.label;
  const parts = [
    svg("title", {}, `${vertex.label}\n${vertex.id}`),
    svg("circle", { cx: x, cy: y, r: 6 }),
    svg("text", { x, y: y - 10, "text-anchor": "middle" }, text),
  ];
  return vertex.href ? svg("a", { href: vertex.href }, ...parts) : svg("g", {}, ...parts);
}
