/** Shows an answer in the views it can be shown in, and what went wrong where there is none. */
import type { Answer, Table } from "./answer.ts";
import type { Outcome, Problem } from "./asking.ts";
import { html } from "./dom.ts";
import type { Prefixes } from "./term.ts";
import * as chart from "./views/chart.ts";
import * as network from "./views/network.ts";
import * as table from "./views/table.ts";
import * as timeline from "./views/timeline.ts";
import { roomFor } from "./views/room.ts";
import type { Key, Say } from "./words.ts";

export interface Setting {
  prefixes: Prefixes;
  say: Say;
  language: string;
}

/** One way to show an answer; `draw` gives `null` if this answer cannot be shown so. */
interface View {
  id: "table" | "graph" | "timeline" | "chart";
  draw: (answer: Table, setting: Setting) => Node | null;
}

const VIEWS: View[] = [
  { id: "table", draw: (found, s) => table.drawn(found, s.prefixes, s.say, s.language) },
  { id: "graph", draw: asNetwork },
  { id: "timeline", draw: asTimeline },
  { id: "chart", draw: asChart },
];

/** Put `outcome` into `place`. `downloads` are the links below the answer. */
export function show(place: HTMLElement, outcome: Outcome, setting: Setting, downloads: Node[]): void {
  const { say } = setting;
  if (outcome.kind === "cancelled") place.replaceChildren(html("p", { class: "note" }, say("cancelled")));
  else if (outcome.kind === "problem") place.replaceChildren(told(outcome.problem));
  else {
    const parts = outcome.answer.kind === "boolean" ? [truth(outcome.answer.value, say)] : views(outcome.answer, setting);
    place.replaceChildren(status(outcome.answer, outcome.seconds, setting), ...parts, html("p", { class: "more" }, ...downloads));
  }
}

/** A problem as the pages of the site tell it. */
export function told(found: Problem): HTMLElement {
  return html("div", { class: "notice wrong", role: "alert" },
    html("p", {}, html("strong", {}, `${found.title}.`), ` ${found.detail}`),
    found.mend ? html("p", {}, found.mend) : null);
}

function status(answer: Answer, seconds: number, { say, language }: Setting): HTMLElement {
  const number = new Intl.NumberFormat(language, { maximumFractionDigits: 2 });
  const took = say("seconds", number.format(seconds));
  const text = answer.kind === "table" ? `${say("rows", number.format(answer.rows.length))}, ${took}` : took;
  return html("p", { class: "note", role: "status" }, text);
}

function truth(value: boolean, say: Say): HTMLElement {
  return html("p", { class: "lead" }, say(value ? "boolean_yes" : "boolean_no"));
}

function views(answer: Table, setting: Setting): Node[] {
  if (answer.rows.length === 0) return [html("p", { class: "note" }, setting.say("empty"))];
  const panel = html("div", { class: "view", id: "workbench-view", role: "tabpanel", tabindex: 0 });
  // Drawn once, so that going back and forth is immediate and a sorted table stays sorted.
  const drawn = new Map<string, Node | null>(VIEWS.map((view) => [view.id, view.draw(answer, setting)]));
  const possible = VIEWS.filter((view) => drawn.get(view.id) !== null);
  const tabs = possible.map((view) => tab(view.id, setting.say(view.id)));
  const select = (index: number): void => {
    tabs.forEach((each, i) => {
      each.setAttribute("aria-selected", String(i === index));
      each.tabIndex = i === index ? 0 : -1;
    });
    const view = possible[index];
    panel.setAttribute("aria-labelledby", `workbench-tab-${view?.id ?? ""}`);
    panel.replaceChildren(drawn.get(view?.id ?? "") ?? "");
  };
  tabs.forEach((each, index) => {
    each.addEventListener("click", () => select(index));
    each.addEventListener("keydown", (event) => {
      const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      if (step === undefined) return;
      const next = (index + step + tabs.length) % tabs.length;
      select(next);
      tabs[next]?.focus();
    });
  });
  select(0);
  if (tabs.length === 1) return [panel];
  return [html("div", { class: "tabs", role: "tablist", "aria-label": setting.say("result") }, ...tabs), panel];
}

function tab(id: Key, name: string): HTMLButtonElement {
  return html("button", { type: "button", role: "tab", id: `workbench-tab-${id}`, "aria-controls": "workbench-view" }, name);
}

function asNetwork(answer: Table, { prefixes, say, language }: Setting): Node | null {
  const found = network.network(answer, prefixes, language);
  if (!found) return null;
  const texts = answer.graph ? answer.rows.filter((row) => row["object"]?.type === "literal").length : 0;
  const notes = [
    found.all > found.vertices.length ? say("drawn", found.vertices.length, found.all) : "",
    texts > 0 ? say("literals", texts) : "",
  ].filter((note) => note !== "");
  return pictured(network.drawn(found, say("graph")), notes.join(" "));
}

function asTimeline(answer: Table, { prefixes, say, language }: Setting): Node | null {
  const found = timeline.spans(answer, prefixes);
  if (!found || found.length === 0) return null;
  const some = found.slice(0, timeline.MOST);
  return pictured(timeline.drawn(some, say("timeline"), language, roomFor(window.innerWidth)), partly(some.length, answer.rows.length, say));
}

function asChart(answer: Table, { prefixes, say, language }: Setting): Node | null {
  const measures = chart.measures(answer);
  // The last number of a row is what was counted; those before it are years and the like.
  const measure = measures.at(-1);
  if (answer.graph || !measure) return null;
  const place = html("div");
  const length = choice(say("column_value"), measures, measure);
  const name = choice(say("column_label"), chart.names(answer, measure), chart.names(answer, measure)[0]);
  const draw = (): void => {
    const found = chart.bars(answer, length.value, name.value || undefined, prefixes);
    const some = found.slice(0, chart.MOST);
    place.replaceChildren(pictured(chart.drawn(some, say("chart"), language, roomFor(window.innerWidth)), partly(some.length, answer.rows.length, say)));
  };
  for (const each of [length, name]) each.addEventListener("change", draw);
  draw();
  const labelled = (text: Key, field: HTMLElement): HTMLElement => html("label", {}, `${say(text)} `, field);
  return html("div", {}, html("p", { class: "choices" }, labelled("column_value", length), labelled("column_label", name)), place);
}

function choice(name: string, options: string[], chosen: string | undefined): HTMLSelectElement {
  return html("select", { "aria-label": name }, ...options.map((o) => html("option", { value: o, selected: o === chosen }, o)));
}

function partly(some: number, all: number, say: Say): string {
  return some < all ? say("drawn", some, all) : "";
}

function pictured(picture: SVGSVGElement, note: string): HTMLElement {
  return html("div", {}, html("div", { class: "picture scroll", tabindex: 0 }, picture), note ? html("p", { class: "note" }, note) : null);
}
