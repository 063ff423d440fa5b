/** The query editor: Yasqe, with what this endpoint has to offer and nothing from anywhere else. */
import Yasqe, { type PartialConfig } from "@zazuko/yasqe";
import "@zazuko/yasqe/build/yasqe.min.css";
import { matching, type Offers, type Offered } from "./offers.ts";
import { compact } from "./term.ts";
import type { Say } from "./words.ts";

export type Editor = Yasqe;

interface Setting {
  query: string;
  offers: Offers;
  say: Say;
  run: () => void;
}

/** An editor in `parent` with `query` in it. Tab leaves it, Ctrl+Enter runs the query, Ctrl+Space completes. */
export function editor(parent: HTMLElement, setting: Setting): Editor {
  complete(setting.offers);
  Yasqe.prototype.checkSyntax = marked(setting.say);
  // Lodash merges lists by position, so what is switched on by default has to go before ours is given.
  Yasqe.defaults.autocompleters = [];
  const config = {
    value: setting.query,
    autocompleters: ["offered-prefixes", "offered-classes", "offered-properties", "variables"],
    persistenceId: null,
    consumeShareLink: null,
    createShareableLink: null,
    showQueryButton: false,
    resizeable: true,
    editorHeight: "17rem",
    lineWrapping: true,
    spellcheck: false,
    screenReaderLabel: setting.say("query"),
    requestConfig: { endpoint: "/sparql" },
    extraKeys: { Tab: false, "Shift-Tab": false, "Ctrl-Enter": setting.run, "Cmd-Enter": setting.run, "Ctrl-S": false },
  };
  return new Yasqe(parent, config as unknown as PartialConfig);
}

/** Mark `line` (from 1) as the place of a mistake; `null` takes the mark away. */
export function mark(found: Editor, line: number | null): void {
  found.getDoc().eachLine((each) => void found.removeLineClass(each, "background", "mistaken"));
  if (line === null || line > found.getDoc().lineCount()) return;
  found.addLineClass(line - 1, "background", "mistaken");
  found.scrollIntoView({ line: line - 1, ch: 0 }, 60);
}

/** Register the completions; Yasqe's own ones would ask servers elsewhere, or offer words that are not ours. */
function complete(offers: Offers): void {
  const prefixes = Object.entries(offers.prefixes).map(([prefix, iri]) => `${prefix}: <${iri}>`);
  Yasqe.forkAutocompleter("prefixes", { name: "offered-prefixes", persistenceId: null, get: () => prefixes }, false);
  terms("class", "offered-classes", offers.classes, offers);
  terms("property", "offered-properties", offers.properties, offers);
}

function terms(like: string, name: string, offered: Offered[], offers: Offers): void {
  const told = new Map(offered.map((term) => [compact(term.iri, offers.prefixes), term]));
  Yasqe.forkAutocompleter(like, {
    name,
    autoShow: true,
    persistenceId: null,
    get: (_yasqe, token) => matching(offered, token?.autocompletionString ?? "", offers.prefixes),
    postProcessSuggestion: (_yasqe, _token, iri) => {
      const short = compact(iri, offers.prefixes);
      return short === iri ? `<${iri}>` : short;
    },
    postprocessHints: (_yasqe, hints) =>
      hints.map((hint) => {
        const term = told.get(hint.text);
        const label = term?.label ? `  ${term.label}` : "";
        return { ...hint, displayText: `${hint.text}${label}${term?.count ? ` (${term.count})` : ""}` };
      }),
  }, false);
}

interface State {
  OK: boolean;
  errorMsg?: string;
  possibleCurrent?: string[];
  queryType: string;
}

/** Yasqe's check of the syntax, its mark told as text: the original writes HTML with inline styles. */
function marked(say: Say): (this: Yasqe) => void {
  return function (this: Yasqe) {
    const doc = this.getDoc();
    this.queryValid = true;
    this.clearGutter("gutterErrorBar");
    for (let line = 0; line < doc.lineCount(); line++) {
      const state = this.getTokenAt({ line, ch: doc.getLine(line).length }, true).state as State;
      this.setOption("queryType" as never, state.queryType as never);
      if (state.OK) continue;
      const sign = document.createElement("span");
      sign.className = "mistake";
      sign.textContent = "!";
      sign.title = state.errorMsg ?? say("syntax", (state.possibleCurrent ?? []).join("  "));
      this.setGutterMarker(line, "gutterErrorBar", sign);
      this.queryValid = false;
      return;
    }
  };
}
