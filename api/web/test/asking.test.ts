import assert from "node:assert/strict";
import { test } from "node:test";
import { line, problem } from "../src/lib/asking.ts";
import { matching, type Offered } from "../src/lib/offers.ts";
import { SNIPPETS } from "../src/lib/snippets.ts";
import { KEYS, words } from "../src/lib/words.ts";

test("a problem is told in the server's words, with its line", () => {
  const body = JSON.stringify({ title: "This is not SPARQL", detail: "the query is not SPARQL 1.1: at 2:8", mend: "Mend it." });
  assert.deepEqual(problem(body, 400), { title: "This is not SPARQL", detail: "the query is not SPARQL 1.1: at 2:8", mend: "Mend it.", line: 2 });
  assert.deepEqual(problem("<html>Bad gateway</html>", 502), { title: "HTTP 502", detail: "", mend: "", line: null });
  const lines = ["SERVICE at line 3, column 2 would ask", "at 12:1", "more than 10:30 o'clock", "too long"];
  assert.deepEqual(lines.map(line), [3, 12, null, null]);
});

test("words are filled in, and one that is missing shows as its key", () => {
  const say = words('{"rows": "Rreshta: {0}", "drawn": "{0} nga {1}"}');
  assert.deepEqual([say("rows", 3), say("drawn", 1, 2), say("next"), words(undefined)("copy")], ["Rreshta: 3", "1 nga 2", "next", "copy"]);
  assert.equal(new Set(KEYS).size, KEYS.length);
});

test("terms are found by the beginning of their IRI, else by name or label", () => {
  const term = (iri: string, label: string): Offered => ({ iri, label, count: 1, comment: "" });
  const offered = [term("https://example.org/Person", "lice"), term("https://example.org/Post", "funkcija")];
  const prefixes = { ex: "https://example.org/" };
  const found = (typed: string): number => matching(offered, typed, prefixes).length;
  assert.deepEqual(["https://example.org/P", "https://example.org/Pe", "person", "LICE", "zz", ""].map(found), [2, 1, 1, 1, 0, 2]);
});

const NASTY = `SELECT * { ?s ?p "it's", """x""" # \\ )" )-"\n}`;

test("every snippet names the endpoint and holds the query", () => {
  for (const snippet of SNIPPETS) {
    for (const graph of [false, true]) {
      const written = snippet.write("https://example.org/sparql", "SELECT * { ?s ?p ?o }", graph);
      assert.ok(written.includes("https://example.org/sparql"), snippet.id);
      assert.ok(written.includes("SELECT * { ?s ?p ?o }"), snippet.id);
    }
  }
});

test("quotes in a query end no string of a snippet", () => {
  const [curl, pandas, , , r] = SNIPPETS.map((snippet) => snippet.write("http://e", NASTY, false));
  assert.ok(curl?.includes(`it'\\''s`));
  assert.ok(pandas?.includes(JSON.stringify(NASTY)));
  assert.ok(r?.includes(`r"--(${NASTY})--"`));
});
