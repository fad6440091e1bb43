import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { slowType } from "../run/slow-type.ts";
import { Notebook, type Ran } from "./notebook.ts";

/** A check that takes minutes, longer than a test may. */
describe("a check that takes minutes", () => {
  let notebook: Notebook;

  beforeEach(async () => {
    notebook = new Notebook();
    await notebook.run("interface Point { x: number }\nconst point: Point = { x: 3 };");
    await notebook.run("enum Kind { A = 1 }\nfunction twice<T>(t: T): T[] { return [t, t]; }");
  });
  afterEach(() => notebook.close());

  /** Starts the check; what becomes of it. */
  function begin(source = slowType): { readonly begun: Promise<void>; readonly ran: Promise<Ran> } {
    let ran: Promise<Ran> | undefined;
    const begun = new Promise<void>((onStart) => {
      ran = notebook.run(source, undefined, { onStart: () => onStart() });
    });
    return { begun, ran: ran as Promise<Ran> };
  }

  test.each([
    ["", slowType],
    [" behind a magic line", `%time\n${slowType}`],
  ])(
    "ends when it is stopped%s, and earlier cells keep their types and values",
    async (_, cell) => {
      const { begun, ran } = begin(cell);
      await begun;
      await notebook.session.interrupt();
      expect((await ran).error).toMatch(/^Interrupted: the cell was stopped; variables keep/);
      expect((await notebook.run("point.y")).error).toContain("'y' does not exist on type 'Point'");
      expect((await notebook.run("twice(point.x + Kind.A)")).result).toBe("[ 4, 4 ]");
      expect((await notebook.run("doubled")).error).toContain("Cannot find name 'doubled'");
    },
  );

  test("keeps nobody waiting who writes", async () => {
    const { begun, ran } = begin();
    await begun;
    const { session } = notebook;
    const asked = Promise.all([
      session.complete("point.", 6),
      session.inspect("point", 2),
      session.signature("twice(", 6),
      session.isComplete("if (1) {"),
    ]);
    const first = await Promise.race([asked, ran]);
    expect(first).toEqual([
      { matches: [], start: 6, end: 6 },
      undefined,
      undefined,
      { status: "unknown" },
    ]);
    await session.interrupt();
    await ran;
    const { matches } = await session.complete("point.", 6);
    expect(matches.map(({ text }) => text)).toEqual(["x"]);
  });

  test("ends with a restart, which forgets", async () => {
    const { begun, ran } = begin();
    await begun;
    const restarted = notebook.session.restart();
    await restarted;
    expect((await ran).error).toMatch(/^Interrupted/);
    expect((await notebook.run("point")).error).toContain("Cannot find name 'point'");
  });
});
