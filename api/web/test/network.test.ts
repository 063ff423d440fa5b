import assert from "node:assert/strict";
import { test } from "node:test";
import { degrees, edges, nodes, pageOf, pairOf, type Served } from "../src/lib/network.ts";

const COLOURS = { person: "#00f", unit: "#0f0", line: "#999", text: "#000", paper: "#fff" };
const SERVED: Served = {
  nodes: [
    { id: "p-a", label: "A <b>", kind: "person", x: 1, y: 2 },
    { id: "kpk", label: "KPK", kind: "unit", x: 3, y: 4 },
    { id: "p-c", label: "C", kind: "person", x: 5, y: 6 },
  ],
  edges: [{ source: "kpk", target: "p-a", weight: 3 }],
};

test("a node is joined to as many others as it has edges", () => {
  assert.deepEqual([...degrees(SERVED)], [["p-a", 1], ["kpk", 1], ["p-c", 0]]);
});

test("nodes stand where the server put them, labels as they are", () => {
  const [first, second] = nodes(SERVED, COLOURS);
  assert.deepEqual([first?.x, first?.y, first?.label, first?.shape], [1, 2, "A <b>", "dot"]);
  assert.deepEqual([second?.shape, second?.color], ["square", COLOURS.unit]);
});

test("an edge is thicker the more events it stands for", () => {
  assert.deepEqual(edges(SERVED, COLOURS).map((edge) => [edge.id, edge.width]), [["kpk p-a", 2.6]]);
});

test("nodes and edges lead to pages in the reader's language", () => {
  const [node] = SERVED.nodes;
  const [edge] = SERVED.edges;
  assert.ok(node && edge);
  assert.equal(pageOf(node, "sr-Cyrl"), "/id/person/p-a?lang=sr-Cyrl");
  assert.equal(pairOf(edge, "sq"), "/network/pair?first=kpk&second=p-a&lang=sq");
});
