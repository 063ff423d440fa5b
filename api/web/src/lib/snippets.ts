/** "Copy as": programs that ask the same query, ready to run. */

export interface Snippet {
  id: string;
  name: string;
  /** The text for a `query` (SPARQL; `graph` if it answers with triples) to `endpoint`. */
  write: (endpoint: string, query: string, graph: boolean) => string;
}

const heredoc = (query: string): string => query.replaceAll("'", "'\\''");
/** A Python string over several lines that is exactly `query`: raw, unless it ends or contains what a raw one cannot. */
const python = (query: string): string =>
  query.includes('"""') || query.includes("\\") || query.endsWith('"') ? JSON.stringify(query) : `"""${query}"""`;
/** An R raw string (R 4.0 or later); dashes are added until its end cannot occur in `query`. */
function r(query: string): string {
  let dashes = "";
  while (query.includes(`)${dashes}"`)) dashes += "-";
  return `r"${dashes}(${query})${dashes}"`;
}

export const SNIPPETS: Snippet[] = [
  {
    id: "curl",
    name: "curl",
    write: (endpoint, query, graph) =>
      `curl '${endpoint}' -H 'Accept: ${graph ? "text/turtle" : "text/csv"}' --data-urlencode 'query=${heredoc(query)}'\n`,
  },
  {
    id: "pandas",
    name: "Python: pandas",
    write: (endpoint, query, graph) =>
      graph
        ? rdflib(endpoint, query)
        : `import pandas
from urllib.parse import urlencode

query = ${python(query)}
table = pandas.read_csv("${endpoint}?" + urlencode({"query": query, "format": "csv"}))
print(table)
`,
  },
  {
    id: "sparqlwrapper",
    name: "Python: SPARQLWrapper",
    write: (endpoint, query, graph) =>
      graph
        ? `from SPARQLWrapper import TURTLE, SPARQLWrapper

endpoint = SPARQLWrapper("${endpoint}", returnFormat=TURTLE)
endpoint.setQuery(${python(query)})
print(endpoint.queryAndConvert().decode())
`
        : `from SPARQLWrapper import JSON, SPARQLWrapper

endpoint = SPARQLWrapper("${endpoint}", returnFormat=JSON)
endpoint.setQuery(${python(query)})
for row in endpoint.queryAndConvert()["results"]["bindings"]:
    print({name: term["value"] for name, term in row.items()})
`,
  },
  { id: "rdflib", name: "Python: rdflib", write: (endpoint, query, graph) => graph ? rdflib(endpoint, query) : remote(endpoint, query) },
  {
    id: "httr2",
    name: "R: httr2",
    write: (endpoint, query, graph) => `library(httr2)

query <- ${r(query)}
answer <- request("${endpoint}") |>
  req_headers(Accept = "${graph ? "text/turtle" : "text/csv"}") |>
  req_body_form(query = query) |>
  req_perform()
${graph ? "cat(resp_body_string(answer))" : "table <- read.csv(text = resp_body_string(answer))\nprint(table)"}
`,
  },
];

function rdflib(endpoint: string, query: string): string {
  return `import rdflib
from urllib.parse import urlencode

query = ${python(query)}
graph = rdflib.Graph().parse("${endpoint}?" + urlencode({"query": query, "format": "ttl"}), format="turtle")
print(graph.serialize())
`;
}

function remote(endpoint: string, query: string): string {
  return `import rdflib
from rdflib.plugins.stores.sparqlstore import SPARQLStore

graph = rdflib.Graph(SPARQLStore("${endpoint}"))
for row in graph.query(${python(query)}):
    print(row)
`;
}
