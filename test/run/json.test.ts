import { expect, test } from "vitest";
import { jsonOf } from "../../src/run/json.ts";

// biome-ignore format: a table, one case a line
const texts: readonly string[] = [
  "", "plain", "😀", "\ud83d", "\ude00", "a\ud83db", "\ude00\ud83d", "😀\ud83d😀", "\\ud83d", "\\\ud83d",
  "\\\\ud83d", '"\ud83d"', "\n\u0000\ud83d", "\ud7ff\ue000",
];

test.for(texts)("the JSON of %j is what its UTF-8 says", (text) => {
  const inUtf8 = Buffer.from(text, "utf8").toString("utf8");
  for (const value of [text, [text], { [text]: { text } }]) {
    const expected = mapped(value, inUtf8);
    expect(JSON.parse(jsonOf(value))).toEqual(expected);
    expect(JSON.parse(Buffer.from(jsonOf(value)).toString("utf8"))).toEqual(expected);
  }
});

test("is laid out as asked", () => expect(jsonOf({ a: [1] }, 1)).toBe('{\n "a": [\n  1\n ]\n}'));

function mapped(value: string | readonly string[] | object, inUtf8: string): unknown {
  if (typeof value === "string") return inUtf8;
  return Array.isArray(value) ? [inUtf8] : { [inUtf8]: { text: inUtf8 } };
}
