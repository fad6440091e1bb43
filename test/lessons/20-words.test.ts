import { expect, test } from "vitest";
import { notation } from "../../lessons/notation.ts";
import { lessonCells } from "./run-lesson.ts";

test("appendix C has every letter and word of the notation, as pages explain it", () => {
  const text = lessonCells("20-words")
    .map(({ source }) => source)
    .join("\n");
  for (const { name, meaning, isLetter, zh } of notation) {
    const row = isLetter ? `| $${name}$ | ${meaning} |` : `| **${name}** ${zh} | ${meaning} |`;
    expect(text).toContain(row);
  }
});
