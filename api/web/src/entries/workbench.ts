/**
 * The workbench of `/sparql`: the plain form becomes an editor with completion, answers come without a new page, in
 * several views. Without this script the form works as it stands, so nothing here is needed to ask a query.
 */
import "../style/workbench.css";
import { ask, type Outcome } from "../lib/asking.ts";
import { html } from "../lib/dom.ts";
import { offers, type Offers } from "../lib/offers.ts";
import { show, told, type Setting } from "../lib/results.ts";
import { SNIPPETS } from "../lib/snippets.ts";
import { words, type Say } from "../lib/words.ts";
import { editor, mark, type Editor } from "../lib/editor.ts";

/** Longer addresses are cut or refused by some programs, so a longer query stays out of it. */
const LONGEST_ADDRESS = 6000;
const TABLES = ["csv", "json", "tsv", "xml"];
const GRAPHS = ["ttl", "nt", "jsonld", "rdf"];

async function start(form: HTMLFormElement): Promise<void> {
  const plain = form.querySelector("textarea");
  const result = document.querySelector<HTMLElement>("#workbench-result");
  if (!plain || !result) return;
  const say = words(form.dataset["words"]);
  const language = document.documentElement.lang || "en";
  const offered = await offers(language);
  const workbench = new Workbench(form, plain, result, offered, { prefixes: offered.prefixes, say, language });
  form.classList.add("enhanced");
  workbench.listen();
}

class Workbench {
  private readonly edited: Editor;
  private running: AbortController | null = null;
  private readonly form: HTMLFormElement;
  private readonly plain: HTMLTextAreaElement;
  private readonly result: HTMLElement;
  private readonly setting: Setting;
  private readonly say: Say;
  private readonly button: HTMLButtonElement;
  private readonly runText: string;

  constructor(form: HTMLFormElement, plain: HTMLTextAreaElement, result: HTMLElement, offered: Offers, setting: Setting) {
    [this.form, this.plain, this.result, this.setting, this.say] = [form, plain, result, setting, setting.say];
    const place = html("div", { class: "editor" });
    plain.before(place);
    plain.hidden = true;
    this.edited = editor(place, { query: plain.value, offers: offered, say: this.say, run: () => void this.run() });
    this.button = form.querySelector<HTMLButtonElement>("button.run") ?? html("button");
    this.runText = this.button.textContent ?? "";
    this.tools(offered);
  }

  /** Take over what the form does, and the examples on the page. */
  listen(): void {
    this.form.addEventListener("submit", (event) => {
      this.plain.value = this.edited.getValue();
      const sent = event.submitter instanceof HTMLButtonElement ? event.submitter : null;
      if (sent?.formAction.includes("/q")) {
        event.preventDefault();
        void this.link(sent.formAction);
      } else if (this.form.querySelector<HTMLSelectElement>("select[name=format]")?.value === "html") {
        event.preventDefault();
        if (this.running) this.running.abort();
        else void this.run();
      }
    });
    this.edited.on("change" as never, () => mark(this.edited, null));
  }

  private tools(offered: Offers): void {
    const format = html("button", { type: "button" }, this.say("format"));
    format.addEventListener("click", () => this.edited.autoformat());
    const examples = html("select", { "aria-label": this.say("example") }, html("option", { value: "" }, `${this.say("example")}…`),
      ...offered.examples.map((each) => html("option", { value: each.name }, each.title)));
    examples.addEventListener("change", () => {
      const chosen = offered.examples.find((each) => each.name === examples.value);
      if (chosen) this.edited.setValue(chosen.query);
      examples.value = "";
    });
    this.form.querySelector(".actions")?.append(format, ...(offered.examples.length > 0 ? [examples] : []), this.copying());
  }

  private copying(): HTMLElement {
    const choice = html("select", { "aria-label": this.say("copy_as") }, html("option", { value: "" }, `${this.say("copy_as")}…`),
      ...SNIPPETS.map((snippet) => html("option", { value: snippet.id }, snippet.name)));
    choice.addEventListener("change", () => {
      const snippet = SNIPPETS.find((each) => each.id === choice.value);
      choice.value = "";
      if (!snippet) return;
      const graph = ["CONSTRUCT", "DESCRIBE"].includes(this.edited.getQueryType() ?? "");
      this.offer(snippet.name, snippet.write(this.endpoint(), this.edited.getValue(), graph));
    });
    return choice;
  }

  private endpoint(): string {
    return this.form.dataset["endpoint"] ?? new URL("/sparql", location.href).href;
  }

  private async run(): Promise<void> {
    if (this.running) return;
    const query = this.edited.getValue();
    this.running = new AbortController();
    this.busy(true);
    const outcome = await ask("/sparql", query, this.say, this.running.signal);
    this.running = null;
    this.busy(false);
    mark(this.edited, outcome.kind === "problem" ? outcome.problem.line : null);
    show(this.result, outcome, this.setting, this.downloads(query, outcome));
    this.remember(query);
  }

  private busy(now: boolean): void {
    this.button.textContent = now ? this.say("cancel") : this.runText;
    this.result.setAttribute("aria-busy", String(now));
    if (now) this.result.replaceChildren(html("p", { class: "note", role: "status" }, this.say("running")));
  }

  private downloads(query: string, outcome: Outcome): Node[] {
    if (outcome.kind !== "answer") return [];
    const graph = outcome.answer.kind === "table" && outcome.answer.graph;
    const forms = graph ? GRAPHS : outcome.answer.kind === "boolean" ? ["json", "xml"] : TABLES;
    const links = forms.map((form) => html("a", { href: this.address(query, form), download: `zyrtar.${form}` }, form.toUpperCase()));
    return [`${this.say("download")} `, ...links.flatMap((link, i) => (i === 0 ? [link] : [", ", link]))].map(
      (part) => (typeof part === "string" ? document.createTextNode(part) : part));
  }

  private address(query: string, format?: string): string {
    const kept = new URLSearchParams(location.search);
    const asked = new URLSearchParams({ query });
    const language = kept.get("lang");
    if (format) asked.set("format", format);
    else if (language) asked.set("lang", language);
    return `/sparql?${asked.toString()}`;
  }

  /** The query stands in the address, so that a reload or a bookmark finds it again. */
  private remember(query: string): void {
    const address = this.address(query);
    if (address.length <= LONGEST_ADDRESS) history.replaceState(null, "", address);
  }

  private async link(address: string): Promise<void> {
    const reply = await fetch(address, {
      method: "POST",
      headers: { "Content-Type": "application/x-www-form-urlencoded", Accept: "application/json" },
      body: new URLSearchParams({ query: this.edited.getValue() }).toString(),
    }).catch(() => null);
    const body = (await reply?.json().catch(() => null)) as Partial<Record<string, string>> | null;
    if (reply?.ok && body?.["address"]) {
      this.offer(this.say("link_made"), body["address"]);
      return;
    }
    const title = body?.["title"] ?? this.say("unreachable");
    const mend = body?.["mend"] ?? (body ? "" : this.say("unreachable_mend"));
    this.form.querySelector(".offered")?.remove();
    this.result.replaceChildren(told({ title, detail: body?.["detail"] ?? "", mend, line: null }));
  }

  /** Show `text` to be copied, under the form. */
  private offer(name: string, text: string): void {
    const copy = html("button", { type: "button" }, this.say("copy"));
    const shown = html("pre", { class: "code", tabindex: 0, "aria-label": name }, text);
    const state = html("span", { class: "note", role: "status" });
    copy.addEventListener("click", () => {
      void navigator.clipboard.writeText(text).then(() => { state.textContent = this.say("copied"); }, () => {
        getSelection()?.selectAllChildren(shown);
      });
    });
    const block = html("div", { class: "offered" }, html("h3", {}, name), shown, html("p", {}, copy, " ", state));
    this.form.querySelector(".offered")?.remove();
    this.form.append(block);
    copy.focus();
  }
}

const form = document.querySelector<HTMLFormElement>("form.query[data-words]");
if (form) void start(form);
