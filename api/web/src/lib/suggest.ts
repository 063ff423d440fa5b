/**
 * Suggestions under a search field, as the combobox pattern of the ARIA Authoring Practices has it: the list opens
 * while somebody types, arrow keys choose, Enter goes to the page of what is chosen, Escape closes. Without a choice
 * the form is sent as it stands.
 */
import { html } from "./dom.ts";

/** One suggestion as `/suggest` gives it. */
export interface Suggestion {
  path: string;
  label: { value: string; language: string | null };
  matched: string | null;
}

/** Asks for suggestions; an empty list where nothing can be had. */
export type Ask = (words: string, signal: AbortSignal) => Promise<Suggestion[]>;

const PAUSE = 120;
const SHORTEST = 2;

/** Suggestions of our own server from `address`, to which the words are added. */
export function asking(address: string): Ask {
  return async (words, signal) => {
    const url = new URL(address, location.href);
    url.searchParams.set("q", words);
    const answer = await fetch(url, { signal, headers: { Accept: "application/json" } });
    return answer.ok ? ((await answer.json()) as { items: Suggestion[] }).items : [];
  };
}

/** `path` in the language of the page. */
export function translated(path: string, language: string): string {
  return `${path}${path.includes("?") ? "&" : "?"}lang=${encodeURIComponent(language)}`;
}

/** Which entry is chosen after `key` was pressed: `-1` is none; past an end the choice is none again. */
export function moved(key: string, chosen: number, count: number): number {
  const step = key === "ArrowDown" ? 1 : -1;
  const next = chosen + step;
  return next >= count ? -1 : next < -1 ? count - 1 : next;
}

/** Let `input` suggest what `ask` finds; `id` names its list. */
export function suggest(input: HTMLInputElement, id: string, ask: Ask): void {
  const list = html("ul", { class: "suggestions", id, role: "listbox", hidden: true });
  input.after(list);
  let shown: Suggestion[] = [];
  let chosen = -1;
  let timer = 0;
  let running: AbortController | null = null;
  for (const [name, value] of [["role", "combobox"], ["aria-autocomplete", "list"], ["aria-controls", id]] as const) {
    input.setAttribute(name, value);
  }
  close();

  function close(): void {
    list.hidden = true;
    chosen = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  }

  function choose(next: number): void {
    chosen = next;
    [...list.children].forEach((entry, at) => entry.setAttribute("aria-selected", String(at === chosen)));
    if (chosen < 0) input.removeAttribute("aria-activedescendant");
    else input.setAttribute("aria-activedescendant", `${id}-${chosen}`);
  }

  function show(found: Suggestion[]): void {
    shown = found;
    list.replaceChildren(
      ...found.map((item, at) =>
        html(
          "li", { id: `${id}-${at}`, role: "option", "aria-selected": "false" },
          html("span", { lang: item.label.language }, item.label.value),
          item.matched ? html("small", {}, item.matched) : null,
        ),
      ),
    );
    chosen = -1;
    list.hidden = found.length === 0;
    input.setAttribute("aria-expanded", String(found.length > 0));
  }

  function go(at: number): void {
    const item = shown[at];
    if (item) location.assign(translated(item.path, document.documentElement.lang));
  }

  async function look(): Promise<void> {
    running?.abort();
    const words = input.value.trim();
    if (words.length < SHORTEST) return close();
    const mine = (running = new AbortController());
    try {
      const found = await ask(words, mine.signal);
      if (running === mine && document.activeElement === input) show(found);
    } catch {
      if (running === mine) close(); // gone or refused: the form works without
    }
  }

  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = window.setTimeout(() => void look(), PAUSE);
  });
  input.addEventListener("keydown", (event) => {
    if (list.hidden) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      choose(moved(event.key, chosen, shown.length));
    } else if (event.key === "Enter" && chosen >= 0) {
      event.preventDefault();
      go(chosen);
    } else if (event.key === "Escape") {
      event.preventDefault();
      close();
    }
  });
  input.addEventListener("blur", () => window.setTimeout(close, 150));
  list.addEventListener("mousedown", (event) => {
    event.preventDefault();
    const entry = (event.target as Element).closest("li");
    if (entry) go([...list.children].indexOf(entry));
  });
}
