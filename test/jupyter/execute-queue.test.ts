import { expect, test } from "vitest";
import { ExecuteQueue } from "../../src/jupyter/execute-queue.ts";

test("ExecuteQueue runs in order; after a failure the waiting ones are aborted, later ones run", async () => {
  const queue = new ExecuteQueue();
  const done: string[] = [];
  const add = (name: string, ok = true): Promise<void> =>
    new Promise((resolve) => {
      const note = async (what: string): Promise<boolean> => {
        done.push(`${what} ${name}`);
        resolve();
        return ok;
      };
      queue.add({ run: () => note("ran"), abort: async () => void (await note("aborted")) });
    });
  await Promise.all([add("a"), add("b", false), add("c"), add("d")]);
  await add("e");
  expect(done).toEqual(["ran a", "ran b", "aborted c", "aborted d", "ran e"]);
});
