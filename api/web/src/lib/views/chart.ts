/** An answer as bars: one number a row. */
import { numeric, type Table } from "../answer.ts";
import { svg } from "../dom.ts";
import { cut } from "./room.ts";
import { plain, type Prefixes } from "../term.ts";

export interface Bar {
  label: string;
  value: number;
}

/** More bars than these are read better in the table. */
export const MOST = 60;

/** The columns of numbers; a bar's length can be any of them. */
export function measures(table: Table): string[] {
  return table.columns.filter((column) => table.rows.some((row) => numeric(row[column]) !== null));
}

/** Separates the columns of a name that takes several. No variable can have it in its name (SPARQL 1.1, 19.8). */
export const JOINT = ", ";

/** What can name a bar: all other columns together, then each; texts before numbers such as years, those before identifiers. */
export function names(table: Table, measure: string): string[] {
  const rank = (column: string): number => {
    const kinds = table.rows.map((row) => row[column]?.type);
    return kinds.includes("uri") ? 2 : table.rows.some((row) => numeric(row[column]) !== null) ? 1 : 0;
  };
  const others = table.columns.filter((column) => column !== measure);
  const single = [...others].sort((a, b) => rank(a) - rank(b));
  return others.length > 1 && others.length <= 3 ? [others.join(JOINT), ...single] : single;
}

/** A bar for each row that has a number in `measure`, named by the columns in `name`. */
export function bars(table: Table, measure: string, name: string | undefined, prefixes: Prefixes): Bar[] {
  const columns = name ? name.split(JOINT) : [];
  return table.rows.flatMap((row) => {
    const value = numeric(row[measure]);
    if (value === null) return [];
    return [{ label: columns.map((c) => plain(row[c], prefixes)).filter((text) => text !== "").join(", "), value }];
  });
}

/** `found` drawn as wide as `room`, with numbers written in `language`. */
export function drawn(found: Bar[], name: string, language: string, room: number): SVGSVGElement {
  const [width, left, row] = [room, Math.min(300, Math.round(room * 0.45)), 24];
  const low = Math.min(0, ...found.map((bar) => bar.value));
  const high = Math.max(0, ...found.map((bar) => bar.value));
  const x = (value: number): number => left + ((value - low) / (high - low || 1)) * (width - left - 70);
  const height = found.length * row + 8;
  const number = new Intl.NumberFormat(language);
  const picture = svg("svg", { class: "chart", viewBox: `0 0 ${width} ${height}`, width, height, role: "img", "aria-label": name });
  found.forEach((bar, index) => {
    const y = 4 + index * row;
    const [from, to] = [Math.min(x(0), x(bar.value)), Math.max(x(0), x(bar.value))];
    const label = cut(bar.label, left);
    picture.append(
      svg("g", {},
        svg("title", {}, `${bar.label}: ${number.format(bar.value)}`),
        svg("text", { x: left - 12, y: y + 16, "text-anchor": "end" }, label),
        svg("rect", { class: "certain", x: Math.round(from), y: y + 4, width: Math.max(1, Math.round(to - from)), height: row - 8 }),
        svg("text", { x: Math.round(to) + 6, y: y + 16 }, number.format(bar.value))),
    );
  });
  return picture;
}
