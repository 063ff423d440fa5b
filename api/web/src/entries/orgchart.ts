/** `/orgchart`: a slider over the months that the data covers. Without it the day is typed or a year chosen. */
import { monthEnd, monthsBetween } from "../lib/months.ts";

const form = document.querySelector<HTMLFormElement>("form[data-first]");
const day = form?.querySelector<HTMLInputElement>("#at");
const slide = form?.querySelector<HTMLInputElement>("#slide");
const first = form?.dataset["first"];
const last = form?.dataset["last"];

if (form && day && slide && first && last && monthsBetween(first, last) > 0) {
  slide.max = String(monthsBetween(first, last));
  slide.value = String(monthsBetween(first, day.value || last));
  slide.parentElement?.removeAttribute("hidden");
  const move = () => {
    day.value = monthEnd(first, last, Number(slide.value));
    slide.setAttribute("aria-valuetext", day.value);
  };
  slide.setAttribute("aria-valuetext", day.value);
  slide.addEventListener("input", move);
  slide.addEventListener("change", () => {
    move();
    form.requestSubmit();
  });
}
