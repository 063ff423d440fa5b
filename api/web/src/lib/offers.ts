/** What the endpoint says it has (`/sparql/terms`): prefixes, classes, properties, documented queries. */
import { compact, type Prefixes } from "./term.ts";

export interface Offered {
  iri: string;
  count: number;
  label: string;
  comment: string;
}

export interface Example {
  name: string;
  title: string;
  path: string;
  query: string;
}

export interface Offers {
  prefixes: Prefixes;
  classes: Offered[];
  properties: Offered[];
  examples: Example[];
}

export const NOTHING: Offers = { prefixes: {}, classes: [], properties: [], examples: [] };

/** What the endpoint offers, labels in `language`; nothing where it cannot be asked: the editor works without. */
export async function offers(language: string): Promise<Offers> {
  try {
    const reply = await fetch(`/sparql/terms?lang=${encodeURIComponent(language)}`);
    return reply.ok ? ((await reply.json()) as Offers) : NOTHING;
  } catch {
    return NOTHING;
  }
}

/**
 * The terms that fit what is `typed`, in their order: those whose IRI begins so (a prefix is written out before), else
 * those with it in their short name or label, whatever the case.
 */
export function matching(offered: Offered[], typed: string, prefixes: Prefixes): string[] {
  const exact = offered.filter((term) => term.iri.startsWith(typed));
  if (exact.length > 0) return exact.map((term) => term.iri);
  const wanted = typed.toLowerCase();
  const loose = offered.filter(
    (term) => compact(term.iri, prefixes).toLowerCase().includes(wanted) || term.label.toLowerCase().includes(wanted));
  return loose.map((term) => term.iri);
}
