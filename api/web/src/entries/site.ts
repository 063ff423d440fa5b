/** On every page: suggestions under the search fields. */
import { asking, suggest } from "../lib/suggest.ts";

for (const [at, input] of [...document.querySelectorAll<HTMLInputElement>("input[data-suggest]")].entries()) {
  const address = input.dataset["suggest"];
  if (address) suggest(input, `suggestions-${at}`, asking(address));
}
