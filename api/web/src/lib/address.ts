/** Where a term leads: things under our identifiers have a page here. */

/** What every identifier of ours begins with (`BASE` of `ontology/terms.py`). */
export const BASE = "https://w3id.org/zyrtar/";

/** Path of the page of `iri`, or `null` if it is not one of ours. */
export function localPath(iri: string): string | null {
  if (!iri.startsWith(BASE)) return null;
  const path = iri.slice(BASE.length);
  return /^(id|voc|ontology)\b/.test(path) ? `/${path}` : null;
}
