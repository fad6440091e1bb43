import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Client } from "./client.ts";

let client: Client;
beforeAll(async () => {
  client = await Client.start();
});
afterAll(() => client.close());

const states = (id: string): string[] =>
  client.about(id).map(({ type, content }) => (type === "status" ? content.execution_state : type));

describe("kernel_info_request", () => {
  test("answers with true versions, the language and status ok", async () => {
    const { content } = await client.ask("kernel_info_request");
    expect(content).toMatchObject({
      status: "ok",
      implementation: "chainrule",
      protocol_version: "5.4",
      language_info: {
        name: "typescript",
        file_extension: ".ts",
        version: "6.0",
      },
    });
    expect(content.banner).toMatch(/TypeScript 6\.0\.\d/);
    expect(content.banner).toContain(process.version);
    // The registry knows "debugger" and "kernel subshells"; this kernel is neither.
    expect(content).toMatchObject({ supported_features: [], debugger: false });
  });

  test("is answered on the control channel too", async () => {
    const reply = await client.ask("kernel_info_request", {}, "control");
    expect(reply.channel).toBe("control");
  });
});

describe("execute_request", () => {
  test("answers busy, execute_input, result, idle, in this order, all with its header as parent", async () => {
    const { reply } = await client.execute("40 + 2");
    expect(states(reply.parent.msg_id)).toEqual([
      "busy",
      "execute_input",
      "execute_result",
      "idle",
    ]);
    expect(reply.content).toEqual({
      status: "ok",
      execution_count: 1,
      user_expressions: {},
      payload: [],
    });
    const { messages } = await client.execute("'two'");
    expect(messages[1].content).toEqual({ code: "'two'", execution_count: 2 });
    expect(messages[2].content).toEqual({
      execution_count: 2,
      data: { "text/plain": "'two'" },
      metadata: {},
    });
  });

  test("sends everything before idle: a cell that prints 2,000 lines", async () => {
    const { messages } = await client.execute("for (let i = 0; i < 2000; i++) console.log(i)");
    expect(messages.at(-1)?.content).toEqual({ execution_state: "idle" });
    const text = messages
      .map(({ type, content }) => (type === "stream" ? content.text : ""))
      .join("");
    expect(text.trimEnd().split("\n").length).toBe(2000);
    expect(messages.length).toBeLessThan(100);
  });

  test("sends standard error apart, and all forms of a rich result at once", async () => {
    const { messages } = await client.execute(`
      console.error("oops");
      ({ [Symbol.for("Jupyter.display")]: () => ({ "text/html": "<b>1</b>", "text/latex": "$1$", "text/plain": "1" }) })`);
    const [error, rich] = messages.slice(2, -1);
    expect([error.type, error.content]).toEqual(["stream", { name: "stderr", text: "oops\n" }]);
    expect([rich.type, rich.content.data]).toEqual([
      "execute_result",
      { "text/html": "<b>1</b>", "text/latex": "$1$", "text/plain": "1" },
    ]);
  });

  test("answers an error in the reply and as one error output", async () => {
    const { reply, messages } = await client.execute("throw new RangeError('no')");
    expect(reply.content).toMatchObject({ status: "error", ename: "RangeError", evalue: "no" });
    const [error] = messages.filter(({ type }) => type === "error");
    const { ename, evalue, traceback } = reply.content;
    expect(error.content).toEqual({ ename, evalue, traceback });
  });

  test("aborts the requests that wait after an error, and only those", async () => {
    const request = {
      silent: false,
      store_history: true,
      user_expressions: {},
      stop_on_error: true,
    };
    const ids: string[] = [];
    for (const code of ["await null; throw new Error('first')", "'second'", "'third'"]) {
      ids.push(await client.send("execute_request", { ...request, code }));
    }
    const replies = await Promise.all(ids.map((id) => client.reply(id)));
    expect(replies.map(({ content }) => content.status)).toEqual(["error", "aborted", "aborted"]);
    expect(states(ids[1])).toEqual(["busy", "idle"]);
    expect((await client.execute("'fourth'")).reply.content.status).toBe("ok");
  });

  test("runs the requests that wait if stop_on_error is false", async () => {
    const first = await client.send("execute_request", { code: "throw 1", stop_on_error: false });
    const second = await client.send("execute_request", { code: "'runs'" });
    expect((await client.reply(first)).content.status).toBe("error");
    expect((await client.reply(second)).content.status).toBe("ok");
  });

  test("silent broadcasts nothing but its states, and does not count", async () => {
    const before = (await client.execute("0")).reply.content.execution_count;
    const { reply } = await client.execute("console.log('hidden'); 1", { silent: true });
    expect(states(reply.parent.msg_id)).toEqual(["busy", "idle"]);
    expect((await client.execute("0")).reply.content.execution_count).toBe(before + 1);
  });

  test("replaces a display by its id, and clears outputs", async () => {
    const { messages } = await client.execute(`
      const host = Reflect.get(globalThis, Symbol.for("chainrule.host"));
      host.display({ "text/plain": "a" }, { id: "one" });
      host.display({ "text/plain": "b" }, { id: "one", update: true });
      host.clearOutput(true);`);
    expect(messages.slice(2, -1).map(({ type, content }) => [type, content])).toEqual([
      [
        "display_data",
        { data: { "text/plain": "a" }, metadata: {}, transient: { display_id: "one" } },
      ],
      [
        "update_display_data",
        { data: { "text/plain": "b" }, metadata: {}, transient: { display_id: "one" } },
      ],
      ["clear_output", { wait: true }],
    ]);
  });
});

describe("while a cell computes without a pause", () => {
  const busy = "console.log('busy'); while (true);";
  const computing = async (): Promise<string> => {
    const id = await client.send("execute_request", { code: busy });
    await client.until((m) => m.parent.msg_id === id && m.type === "stream");
    return id;
  };

  test("heartbeat, kernel_info, completion and control are answered; an interrupt ends it", async () => {
    const id = await computing();
    await client.heartbeat.send("ping");
    expect(String((await client.heartbeat.receive())[0])).toBe("ping");
    expect((await client.ask("kernel_info_request")).content.status).toBe("ok");
    const { content } = await client.ask("complete_request", { code: "[1].ma", cursor_pos: 6 });
    expect(content.matches).toContain("map");
    expect((await client.ask("interrupt_request", {}, "control")).content).toEqual({
      status: "ok",
    });
    expect((await client.reply(id)).content).toMatchObject({
      status: "error",
      ename: "Interrupted",
    });
  });

  test("SIGINT ends it too", async () => {
    const id = await computing();
    client.process.kill("SIGINT");
    expect((await client.reply(id)).content).toMatchObject({
      status: "error",
      ename: "Interrupted",
    });
    expect((await client.execute("1 + 1")).reply.content.status).toBe("ok");
  });
});

describe("the rest of the protocol", () => {
  test("a new subscriber is welcomed (JEP 65)", () => {
    const welcome = client.received.find(({ type }) => type === "iopub_welcome");
    expect(welcome?.content).toEqual({ subscription: "" });
  });

  test("connect_request tells the ports", async () => {
    const { content } = await client.ask("connect_request");
    expect(content).toMatchObject({ shell: expect.any(Number), hb: expect.any(Number) });
  });

  test("a message of unknown type is logged and nothing else", async () => {
    await client.send("make_tea_request", {});
    await client.logged(/unknown message type "make_tea_request"/);
  });

  test("a message with a wrong signature is dropped and logged", async () => {
    const { frames } = client.frames("execute_request", { code: "globalThis.broken = true" });
    frames[1] = Buffer.from("0".repeat(64));
    await client.shell.send(frames);
    await client.logged(/wrong signature/);
    const { messages } = await client.execute("'broken' in globalThis");
    expect(messages[2].content.data["text/plain"]).toBe("false");
  });

  test("shutdown_request is answered, then kernel and runner are gone", async () => {
    const other = await Client.start();
    const { messages } = await other.execute("process.pid");
    const runner = Number(messages[2].content.data["text/plain"]);
    const gone = new Promise((resolve) => other.process.once("exit", resolve));
    const reply = await other.ask("shutdown_request", { restart: false }, "control");
    expect(reply.content).toEqual({ status: "ok", restart: false });
    expect(await gone).toBe(0);
    await expectGone(runner);
    await other.close();
  });

  test("killing the kernel outright leaves no runner behind, even one that computes", async () => {
    const other = await Client.start();
    const { messages } = await other.execute("process.pid");
    const runner = Number(messages[2].content.data["text/plain"]);
    const id = await other.send("execute_request", { code: "console.log(1); while (true);" });
    await other.until((m) => m.parent.msg_id === id && m.type === "stream");
    await other.close();
    await expectGone(runner);
  });
});

async function expectGone(pid: number): Promise<void> {
  const end = performance.now() + 10_000;
  for (;;) {
    try {
      process.kill(pid, 0);
    } catch {
      return;
    }
    if (performance.now() > end) throw new Error(`process ${pid} still lives`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
