import { afterAll, describe, test } from "vitest";
import { listedCells } from "../run/cells.ts";
import { expectListed } from "../run/expect-listed.ts";
import { Notebook } from "./notebook.ts";

const notebook = new Notebook();
afterAll(() => notebook.close());

describe("in the kernel", () => {
  test.each(listedCells.map((cell) => [cell.title, cell] as const))("%s", async (_, cell) => {
    const { reply, outputs } = await notebook.run(cell.source);
    if (reply.status === "ok") expectListed(cell, outputs, undefined);
    else expectListed(cell, outputs.slice(0, -1), reply);
  });
});
