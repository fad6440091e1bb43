import { expect, test } from "vitest";
import { isJupyterLite, readShared, type Shared } from "../../src/lite/shared.ts";

/** What JupyterLab's share scope looks like: a module under its name and version. */
function sharing(modules: Readonly<Record<string, object>>): Shared {
  const entries = Object.entries(modules).map(([name, module]) => {
    return [name, { "1.0.0": { get: async () => () => module } }] as const;
  });
  return Object.fromEntries(entries);
}

const all = {
  "@jupyterlite/services": { IKernelSpecs: {}, IKernelClient: {} },
  "@lumino/signaling": { Signal: class {} },
  "@jupyterlab/apputils": { Notification: {} },
  "@jupyterlab/notebook": { INotebookTracker: {} },
};

test("readShared finds what the kernel needs, and says nothing where all of it is there", async () => {
  const { found, missing } = await readShared(sharing(all));
  expect(Object.keys(found)).toHaveLength(5);
  expect(missing).toEqual([]);
});

test("readShared says in a sentence which name has moved, and what does not work without it", async () => {
  const services = { IKernelSpecs: {}, INewClient: {} };
  const { missing } = await readShared(sharing({ ...all, "@jupyterlite/services": services }));
  expect(missing).toEqual([
    "@jupyterlite/services does not share IKernelClient here, so the stop button cannot reach a running cell; has it moved?",
  ]);
});

test("a JupyterLab with a server is no JupyterLite", () => {
  expect(isJupyterLite(sharing(all))).toBe(true);
  expect(isJupyterLite(sharing({ "@jupyterlab/apputils": {} }))).toBe(false);
});
