import { afterEach, expect, test, vi } from "vitest";
import { displaySymbol, inspectSymbol, type MimeBundle } from "../../src/display/bundle.ts";
import { type DisplayOptions, installHost } from "../../src/display/host.ts";
import { show, showLive } from "../../src/display/show.ts";

afterEach(() => {
  installHost(undefined);
  vi.restoreAllMocks();
});

test("show hands a value's whole bundle to the host of the cell", () => {
  const sent = recordingHost();
  const bundle = { "text/html": "<b>1</b>", "text/plain": "1" };
  show(shownAs(bundle));
  expect(sent).toEqual([{ bundle, options: {} }]);
});

test("show turns a plain value into its text", () => {
  const sent = recordingHost();
  show("as it is");
  show({ deep: { deeper: { deepest: [1] } } });
  expect(sent.map((one) => one.bundle)).toEqual([
    { "text/plain": "as it is" },
    { "text/plain": "{\n  deep: { deeper: { deepest: [ 1 ] } }\n}" },
  ]);
});

test("showLive replaces its own output and no other", () => {
  const sent = recordingHost();
  const first = showLive("a");
  const second = showLive("b");
  first.update("c");
  const [a, b, c] = sent.map((one) => one.options);
  expect(a).toEqual({ id: a?.id, update: false });
  expect(b).toEqual({ id: b?.id, update: false });
  expect(c).toEqual({ id: a?.id, update: true });
  expect(a?.id).not.toBe(b?.id);
  second.update("d");
  expect(sent.at(-1)).toEqual({
    bundle: { "text/plain": "d" },
    options: { id: b?.id, update: true },
  });
});

test("showLive keeps the newest value when an older one is ready later", async () => {
  const sent = recordingHost();
  let finish = (_: MimeBundle): void => {};
  const slow = new Promise<MimeBundle>((resolve) => {
    finish = resolve;
  });
  const live = showLive({ [displaySymbol]: () => slow });
  live.update("new");
  finish({ "text/plain": "old" });
  await slow;
  expect(sent.map((one) => one.bundle["text/plain"])).toEqual(["new"]);
});

test("without a host a value's text goes to the console, the same text only once", () => {
  const log = vi.spyOn(console, "log").mockImplementation(() => {});
  const live = showLive(shownAs({ "image/svg+xml": "<svg/>", "text/plain": "loss 0.5" }));
  live.update("loss 0.5");
  live.update("loss 0.4");
  show(shownAs({ "image/png": "" }));
  expect(log.mock.calls.flat()).toEqual(["loss 0.5", "loss 0.4", "[image/png]"]);
});

test("a bundle that fails is reported and does not end the program", async () => {
  const error = vi.spyOn(console, "error").mockImplementation(() => {});
  show({ [displaySymbol]: () => Promise.reject(new RangeError("no data")) });
  await vi.waitFor(() => expect(error).toHaveBeenCalled());
  expect(String(error.mock.calls[0]?.[0])).toContain("RangeError: no data");
});

test("in a page, where Node is not, a value still has a text", () => {
  const sent = recordingHost();
  vi.stubGlobal("process", undefined);
  try {
    for (const value of [{ a: [1] }, { [inspectSymbol]: () => "own" }, new Error("bad"), 1n]) {
      show(value);
    }
  } finally {
    vi.unstubAllGlobals();
  }
  expect(sent.map((one) => one.bundle["text/plain"])).toEqual([
    '{\n  "a": [\n    1\n  ]\n}',
    "own",
    "Error: bad",
    "1",
  ]);
});

function shownAs(bundle: MimeBundle) {
  return { [displaySymbol]: () => bundle };
}

function recordingHost() {
  const sent: { bundle: MimeBundle; options: DisplayOptions | undefined }[] = [];
  installHost({
    display: (bundle, options) => void sent.push({ bundle, options }),
    clearOutput: () => {},
    signal: new AbortController().signal,
  });
  return sent;
}
