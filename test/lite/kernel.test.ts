import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { ErrorReport, Output } from "../../src/run/outputs.ts";
import { listedCells } from "../run/cells.ts";
import { expectListed } from "../run/expect-listed.ts";
import { type LabPage, openLab } from "./lab-page.ts";
import { type Executed, LiteClient, ofType, printed } from "./lite-client.ts";
import { serveLab } from "./served-lab.ts";

const served = serveLab();
let lab: LabPage;
let kernel: LiteClient;

beforeAll(async () => {
  lab = await openLab(served.browser, served.address);
  kernel = await LiteClient.start(lab.page);
});
afterAll(async () => {
  expect(lab?.complaints).toEqual([]);
});

const types = ({ messages }: Executed): string[] => messages.map(({ header }) => header.msg_type);

// The list of jupyter_kernel_test 0.7, where it applies.
describe("the kernel in the lab, to JupyterLab's client", () => {
  test("kernel_info names the protocol, the language and the kernel", async () => {
    const info = await kernel.ask("requestKernelInfo");
    expect(info).toMatchObject({
      status: "ok",
      protocol_version: "5.4",
      implementation: "chainrule",
      language_info: { name: "typescript", version: "6.0", file_extension: ".ts" },
    });
  });

  test("an execution is busy, echoed, answered and idle, in this order", async () => {
    const ran = await kernel.execute("40 + 2");
    expect(types(ran)).toEqual(["status", "execute_input", "execute_result", "status"]);
    expect(ofType(ran, "status").map(({ execution_state }) => execution_state)).toEqual([
      "busy",
      "idle",
    ]);
    expect(ofType(ran, "execute_result")[0].data).toEqual({ "text/plain": "42" });
    expect(ran.reply.status).toBe("ok");
  });

  test("what is printed comes on its stream", async () => {
    const ran = await kernel.execute('console.log("hello"); console.error("careful")');
    expect(ofType(ran, "stream")).toEqual([
      { name: "stdout", text: "hello\n" },
      { name: "stderr", text: "careful\n" },
    ]);
  });

  test("the count grows with what is stored, and with nothing else", async () => {
    const first = (await kernel.execute("1")).reply.execution_count;
    await kernel.execute("2", { store_history: false });
    await kernel.execute("3", { silent: true });
    expect((await kernel.execute("4")).reply.execution_count).toBe(first + 1);
  });

  test("a silent execution says nothing", async () => {
    expect(types(await kernel.execute("console.log(1); 2", { silent: true }))).toEqual([
      "status",
      "status",
    ]);
  });

  test("user_expressions are evaluated, each by itself", async () => {
    const user_expressions = { good: "1 + 1", bad: "missing" };
    const { reply } = await kernel.execute("0", { user_expressions });
    expect(reply.user_expressions).toMatchObject({
      good: { status: "ok", data: { "text/plain": "2" } },
      bad: { status: "error", ename: "TypeScript error" },
    });
  });

  test("an error has a name, a value and the line; what waits behind it is aborted", async () => {
    const [failed, behind] = await Promise.all([
      kernel.execute('const before = 1;\nthrow new RangeError("too far");'),
      kernel.execute("before"),
    ]);
    const [error] = ofType(failed, "error");
    expect(error).toMatchObject({ ename: "RangeError", evalue: "too far" });
    expect(error.traceback.join("\n")).toContain("line 2, column 7");
    expect(failed.reply.status).toBe("error");
    expect(behind.reply.status).toBe("aborted");
  });

  test("what does not check does not run, and says where", async () => {
    const ran = await kernel.execute('const n: number = "one";\nconsole.log("ran")');
    expect(ran.reply).toMatchObject({ status: "error", ename: "TypeScript error" });
    expect(ran.reply.evalue).toContain("TS2322, line 1");
    expect(printed(ran)).toBe("");
  });

  test("a display is replaced in place, and outputs are cleared", async () => {
    const ran = await kernel.execute(
      'import { showLive } from "chainrule";\nconst live = showLive("begun");\nlive.update("done");',
    );
    const [shown] = ofType(ran, "display_data");
    const [update] = ofType(ran, "update_display_data");
    expect(update.data).toEqual({ "text/plain": "done" });
    expect(update.transient.display_id).toBe(shown.transient.display_id);
    expect(types(await kernel.execute("console.clear()"))).toContain("clear_output");
  });

  test("completion knows earlier cells, and counts code points", async () => {
    await kernel.execute("const weights = [1, 2, 3];");
    const code = '"🙂"; weights.le';
    const found = await kernel.ask("requestComplete", { code, cursor_pos: [...code].length });
    expect(found.matches).toContain("length");
    expect([found.cursor_start, found.cursor_end]).toEqual([13, 15]);
  });

  test("inspection tells types and documentation", async () => {
    await kernel.execute("/** Doubles. */\nfunction twice(k: number): number { return 2 * k; }");
    const asked = { code: "twice", cursor_pos: 3, detail_level: 0 };
    const { found, data } = await kernel.ask("requestInspect", asked);
    expect(found).toBe(true);
    expect(data["text/plain"]).toMatch(/twice\(k: number\): number[\s\S]*Doubles\./);
  });

  test.each([
    ["1 + 1", "complete"],
    ["function f() {", "incomplete"],
    ["let = ;", "invalid"],
  ])("is_complete of %j is %s", async (code, status) => {
    expect((await kernel.ask("requestIsComplete", { code })).status).toBe(status);
  });

  test("the history has what was run, with its values", async () => {
    await kernel.execute('"a history of " + 1');
    const asked = { hist_access_type: "tail", n: 1, output: true, raw: true };
    const { history } = await kernel.ask("requestHistory", asked);
    expect(history.at(-1)?.[2]).toEqual(['"a history of " + 1', "'a history of 1'"]);
  });

  test("comms carry talks; a target that nobody offers is closed", async () => {
    await kernel.execute(
      'import { acceptComms } from "chainrule";\nacceptComms("echo", (comm) => { comm.onMessage = (data) => comm.send({ heard: data }); });',
    );
    expect(await kernel.talk("echo", { a: 1 })).toEqual({ heard: { a: 1 } });
    expect(await kernel.talk("nobody", {})).toBe("closed");
  });

  test("what a page would show beside the notebook comes with the reply", async () => {
    const { reply } = await kernel.execute("%help");
    expect(reply.payload[0].data["text/plain"]).toContain("%check");
  });

  test("packages of npm are refused in a sentence", async () => {
    const ran = await kernel.execute('import { chunk } from "lodash";');
    expect(ran.reply.evalue).toContain("lodash");
    expect(ran.reply.traceback.join("\n")).toContain("no packages of npm");
    const installed = await kernel.execute("%npm install lodash");
    expect(installed.reply.evalue).toContain("runs in the browser, where npm is not");
  });

  test("files beside the notebook are imported, checked and traced", async () => {
    const ran = await kernel.execute(
      'import { greet, positive } from "./greeting";\nconst greeting = greet("lab");\n[greeting.words, positive]',
    );
    expect(ofType(ran, "execute_result")[0]?.data).toEqual({ "text/plain": "[ 'hello lab!', 0 ]" });
    const wrong = await kernel.execute("greet(1)");
    expect(wrong.reply.evalue).toContain("TS2345");
    const failed = await kernel.execute('import { fail } from "./greeting.ts";\nfail();');
    expect(failed.reply.traceback.join("\n")).toMatch(/greeting\.ts:16:9/);
  });
});

test("a file that has changed is checked and loaded anew", async () => {
  const write = (text: string): Promise<void> =>
    lab.page.evaluate(async (content) => {
      const { jupyterapp } = globalThis as unknown as { jupyterapp: LabApplication };
      const file = { type: "file", format: "text", content };
      await jupyterapp.serviceManager.contents.save("changing.ts", file);
    }, text);
  const source = 'import { step } from "./changing.ts";\nstep';
  const valueNow = async () => ofType(await kernel.execute(source), "execute_result")[0]?.data;
  await write("export const step = 1;");
  expect(await valueNow()).toEqual({ "text/plain": "1" });
  await write('export const step = "two";');
  expect(await valueNow()).toEqual({ "text/plain": "'two'" });
  expect((await kernel.execute("const n: number = step;")).reply.evalue).toContain("TS2322");
});

test("an exercise that was passed is kept beside the notebook, also for later cells", async () => {
  const source =
    'import { exercises } from "chainrule";\nexercises.startHere.double.check((x: number) => 2 * x);';
  const ran = await kernel.execute(source);
  expect(JSON.stringify(ran.messages)).toContain("Right");
  await kernel.execute("0"); // begins when the file is written
  const content = await lab.page.evaluate(async () => {
    const { jupyterapp } = globalThis as unknown as { jupyterapp: LabApplication };
    const options = { type: "file", format: "text", content: true };
    return (await jupyterapp.serviceManager.contents.get("chainrule.progress.json", options))
      .content;
  });
  expect(JSON.parse(String(content))).toEqual({
    chainrule: "progress",
    exercises: ["startHere.double"],
  });
});

interface LabApplication {
  readonly serviceManager: {
    readonly contents: LabContents;
  };
}

interface LabContents {
  get(path: string, options: object): Promise<{ readonly content: unknown }>;
  save(path: string, file: object): Promise<void>;
}

describe("the list of cells", () => {
  test.each(listedCells.map((cell) => [cell.title, cell] as const))("%s", async (_, cell) => {
    const ran = await kernel.execute(cell.source);
    const outputs = ran.messages.flatMap(({ header, content }) =>
      outputTypes.has(header.msg_type) ? [{ output_type: header.msg_type, ...content }] : [],
    ) as Output[];
    const { status, ...error } = ran.reply;
    const report = status === "error" ? (error as ErrorReport) : undefined;
    // The last error output is the cell's own end.
    expectListed(cell, report === undefined ? outputs : outputs.slice(0, -1), report);
  });
});

const outputTypes = new Set(["stream", "display_data", "execute_result", "error"]);
