import { expect, test } from "vitest";
import { Recent } from "../../src/kernel/recent.ts";

test("of all that was put in the latest entries are kept, whatever keys were passed over", () => {
  const recent = new Recent<number, string>(100);
  for (let key = 0; key < 5000; key += 1 + (key % 7)) recent.set(key, `value ${key}`);
  expect(recent.size).toBe(100);
  recent.set(5000, "last");
  expect([recent.size, recent.get(5000), recent.get(0)]).toEqual([100, "last", undefined]);
});

test("an entry put in again is the latest, and no other goes for it", () => {
  const recent = new Recent<string, number>(2);
  recent.set("a", 1);
  recent.set("b", 2);
  recent.set("a", 3);
  expect([recent.get("a"), recent.get("b")]).toEqual([3, 2]);
  recent.set("c", 4);
  expect([recent.get("a"), recent.get("b"), recent.get("c")]).toEqual([3, undefined, 4]);
});
