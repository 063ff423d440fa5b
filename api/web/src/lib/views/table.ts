/** An answer as a table that can be sorted, filtered and paged through. */
import { order, type Row, type Table } from "../answer.ts";
import { html } from "../dom.ts";
import { plain, shown, type Prefixes } from "../term.ts";
import type { Say } from "../words.ts";

/** Rows on one page of the table. */
export const PAGE = 100;

interface State {
  filter: string;
  column: string | null;
  descending: boolean;
  page: number;
}

/** The rows that `state` lets through, in its order. */
export function chosen(table: Table, state: Pick<State, "filter" | "column" | "descending">, language: string, prefixes: Prefixes): Row[] {
  const wanted = state.filter.toLocaleLowerCase(language);
  const found = wanted === "" ? [...table.rows] : table.rows.filter((row) =>
    table.columns.some((c) => plain(row[c], prefixes).toLocaleLowerCase(language).includes(wanted)));
  const { column } = state;
  if (column === null) return found;
  const sign = state.descending ? -1 : 1;
  return found.sort((a, b) => sign * order(a[column], b[column], language));
}

/** `table` as an element that redraws itself. */
export function drawn(table: Table, prefixes: Prefixes, say: Say, language: string): HTMLElement {
  const state: State = { filter: "", column: null, descending: false, page: 0 };
  const filter = html("input", { type: "search", "aria-label": say("filter"), placeholder: say("filter") });
  const body = html("tbody");
  const heads = table.columns.map((column) => head(table, column, () => { sort(state, column); draw(); }));
  const pages = html("p", { class: "pages" });
  const draw = (): void => {
    const rows = chosen(table, state, language, prefixes);
    const cells = rows.slice(state.page * PAGE, (state.page + 1) * PAGE).map((row) =>
      html("tr", {}, ...table.columns.map((column) => html("td", {}, shown(row[column], prefixes)))));
    body.replaceChildren(...cells);
    table.columns.forEach((column, i) => {
      const sorted = state.column === column ? (state.descending ? "descending" : "ascending") : "none";
      heads[i]?.setAttribute("aria-sort", sorted);
    });
    pages.replaceChildren(...paging(rows.length, state, say, draw));
  };
  filter.addEventListener("input", () => { state.filter = filter.value; state.page = 0; draw(); });
  draw();
  const whole = html("table", {},
    html("caption", { class: "hidden" }, say("result")), html("thead", {}, html("tr", {}, ...heads)), body);
  const small = table.rows.length <= 10;
  return html("div", { class: "answer" }, small ? null : html("p", {}, filter), html("div", { class: "scroll", tabindex: 0 }, whole), pages);
}

function head(table: Table, column: string, sort: () => void): HTMLTableCellElement {
  const button = html("button", { type: "button" }, column);
  button.addEventListener("click", sort);
  return html("th", { scope: "col" }, table.rows.length > 1 ? button : column);
}

function sort(state: State, column: string): void {
  if (state.column !== column) Object.assign(state, { column, descending: false, page: 0 });
  else if (!state.descending) Object.assign(state, { descending: true, page: 0 });
  else Object.assign(state, { column: null, descending: false, page: 0 });
}

function paging(rows: number, state: State, say: Say, draw: () => void): Node[] {
  const last = Math.max(0, Math.ceil(rows / PAGE) - 1);
  if (last === 0) return [];
  const turn = (name: "previous" | "next", page: number): HTMLElement => {
    const button = html("button", { type: "button", disabled: page < 0 || page > last }, say(name));
    button.addEventListener("click", () => { state.page = page; draw(); });
    return button;
  };
  const here = html("span", {}, say("page", state.page + 1, last + 1));
  return [turn("previous", state.page - 1), here, turn("next", state.page + 1)];
}
