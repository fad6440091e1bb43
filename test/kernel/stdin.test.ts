import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Client, type Received } from "./client.ts";

let client: Client;
beforeAll(async () => {
  client = await Client.start();
});
afterAll(() => client.close());

const result = (messages: readonly Received[]): string =>
  messages.find(({ type }) => type === "execute_result")?.content.data["text/plain"];

/** Runs a cell and answers each of its questions in turn. */
async function converse(code: string, ...answers: string[]): Promise<Received[]> {
  const id = await client.send("execute_request", { code, allow_stdin: true });
  const asked = (): Received[] =>
    client.received.filter((m) => m.type === "input_request" && m.parent.msg_id === id);
  for (const [i, value] of answers.entries()) {
    await client.until(() => asked().length === i + 1);
    await client.send("input_reply", { value, status: "ok" }, "stdin");
  }
  await client.reply(id);
  expect(asked()).toHaveLength(answers.length);
  return client.about(id);
}

const readline = 'import { createInterface } from "node:readline/promises";';
const open = "const rl = createInterface({ input: process.stdin, output: process.stdout });";

describe("process.stdin asks the person at the notebook", () => {
  test("by readline/promises, once for each question", async () => {
    const code = `${readline} ${open}
      const name = await rl.question("Name? ");
      const age = await rl.question("Age? ");
      rl.close();
      [name, age]`;
    const messages = await converse(code, "Ada 🙂", "36");
    expect(result(messages)).toBe("[ 'Ada 🙂', '36' ]");
    const printed = messages.filter(({ type }) => type === "stream");
    expect(printed.map(({ content }) => content.text).join("")).toBe("Name? Age? ");
  });

  test("by a reader that an earlier cell made", async () => {
    await converse(`${readline} ${open}`);
    expect(result(await converse(`await rl.question("a? ")`, "1"))).toBe("'1'");
    expect(result(await converse(`const b = await rl.question("b? "); rl.close(); b`, "2"))).toBe(
      "'2'",
    );
  });

  test("by readline's callback and by its lines", async () => {
    const asked = `import * as lines from "node:readline";
      const reader = lines.createInterface({ input: process.stdin });
      const line = await new Promise<string>((done) => reader.question("", done));
      reader.close(); line`;
    expect(result(await converse(asked, "x"))).toBe("'x'");
    const many = `import { createInterface as create } from "node:readline";
      const all: string[] = [];
      for await (const one of create({ input: process.stdin })) { all.push(one); if (one === "end") break; }
      all`;
    expect(result(await converse(many, "a", "end"))).toBe("[ 'a', 'end' ]");
  });

  test("by its events", async () => {
    const once = `const chunk = await new Promise<Buffer>((done) => process.stdin.once("data", done));
      process.stdin.pause(); String(chunk)`;
    expect(result(await converse(once, "typed"))).toBe("'typed\\n'");
  });

  test("until the cell is stopped, and the next cell asks anew", async () => {
    const code = `${readline} ${open} await rl.question("never answered")`;
    const id = await client.send("execute_request", { code, allow_stdin: true });
    await client.until((m) => m.type === "input_request" && m.parent.msg_id === id);
    await client.ask("interrupt_request", {}, "control");
    expect((await client.reply(id)).content.ename).toBe("Interrupted");
    await client.send("input_reply", { value: "too late" }, "stdin");
    const again = `${readline} ${open} const a = await rl.question("again"); rl.close(); a`;
    expect(result(await converse(again, "in time"))).toBe("'in time'");
  });

  test("and says so where nobody can be asked", async () => {
    const { reply } = await client.execute(`${readline} ${open} await rl.question("anyone?")`);
    expect(reply.content.evalue).toMatch(/^process.stdin: there is nobody to ask/);
    expect((await client.execute("1 + 1")).reply.content.status).toBe("ok");
  });

  test("not where nothing reads it", async () => {
    expect(result(await converse("process.stdin.isPaused()"))).toBe("false");
    expect(result(await converse("typeof process.stdin.fd"))).toBe("'number'");
  });
});
