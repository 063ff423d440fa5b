/** How terms are written: short with their prefix, linked to the site's own page where there is one. */
import { localPath } from "./address.ts";
import type { Row, Term } from "./answer.ts";
import { html } from "./dom.ts";

export type Prefixes = Record<string, string>;

/** `iri` as `prefix:name` with the longest prefix that fits, or as it is. */
export function compact(iri: string, prefixes: Prefixes): string {
  let best = "";
  for (const [prefix, base] of Object.entries(prefixes)) {
    if (iri.startsWith(base) && base.length > (prefixes[best]?.length ?? 0)) best = prefix;
  }
  const rest = best === "" ? "" : iri.slice((prefixes[best] ?? "").length);
  return best === "" || /[/#?]/.test(rest) ? iri : `${best}:${rest}`;
}

/** Text of `term` in one line. */
export function plain(term: Term | undefined, prefixes: Prefixes): string {
  if (!term) return "";
  return term.type === "uri" ? compact(term.value, prefixes) : term.value;
}

/** `term` as a table's cell shows it. Things of ours lead to their page, other addresses to where they are. */
export function shown(term: Term | undefined, prefixes: Prefixes): Node {
  if (!term) return document.createTextNode("");
  if (term.type !== "uri") {
    const told = term.datatype ? compact(term.datatype, prefixes) : null;
    return html("span", { lang: term["xml:lang"], title: told }, term.value);
  }
  const path = address(term);
  const text = compact(term.value, prefixes);
  if (path === null) return html("span", { title: term.value }, text);
  return html("a", { href: path, title: term.value, rel: path.startsWith("/") ? null : "noopener" }, text);
}

/** Where `term` leads: a page of this site, or an http address of another; `null` for anything else. */
export function address(term: Term | undefined): string | null {
  if (term?.type !== "uri") return null;
  return localPath(term.value) ?? (/^https?:\/\//.test(term.value) ? term.value : null);
}

/**
 * The column that names the things of `column`, or `null`: `xLabel` or `xName`; `name` or `label` only right after a
 * column of identifiers that is the first one, since elsewhere it may name another thing.
 */
export function naming(column: string, columns: string[], rows: Row[]): string | null {
  const named = [`${column}Label`, `${column}Name`].find((name) => columns.includes(name));
  if (named) return named;
  const place = columns.indexOf(column);
  const next = columns[place + 1];
  const first = !columns.slice(0, place).some((other) => rows.some((row) => row[other]?.type === "uri"));
  return first && (next === "name" || next === "label") ? next : null;
}
