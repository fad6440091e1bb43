import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Client, type Received } from "./client.ts";

let client: Client;
beforeAll(async () => {
  client = await Client.start();
});
afterAll(() => client.close());

const result = (messages: readonly Received[]): string =>
  messages.find(({ type }) => type === "execute_result")?.content.data["text/plain"];
const ask = (text: string): string => `prompt(${JSON.stringify(text)})`;

/** Runs a cell that asks, and gives each answer in turn. */
async function converse(code: string, ...answers: string[]): Promise<Received[]> {
  const id = await client.send("execute_request", { code, allow_stdin: true });
  for (const [i, value] of answers.entries()) {
    const asked = (): Received[] =>
      client.received.filter((m) => m.type === "input_request" && m.parent.msg_id === id);
    await client.until(() => asked().length === i + 1);
    expect(asked()[i].content).toMatchObject({ password: false });
    await client.send("input_reply", { value, status: "ok" }, "stdin");
  }
  await client.reply(id);
  return client.about(id);
}

describe("prompt()", () => {
  test("asks through stdin and waits for the answer", async () => {
    const messages = await converse(
      `console.log("before"); const name = ${ask("Your name?")}; name + "!"`,
      "Ada 🙂",
    );
    expect(result(messages)).toBe("'Ada 🙂!'");
    const question = client.received.findIndex(({ type }) => type === "input_request");
    const before = client.received.findIndex(({ content }) => content.text === "before\n");
    expect(client.received[question].content.prompt).toBe("Your name?");
    expect(before).toBeLessThan(question);
  });

  test("may ask several times, and takes its preset for an empty answer", async () => {
    const code = `[${ask("a")}, ${ask("b")}, prompt("c", "preset")]`;
    expect(result(await converse(code, "1", "2", ""))).toBe("[ '1', '2', 'preset' ]");
  });

  test("throws where the client cannot be asked", async () => {
    const { reply } = await client.execute(ask("anyone?"));
    expect(reply.content.evalue).toMatch(/^prompt: there is nobody to ask/);
  });

  test("does not hold up the heartbeat or completion, and can be interrupted", async () => {
    const id = await client.send("execute_request", {
      code: ask("never answered"),
      allow_stdin: true,
    });
    await client.until((m) => m.type === "input_request" && m.parent.msg_id === id);
    await client.heartbeat.send("ping");
    expect(String((await client.heartbeat.receive())[0])).toBe("ping");
    expect(
      (await client.ask("complete_request", { code: "Math.ab", cursor_pos: 7 })).content.matches,
    ).toEqual(["abs"]);
    await client.ask("interrupt_request", {}, "control");
    expect((await client.reply(id)).content.ename).toBe("Interrupted");
    await client.send("input_reply", { value: "too late" }, "stdin");
    expect(result(await converse(ask("again"), "in time"))).toBe("'in time'");
  });
});

describe("user_expressions", () => {
  test("come back with the reply, each with its value or its error", async () => {
    const { reply } = await client.execute("const six = 6;", {
      user_expressions: {
        seven: "six + 1",
        broken: "six.nothing",
        thrown: "(() => { throw new Error('x') })()",
      },
    });
    expect(reply.content.user_expressions).toMatchObject({
      seven: { status: "ok", data: { "text/plain": "7" }, metadata: {} },
      broken: { status: "error", ename: "TypeScript error" },
      thrown: { status: "error", ename: "Error", evalue: "x" },
    });
  });

  test("are not broadcast and do not count", async () => {
    const { reply, messages } = await client.execute("0", {
      user_expressions: { a: "'seen by nobody'" },
    });
    expect(messages.map(({ type }) => type)).toEqual([
      "status",
      "execute_input",
      "execute_result",
      "status",
    ]);
    const next = await client.execute("0");
    expect(next.reply.content.execution_count).toBe(reply.content.execution_count + 1);
  });
});

describe("comms", () => {
  test("opened by a cell: open, talk in both directions with bytes, close", async () => {
    const { messages } = await client.execute(`
      import { openComm } from "chainrule";
      const comm = openComm("slider", { value: 1 }, { metadata: { version: "2" } });
      comm.onMessage = (data, buffers) => {
        console.log("heard", data, buffers.map((b) => b.length));
        comm.send({ echo: data }, { buffers: [new Uint8Array([1, 2, 3])] });
      };
      comm.onClose = () => console.log("closed");`);
    const open = messages.find(({ type }) => type === "comm_open") as Received;
    expect(open.content).toMatchObject({ target_name: "slider", data: { value: 1 } });
    expect(open.metadata).toEqual({ version: "2" });
    const { comm_id } = open.content;
    expect((await client.ask("comm_info_request")).content.comms).toEqual({
      [comm_id]: { target_name: "slider" },
    });
    expect((await client.ask("comm_info_request", { target_name: "other" })).content.comms).toEqual(
      {},
    );
    await client.send("comm_msg", { comm_id, data: { value: 2 } });
    const echo = await client.until((m) => m.type === "comm_msg");
    expect(echo.content).toEqual({ comm_id, data: { echo: { value: 2 } } });
    expect(echo.parent.msg_id).toBe(open.parent.msg_id);
    expect(echo.buffers.map((bytes) => [...bytes])).toEqual([[1, 2, 3]]);
    await client.send("comm_close", { comm_id, data: {} });
    const closed = await client.until(
      (m) => m.type === "stream" && m.content.text.includes("closed"),
    );
    expect(closed.parent.msg_id).toBe(open.parent.msg_id);
    expect((await client.ask("comm_info_request")).content.comms).toEqual({});
  });

  test("opened by the front end reach the cell that accepts them", async () => {
    await client.execute(`
      import { acceptComms } from "chainrule";
      acceptComms("counter", (comm, data) => {
        comm.send({ welcome: data });
        comm.close();
      });`);
    await client.send("comm_open", { comm_id: "c2", target_name: "counter", data: { from: 5 } });
    const welcome = await client.until((m) => m.content.comm_id === "c2" && m.type === "comm_msg");
    expect(welcome.content.data).toEqual({ welcome: { from: 5 } });
    await client.until((m) => m.content.comm_id === "c2" && m.type === "comm_close");
  });

  test("that nobody offers are closed at once, before the first cell, too", async () => {
    const fresh = await Client.start();
    await fresh.send("comm_open", { comm_id: "c0", target_name: "no.such", data: {} });
    await fresh.until((m) => m.content.comm_id === "c0" && m.type === "comm_close");
    await fresh.close();
    await client.send("comm_open", { comm_id: "c3", target_name: "nobody", data: {} });
    await client.until((m) => m.content.comm_id === "c3" && m.type === "comm_close");
  });

  test("end with the process that held them", async () => {
    const { messages } = await client.execute(
      'import { openComm } from "chainrule"; openComm("short");0',
    );
    const { comm_id } = (messages.find(({ type }) => type === "comm_open") as Received).content;
    await client.execute("process.exit(0)");
    await client.until((m) => m.type === "comm_close" && m.content.comm_id === comm_id);
    expect((await client.ask("comm_info_request")).content.comms).toEqual({});
  });
});

describe("history_request", () => {
  test("gives the last cells, a range, a search, with outputs if asked", async () => {
    await client.execute("'first of these'");
    await client.execute("'second'; ", { store_history: false });
    await client.execute("'third of these'");
    const tail = await client.ask("history_request", {
      hist_access_type: "tail",
      n: 2,
      output: false,
      raw: true,
    });
    const [first, third] = tail.content.history;
    expect([first[2], third[2]]).toEqual(["'first of these'", "'third of these'"]);
    const range = {
      hist_access_type: "range",
      session: first[0],
      start: first[1],
      stop: third[1],
      output: true,
      raw: true,
    };
    expect((await client.ask("history_request", range)).content.history).toEqual([
      [first[0], first[1], ["'first of these'", "'first of these'"]],
    ]);
    const search = {
      hist_access_type: "search",
      pattern: "*of these*",
      n: 1,
      output: false,
      raw: true,
    };
    expect((await client.ask("history_request", search)).content.history).toEqual([third]);
  });

  test("of an unknown kind is an error that names the kinds", async () => {
    const { content } = await client.ask("history_request", { hist_access_type: "all" });
    expect(content).toMatchObject({
      status: "error",
      evalue: expect.stringContaining("tail, range or search"),
    });
  });
});
