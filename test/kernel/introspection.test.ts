import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Client } from "./client.ts";

let client: Client;
beforeAll(async () => {
  client = await Client.start();
});
afterAll(() => client.close());

describe("questions about a cell's text", () => {
  test("count the cursor in code points: a completion after an emoji", async () => {
    const code = "const s = '🙂'; s.toUpp";
    const { content } = await client.ask("complete_request", {
      code,
      cursor_pos: Array.from(code).length,
    });
    expect(content.matches).toEqual(["toUpperCase"]);
    expect([content.cursor_start, content.cursor_end]).toEqual([17, 22]);
    expect(content.metadata._jupyter_types_experimental[0]).toMatchObject({
      text: "toUpperCase",
      type: "method",
    });
  });

  test("inspect: type and documentation of a name from an earlier cell", async () => {
    await client.execute("/** Half the way round. */\nconst halfTurn: number = Math.PI;");
    const { content } = await client.ask("inspect_request", {
      code: "halfTurn",
      cursor_pos: 4,
      detail_level: 0,
    });
    expect(content.found).toBe(true);
    expect(content.data["text/plain"]).toContain("const halfTurn: number");
    expect(content.data["text/plain"]).toContain("Half the way round.");
    const nothing = await client.ask("inspect_request", {
      code: "  ",
      cursor_pos: 1,
      detail_level: 0,
    });
    expect(nothing.content).toEqual({ status: "ok", found: false, data: {}, metadata: {} });
  });

  test("inspect: inside a call's parentheses, the signature with the current argument", async () => {
    await client.execute(
      "/** Scales. @param by how much */\nfunction grow(size: number, by: number): number { return size * by; }",
    );
    const { content } = await client.ask("inspect_request", { code: "grow(1, ", cursor_pos: 8 });
    expect(content.data["text/plain"]).toMatch(
      /^grow\(size: number, by: number\): number\n\nargument 2: by: number - how much/,
    );
  });

  test("inspect: right behind the opening parenthesis nothing is told twice, and the example is code", async () => {
    await client.execute(
      "/**\n * Shrinks.\n * @param size of it\n * @param by how much\n * @example shrink(4, 2) // 2\n */\nfunction shrink(size: number, by: number): number { return size / by; }",
    );
    const { content } = await client.ask("inspect_request", { code: "shrink(", cursor_pos: 7 });
    expect(content.data["text/markdown"]).toBe(
      [
        "```typescript\nshrink(size: number, by: number): number\n```",
        "**argument 1**: `size: number` of it",
        "Shrinks.",
        "- `by`: how much",
        "**Example**",
        "```typescript\nshrink(4, 2) // 2\n```",
      ].join("\n\n"),
    );
    const other = await client.ask("inspect_request", { code: "shrink(grow", cursor_pos: 11 });
    expect(other.content.data["text/plain"]).toMatch(/^shrink[\s\S]*function grow\(/);
  });

  test("complete: inside an import's path, and members of an earlier cell's value", async () => {
    const path = await client.ask("complete_request", { code: 'import "node:pat', cursor_pos: 16 });
    expect(path.content.matches).toContain("node:path");
    await client.execute("const grown = { tall: 1, wide: 2 };");
    const { content } = await client.ask("complete_request", { code: "grown.ta", cursor_pos: 8 });
    expect(content.matches).toEqual(["tall"]);
    expect(content.metadata._jupyter_types_experimental[0].signature).toBe("number");
  });

  test.each([
    ["1 + 1", "complete"],
    ["function f() {", "incomplete"],
    ["`open", "incomplete"],
    ["1 + ) 2", "invalid"],
  ])("is_complete: %s is %s", async (code, status) => {
    expect((await client.ask("is_complete_request", { code })).content.status).toBe(status);
  });
});
