/** An answer as a time line: one line a row, from its first day to its last. */
import { scaleUtc } from "d3-scale";
import { moment, type Row, type Table } from "../answer.ts";
import { svg } from "../dom.ts";
import { cut } from "./room.ts";
import { address, plain, type Prefixes } from "../term.ts";

/** One row in time. `certain`: the part that is sure where a row has the four bounds of a tenure, else all of it. */
export interface Span {
  label: string;
  href: string | null;
  start: Date;
  end: Date;
  certain: [Date, Date] | null;
}

/** More lines than these are no picture any more. */
export const MOST = 200;

/** The rows of `table` that have a day, by their first one; `null` if no column has days. */
export function spans(table: Table, prefixes: Prefixes): Span[] | null {
  const dated = table.columns.filter((column) => table.rows.some((row) => moment(row[column])));
  if (dated.length === 0) return null;
  const bounded = dated.includes("latestStart") || dated.includes("earliestEnd");
  return table.rows
    .map((row) => span(row, table.columns, dated, bounded, prefixes))
    .filter((found) => found !== null)
    .sort((a, b) => a.start.getTime() - b.start.getTime() || a.end.getTime() - b.end.getTime());
}

function span(row: Row, columns: string[], dated: string[], bounded: boolean, prefixes: Prefixes): Span | null {
  const days = dated.map((column) => moment(row[column])).filter((day) => day !== null);
  if (days.length === 0) return null;
  days.sort((a, b) => a.getTime() - b.getTime());
  const [start, end] = [days[0] as Date, days[days.length - 1] as Date];
  const texts = columns.filter((c) => row[c]?.type === "literal" && !dated.includes(c) && !row[c].datatype);
  const shown = texts.length > 0 ? texts.slice(0, 3) : columns.filter((c) => row[c] && !dated.includes(c)).slice(0, 1);
  const label = shown.map((column) => plain(row[column], prefixes)).join(", ");
  const href = columns.map((column) => address(row[column])).find((found) => found?.startsWith("/")) ?? null;
  const [from, to] = [moment(row["latestStart"]), moment(row["earliestEnd"])];
  const certain: Span["certain"] = !bounded ? [start, end] : from && to && from <= to ? [from, to] : null;
  return { label, href, start, end, certain };
}

/** `found` drawn as wide as `room`, with days written in `language`. */
export function drawn(found: Span[], name: string, language: string, room: number): SVGSVGElement {
  const [width, left, row, head] = [room, Math.min(300, Math.round(room * 0.45)), 24, 30];
  const from = new Date(Math.min(...found.map((s) => s.start.getTime())));
  const until = new Date(Math.max(...found.map((s) => s.end.getTime()), from.getTime() + 30 * 86_400_000));
  const scale = scaleUtc([from, until], [left, width - 20]);
  const height = head + found.length * row + 8;
  const picture = svg("svg", { class: "timeline", viewBox: `0 0 ${width} ${height}`, width, height, role: "img", "aria-label": name });
  const ticks = scale.ticks(Math.max(2, Math.floor((width - left) / 110)));
  const written = ticksIn(language, ticks);
  for (const tick of ticks) {
    const x = Math.round(scale(tick));
    picture.append(svg("line", { class: "tick", x1: x, x2: x, y1: head - 8, y2: height }), svg("text", { class: "tick", x, y: 14, "text-anchor": "middle" }, written(tick)));
  }
  const day = writer(language, { dateStyle: "medium" });
  found.forEach((span, index) => {
    const y = head + index * row + row / 2;
    const told = span.start.getTime() === span.end.getTime() ? day(span.start) : `${day(span.start)} – ${day(span.end)}`;
    picture.append(line(span, y, (date) => Math.round(scale(date)), left, `${span.label}\n${told}`));
  });
  return picture;
}

function line(span: Span, y: number, x: (date: Date) => number, left: number, told: string): SVGElement {
  const label = cut(span.label, left);
  const parts = [svg("title", {}, told), svg("text", { x: left - 12, y: y + 4, "text-anchor": "end" }, label)];
  if (span.start.getTime() === span.end.getTime()) parts.push(svg("circle", { cx: x(span.start), cy: y, r: 5 }));
  else {
    parts.push(bar("possible", x(span.start), x(span.end), y));
    if (span.certain) parts.push(bar("certain", x(span.certain[0]), x(span.certain[1]), y));
  }
  return span.href ? svg("a", { href: span.href }, ...parts) : svg("g", {}, ...parts);
}

function bar(kind: string, from: number, to: number, y: number): SVGElement {
  return svg("rect", { class: kind, x: from, y: y - 6, width: Math.max(3, to - from), height: 12 });
}

/** How ticks so far apart are written: years, months or days. */
function ticksIn(language: string, ticks: Date[]): (date: Date) => string {
  const apart = ((ticks[1] ?? ticks[0])?.getTime() ?? 0) - (ticks[0]?.getTime() ?? 0);
  const days = apart / 86_400_000;
  const format: Intl.DateTimeFormatOptions =
    days > 300 ? { year: "numeric" } : days > 27 ? { year: "numeric", month: "short" } : { dateStyle: "medium" };
  return writer(language, format);
}

/** Writes days in `language`; as year-month-day where the browser has not learnt it, rather than in another language. */
function writer(language: string, format: Intl.DateTimeFormatOptions): (date: Date) => string {
  if (Intl.DateTimeFormat.supportedLocalesOf(language).length === 0) {
    const length = format.dateStyle ? 10 : format.month ? 7 : 4;
    return (date) => date.toISOString().slice(0, length);
  }
  const written = new Intl.DateTimeFormat(language, { ...format, timeZone: "UTC" });
  return (date) => written.format(date);
}
