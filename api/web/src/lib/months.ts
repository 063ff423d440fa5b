/** Months counted from a first day, for a slider over the time that the data covers. Days are `2024-07-03`. */

/** How many month ends lie between the days; 0 if they are in one month. */
export function monthsBetween(first: string, last: string): number {
  const [y1, m1] = parts(first);
  const [y2, m2] = parts(last);
  return (y2 - y1) * 12 + (m2 - m1);
}

/** The last day of the month `count` months after that of `first`, but no later than `last`. */
export function monthEnd(first: string, last: string, count: number): string {
  const [year, month] = parts(first);
  const end = new Date(Date.UTC(year, month + count, 0)).toISOString().slice(0, 10);
  return end < last ? end : last;
}

function parts(day: string): [number, number] {
  const [year = 0, month = 1] = day.split("-").map(Number);
  return [year, month];
}
