import assert from "node:assert/strict";
import { test } from "node:test";

import { moved, translated } from "../src/lib/suggest.ts";

test("arrow keys go through the entries and out of them", () => {
  const down = [-1, 0, 1].map((chosen) => moved("ArrowDown", chosen, 2));
  const up = [-1, 0, 1].map((chosen) => moved("ArrowUp", chosen, 2));
  assert.deepEqual(down, [0, 1, -1]);
  assert.deepEqual(up, [1, -1, 0]);
  assert.equal(moved("ArrowDown", -1, 0), -1);
});

test("a suggestion leads to the page in the language of this one", () => {
  assert.equal(translated("/id/unit/kpk", "sr-Cyrl"), "/id/unit/kpk?lang=sr-Cyrl");
  assert.equal(translated("/id/unit/kpk?at=2024-07-03", "sq"), "/id/unit/kpk?at=2024-07-03&lang=sq");
});
