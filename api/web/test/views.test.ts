import assert from "node:assert/strict";
import { test } from "node:test";
import type { Row, Table, Term } from "../src/lib/answer.ts";
import { moment, numeric, order, read } from "../src/lib/answer.ts";
import { compact, naming } from "../src/lib/term.ts";
import { bars, measures, names } from "../src/lib/views/chart.ts";
import { MOST, network } from "../src/lib/views/network.ts";
import { cut, roomFor } from "../src/lib/views/room.ts";
import { chosen } from "../src/lib/views/table.ts";
import { spans } from "../src/lib/views/timeline.ts";

const XSD = "http://www.w3.org/2001/XMLSchema#";
const PREFIXES = { ex: "https://example.org/", exa: "https://example.org/a/" };
const uri = (name: string): Term => ({ type: "uri", value: `https://example.org/${name}` });
const text = (value: string): Term => ({ type: "literal", value });
const typed = (value: string, kind: string): Term => ({ type: "literal", value, datatype: XSD + kind });
const table = (columns: string[], ...rows: (Term | undefined)[][]): Table => ({
  kind: "table", columns, graph: false,
  rows: rows.map((row) => Object.fromEntries(row.flatMap((term, i) => (term ? [[columns[i], term]] : [])) as [string, Term][])),
});

test("an answer in JSON is a table or a yes", async () => {
  const row = { a: text("x") };
  assert.deepEqual(await read("application/sparql-results+json", JSON.stringify({ head: { vars: ["a"] }, results: { bindings: [row] } })),
    { kind: "table", columns: ["a"], rows: [row], graph: false });
  assert.deepEqual(await read("application/json", '{"head":{},"boolean":true}'), { kind: "boolean", value: true });
});

test("triples keep languages and datatypes", async () => {
  const found = await read("application/n-triples",
    `<a:s> <a:p> "Zyrë \\"1\\""@sq .\n<a:s> <a:p> "1"^^<${XSD}integer> .\n<a:s> <a:p> "x" .\n`);
  assert.equal(found.kind === "table" && found.graph, true);
  assert.deepEqual((found as Table).rows.map((row) => row["object"]), [
    { type: "literal", value: 'Zyrë "1"', "xml:lang": "sq" }, typed("1", "integer"), text("x")]);
});

test("only what is a number or a day counts as one", () => {
  assert.deepEqual([typed("12", "integer"), typed("1.5", "decimal"), text("12"), uri("12"), typed("x", "integer"), undefined].map(numeric),
    [12, 1.5, null, null, null, null]);
  const days = [typed("2024-07-03", "date"), typed("2024-07-03T23:59:00Z", "dateTime"), typed("2024", "gYear"), text("2024-07-03"), typed("x", "date")];
  assert.deepEqual(days.map((day) => moment(day)?.toISOString().slice(0, 10) ?? null), ["2024-07-03", "2024-07-03", "2024-01-01", null, null]);
});

test("an identifier is written with the longest prefix that leaves a name", () => {
  const cases = [["https://example.org/x", "ex:x"], ["https://example.org/a/x", "exa:x"], ["https://example.org/b/x", "https://example.org/b/x"], ["urn:x", "urn:x"]];
  for (const [iri, short] of cases) assert.equal(compact(iri ?? "", PREFIXES), short);
});

test("a column sorts by value, and what is missing comes last", () => {
  const sorted = (terms: (Term | undefined)[]): string[] => [...terms.map((t) => t ?? null)]
    .sort((a, b) => order(a ?? undefined, b ?? undefined, "en")).map((t) => t?.value ?? "-");
  assert.deepEqual(sorted([typed("10", "integer"), null as never, typed("9", "integer")]), ["9", "10", "-"]);
  assert.deepEqual(sorted([text("b"), text("Ç"), text("a"), text("d")]), ["a", "b", "Ç", "d"]);
});

test("rows are filtered by what is shown, in any column and case", () => {
  const found = table(["p", "n"], [uri("p1"), text("Vjosa")], [uri("p2"), text("Arben")]);
  const kept = (filter: string): number => chosen(found, { filter, column: null, descending: false }, "en", PREFIXES).length;
  assert.deepEqual(["vjosa", "EX:P", "", "zz"].map(kept), [1, 2, 2, 0]);
  assert.deepEqual(chosen(found, { filter: "", column: "n", descending: true }, "en", PREFIXES).map((r) => r["n"]?.value), ["Vjosa", "Arben"]);
});

test("identifiers are joined and named by the column that is theirs", () => {
  const found = network(table(["person", "name", "unit", "unitLabel"], [uri("p"), text("Vjosa"), uri("u"), text("Zyra")]), PREFIXES);
  assert.deepEqual(found?.vertices.map((v) => v.label), ["Vjosa", "Zyra"]);
  assert.deepEqual(found?.edges.map((e) => [e.source, e.target]), [["https://example.org/p", "https://example.org/u"]]);
});

test("a name never goes to another thing than its own", () => {
  const rows: Row[] = [{ event: uri("e"), type: uri("t"), label: text("Takim") }];
  assert.equal(naming("type", ["event", "type", "label"], rows), null);
  const pairs = network(table(["a", "b", "n"], [text("Vjosa"), text("Arben"), typed("2", "integer")], [text("Vjosa"), text("Besa"), typed("1", "integer")]), PREFIXES);
  assert.deepEqual(pairs?.vertices.map((v) => [v.id, v.label]), [["Vjosa", "Vjosa"], ["Arben", "Arben"], ["Besa", "Besa"]]);
  assert.deepEqual(pairs?.edges.map((e) => e.weight), [2, 1]);
});

test("triples join things, texts only name them", () => {
  const label: Term = { type: "uri", value: "http://xmlns.com/foaf/0.1/name" };
  const found = network({ ...table(["subject", "predicate", "object"], [uri("s"), uri("p"), uri("o")], [uri("s"), label, text("Vjosa")]), graph: true }, PREFIXES);
  assert.deepEqual(found?.vertices.map((v) => v.label), ["Vjosa", "ex:o"]);
  assert.deepEqual(found?.edges.map((e) => e.label), ["ex:p"]);
});

test("of several names the one in the reader's language is shown", () => {
  const label: Term = { type: "uri", value: "http://www.w3.org/2004/02/skos/core#prefLabel" };
  const named = (value: string, lang: string): Term => ({ type: "literal", value, "xml:lang": lang });
  const rows = [[uri("s"), label, named("Office", "en")], [uri("s"), label, named("Zyra", "sq")], [uri("s"), uri("p"), uri("o")]];
  const graph = { ...table(["subject", "predicate", "object"], ...rows), graph: true };
  const shown = ["sq", "en", "sr-Cyrl"].map((language) => network(graph, PREFIXES, language)?.vertices[0]?.label);
  assert.deepEqual(shown, ["Zyra", "Office", "Office"]);
});

test("what joins nothing is no graph, and what is too much is counted", () => {
  assert.equal(network(table(["a"], [uri("x")]), PREFIXES), null);
  assert.equal(network(table(["a", "n"], [uri("x"), typed("1", "integer")]), PREFIXES), null);
  const many = network(table(["a", "b"], ...Array.from({ length: 400 }, (_, i) => [uri("hub"), uri(`n${i}`)])), PREFIXES);
  assert.deepEqual([many?.vertices.length, many?.all, many?.edges.length], [MOST, 401, MOST - 1]);
});

test("a row with the bounds of a tenure has a certain part within what is possible", () => {
  const columns = ["name", "earliestStart", "latestStart", "earliestEnd", "latestEnd"];
  const day = (value: string): Term => typed(value, "date");
  const [whole, open] = spans(table(columns,
    [text("A"), day("2020-01-01"), day("2020-03-01"), day("2021-01-01"), day("2021-02-01")],
    [text("B"), undefined, day("2022-01-01"), undefined, day("2023-01-01")]), PREFIXES) ?? [];
  const days = (found: [Date, Date] | null | undefined): string[] | null => found?.map((d) => d.toISOString().slice(0, 10)) ?? null;
  assert.deepEqual(days(whole?.certain), ["2020-03-01", "2021-01-01"]);
  assert.deepEqual(days(whole && [whole.start, whole.end]), ["2020-01-01", "2021-02-01"]);
  assert.equal(open?.certain, null);
  assert.equal(spans(table(["a"], [text("2024-01-01")]), PREFIXES), null);
});

test("bars take the numbers of one column, named by all others together or by one", () => {
  const found = table(["year", "topic", "n"], [typed("2024", "integer"), uri("t"), typed("3", "integer")], [typed("2025", "integer"), uri("t"), undefined]);
  assert.deepEqual(measures(found), ["year", "n"]);
  assert.deepEqual(names(found, "n"), ["year, topic", "year", "topic"]);
  assert.deepEqual(bars(found, "n", "year, topic", PREFIXES), [{ label: "2024, ex:t", value: 3 }]);
  assert.deepEqual(bars(found, "n", undefined, PREFIXES), [{ label: "", value: 3 }]);
});

test("a picture fits a telephone, and texts fit the picture", () => {
  assert.deepEqual([200, 360, 800, 4000].map(roomFor), [320, 320, 740, 960]);
  assert.equal(cut("x".repeat(60), 142), `${"x".repeat(17)}…`);
  assert.equal(cut("short", 142), "short");
});
