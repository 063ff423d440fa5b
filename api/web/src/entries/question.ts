/** The page of a documented question: offers people, units and posts while one types, where they are too many to list. */
import { html } from "../lib/dom.ts";

/** Wait so long after a key before asking, so that a name typed at once is asked for once. */
const PAUSE = 150;

for (const field of document.querySelectorAll<HTMLInputElement>("form.question input[data-pick]")) {
  const list = field.list;
  if (list) offer(field, list);
}

function offer(field: HTMLInputElement, list: HTMLElement): void {
  let timer = 0;
  let asked = "";
  field.addEventListener("input", () => {
    clearTimeout(timer);
    timer = window.setTimeout(() => {
      asked = field.value.trim();
      if (asked.length >= 2) void fill(field, list, asked, () => field.value.trim() === asked);
    }, PAUSE);
  });
}

async function fill(field: HTMLInputElement, list: HTMLElement, words: string, current: () => boolean): Promise<void> {
  const query = new URLSearchParams({ q: words, lang: document.documentElement.lang });
  const reply = await fetch(`/query/choices/${field.dataset["pick"] ?? ""}?${query.toString()}`).catch(() => null);
  const body = (await reply?.json().catch(() => null)) as { choices?: { value: string; label: string }[] } | null;
  // What was typed meanwhile is asked for by itself; this answer would take the place of its own.
  if (!body?.choices || !current()) return;
  list.replaceChildren(...body.choices.map(({ value, label }) => html("option", { value }, label === value ? "" : label)));
}
