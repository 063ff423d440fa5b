import assert from "node:assert/strict";
import { test } from "node:test";
import { localPath } from "../src/lib/address.ts";

const CASES: [string, string | null][] = [
  ["https://w3id.org/zyrtar/id/unit/skpk", "/id/unit/skpk"],
  ["https://w3id.org/zyrtar/id/release/a#char=1,2", "/id/release/a#char=1,2"],
  ["https://w3id.org/zyrtar/ontology#Person", "/ontology#Person"],
  ["https://w3id.org/zyrtar/voc/event-role/chair", "/voc/event-role/chair"],
  ["https://w3id.org/zyrtar/sparql", null],
  ["https://w3id.org/zyrtarium/id/x", null],
  ["javascript:alert(1)//https://w3id.org/zyrtar/id/x", null],
];

for (const [iri, path] of CASES) {
  test(`${iri} ${path ? "has a page" : "has no page"}`, () => assert.equal(localPath(iri), path));
}
