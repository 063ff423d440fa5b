/** Answers of the endpoint as the views take them: a table, a yes or no, or the triples of a graph. */

/** One RDF term as SPARQL 1.1 Query Results JSON writes it. */
export interface Term {
  type: "uri" | "literal" | "bnode";
  value: string;
  "xml:lang"?: string;
  datatype?: string;
}

/** Variable to term; a variable without value is missing. */
export type Row = Partial<Record<string, Term>>;

/** Rows under columns. `graph`: they are the triples of a graph, in `subject`, `predicate`, `object`. */
export interface Table {
  kind: "table";
  columns: string[];
  rows: Row[];
  graph: boolean;
}

export type Answer = Table | { kind: "boolean"; value: boolean };

interface Results {
  head: { vars?: string[] };
  boolean?: boolean;
  results?: { bindings: Row[] };
}

export const TRIPLE = ["subject", "predicate", "object"];
const XSD = "http://www.w3.org/2001/XMLSchema#";
const NUMBERS = new Set(["integer", "decimal", "double", "float", "int", "long", "nonNegativeInteger"]);

/** The answer in `body`; `media` is its media type: SPARQL results as JSON, or N-Triples. */
export async function read(media: string, body: string): Promise<Answer> {
  if (media.includes("n-triples")) return triples(body);
  const found = JSON.parse(body) as Results;
  if (typeof found.boolean === "boolean") return { kind: "boolean", value: found.boolean };
  return { kind: "table", columns: found.head.vars ?? [], rows: found.results?.bindings ?? [], graph: false };
}

async function triples(body: string): Promise<Table> {
  const { Parser } = await import("n3");
  const rows = new Parser({ format: "N-Triples" }).parse(body).map((quad) => ({
    subject: term(quad.subject), predicate: term(quad.predicate), object: term(quad.object),
  }));
  return { kind: "table", columns: TRIPLE, rows, graph: true };
}

interface Node {
  termType: string;
  value: string;
  language?: string;
  datatype?: { value: string };
}

function term(node: Node): Term {
  if (node.termType === "NamedNode") return { type: "uri", value: node.value };
  if (node.termType !== "Literal") return { type: "bnode", value: node.value };
  if (node.language) return { type: "literal", value: node.value, "xml:lang": node.language };
  const datatype = node.datatype?.value;
  return { type: "literal", value: node.value, ...(datatype && datatype !== `${XSD}string` ? { datatype } : {}) };
}

/** The number that `found` is, or `null`. */
export function numeric(found: Term | undefined): number | null {
  const kind = found?.datatype?.startsWith(XSD) ? found.datatype.slice(XSD.length) : "";
  const value = NUMBERS.has(kind) ? Number(found?.value) : NaN;
  return Number.isFinite(value) ? value : null;
}

/** The moment that `found` is (a year or month is its first day), or `null`. */
export function moment(found: Term | undefined): Date | null {
  const kind = found?.datatype?.startsWith(XSD) ? found.datatype.slice(XSD.length) : "";
  if (!found || !["date", "dateTime", "gYear", "gYearMonth"].includes(kind)) return null;
  const match = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?/.exec(found.value);
  if (!match) return null;
  return new Date(Date.UTC(Number(match[1]), Number(match[2] ?? 1) - 1, Number(match[3] ?? 1)));
}

/** Order of two terms in a sorted column: numbers and moments by value, the rest as text; what is missing last. */
export function order(a: Term | undefined, b: Term | undefined, language: string): number {
  if (!a || !b) return a ? -1 : b ? 1 : 0;
  const numbers = [numeric(a), numeric(b)] as const;
  if (numbers[0] !== null && numbers[1] !== null) return numbers[0] - numbers[1];
  return a.value.localeCompare(b.value, language, { numeric: true });
}
