/** The words of the workbench in the reader's language; the page hands them over in `data-words`. */

/** Every word, by key. `{0}`, `{1}` … stand for what is filled in. */
export const KEYS = [
  "boolean_no", "boolean_yes", "cancel", "cancelled", "chart", "column_label", "column_value", "copied",
  "copy", "copy_as", "download", "drawn", "empty", "example", "filter", "format", "graph", "link_made",
  "literals", "next", "page", "previous", "query", "result", "rows", "running", "seconds", "syntax", "table",
  "timeline", "unreachable", "unreachable_mend",
] as const;

export type Key = (typeof KEYS)[number];
/** A word by key, with what is filled in. */
export type Say = (key: Key, ...filled: (string | number)[]) => string;

/** `Say` from the JSON of `data-words`. A missing word shows as its key, so that nothing breaks. */
export function words(json: string | undefined): Say {
  const known = JSON.parse(json ?? "{}") as Partial<Record<string, string>>;
  return (key, ...filled) =>
    (known[key] ?? key).replace(/\{(\d)\}/g, (whole, place: string) => String(filled[Number(place)] ?? whole));
}
