/** `/network`: a button that turns the picture into one to move and zoom. Without it the picture stays as it is. */
import type { Served } from "../lib/network.ts";

const figure = document.querySelector<HTMLElement>("figure[data-network]");
const button = figure?.querySelector<HTMLButtonElement>("button[data-explore]");
const canvas = figure?.querySelector<HTMLElement>("[data-canvas]");
const picture = figure?.querySelector<HTMLElement>("[data-picture]");
const box = figure?.querySelector<HTMLElement>("[data-chosen]");
const name = box?.querySelector<HTMLAnchorElement>("a");
const detail = box?.querySelector<HTMLElement>("[data-detail]");

if (figure && button && canvas && picture && box && name && detail) {
  button.hidden = false;
  button.addEventListener("click", async () => {
    button.disabled = true;
    try {
      const [{ explore }, served] = await Promise.all([
        import("../lib/explore.ts"),
        fetch(figure.dataset["network"] ?? "", { headers: { Accept: "application/json" } }).then(
          async (answer): Promise<Served> => {
            if (!answer.ok) throw new Error(`${answer.status}`);
            return (await answer.json()) as Served;
          },
        ),
      ]);
      picture.hidden = true;
      canvas.hidden = false;
      button.hidden = true;
      explore(canvas, { box, name, detail }, served, document.documentElement.lang);
      canvas.focus();
    } catch {
      // The server's picture still stands; nothing is lost but the moving one.
      button.disabled = false;
    }
  });
}
