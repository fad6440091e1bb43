/** What is said of the lessons' run times is what the last `npm run bench -- course` measured. */
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { lessons } from "../../lessons/index.ts";

interface Run {
  readonly seconds: number;
  readonly error: string | null;
}

const text = (path: string): string =>
  readFileSync(new URL(`../../${path}`, import.meta.url), "utf8");
const { times } = JSON.parse(text("bench/results/course.json")) as {
  times: Record<string, Record<"chainrule" | "tslab", Run>>;
};
const sumOf = (kernel: "chainrule" | "tslab"): number =>
  Object.values(times).reduce((sum, run) => sum + run[kernel].seconds, 0);

test("every lesson ran to its end on both kernels", () => {
  expect(Object.keys(times)).toEqual(lessons.map(({ name }) => name));
  const errors = Object.values(times).flatMap(({ chainrule, tslab }) => [
    chainrule.error,
    tslab.error,
  ]);
  expect(errors.filter((error) => error !== null)).toEqual([]);
});

test("on chainrule the course takes at most 15 minutes, lessons 14 and 16 at most two", () => {
  expect(sumOf("chainrule")).toBeLessThanOrEqual(15 * 60);
  for (const name of ["14-wide-network", "16-convolutions"])
    expect(times[name].chainrule.seconds).toBeLessThanOrEqual(120);
});

// What is said is of the right size; on a busy machine a kernel starts in seconds of its own.
test.each(lessons)("$name says about how long it runs", ({ name, seconds }) => {
  const measured = times[name].chainrule.seconds;
  expect(Math.abs(seconds - measured)).toBeLessThanOrEqual(Math.max(5, measured / 3));
});

test("docs/course.md has the table of the last run", () => {
  const docs = text("docs/course.md");
  for (const [name, { chainrule, tslab }] of Object.entries(times)) {
    expect(docs).toContain(
      `| ${name} | ${chainrule.seconds.toFixed(1)} s | ${tslab.seconds.toFixed(1)} s |`,
    );
  }
});
