import assert from "node:assert/strict";
import { test } from "node:test";
import { monthEnd, monthsBetween } from "../src/lib/months.ts";

test("months are counted over years", () => {
  assert.equal(monthsBetween("2023-11-30", "2025-01-01"), 14);
  assert.equal(monthsBetween("2024-07-03", "2024-07-31"), 0);
});

test("a month is told by its last day, also in a leap year and at the turn of a year", () => {
  assert.equal(monthEnd("2023-11-15", "2030-01-01", 0), "2023-11-30");
  assert.equal(monthEnd("2023-11-15", "2030-01-01", 1), "2023-12-31");
  assert.equal(monthEnd("2023-11-15", "2030-01-01", 3), "2024-02-29");
});

test("nothing is later than the last day", () => {
  assert.equal(monthEnd("2023-11-15", "2025-11-06", 24), "2025-11-06");
});
