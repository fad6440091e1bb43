import { afterAll, beforeAll, expect, test } from "vitest";
import { widgetMime } from "../../src/widgets/kinds.ts";
import { Client, type Received } from "./client.ts";

let client: Client;
beforeAll(async () => {
  client = await Client.start();
});
afterAll(() => client.close());

let talks = 0;

/** Runs a cell that shows a slider; gives its id and an open talk with the kernel. */
async function show(code: string): Promise<{ id: string; comm_id: string }> {
  const { messages } = await client.execute(`import { slider } from "chainrule";\n${code}`);
  const shown = messages.find(({ type }) => type === "execute_result") as Received;
  const { id } = shown.content.data[widgetMime("slider")];
  const comm_id = `talk-${++talks}`;
  await client.send("comm_open", { comm_id, target_name: "chainrule.callback", data: {} });
  return { id, comm_id };
}

async function ask(comm_id: string, id: string, turn: number, value: number): Promise<void> {
  await client.send("comm_msg", { comm_id, data: { id, turn, values: [value] } });
}

function answerTo(comm_id: string, turn: number): Promise<Received> {
  return client.until(
    ({ type, content }) =>
      type === "comm_msg" && content.comm_id === comm_id && content.data.turn === turn,
  );
}

test("a slider's function is called between cells, with the variables as they are", async () => {
  const { id, comm_id } = await show("let factor = 2;\nslider(0, 10, (x) => 'is ' + factor * x)");
  await ask(comm_id, id, 1, 4);
  expect((await answerTo(comm_id, 1)).content.data.frame).toEqual({ text: "is 8" });
  await client.execute("factor = 100;");
  await ask(comm_id, id, 2, 4);
  expect((await answerTo(comm_id, 2)).content.data.frame).toEqual({ text: "is 400" });
});

test("an endless function is cut off and said, and the kernel goes on with all variables", async () => {
  const code = "let armed = false;\nconst kept = 41;\n";
  const draw = "(x) => { while (armed && x > 0.8); return x; }";
  const { id, comm_id } = await show(`${code}slider(0, 1, ${draw})`);
  await client.execute("armed = true;");
  await ask(comm_id, id, 1, 0.9);
  const { frame } = (await answerTo(comm_id, 1)).content.data;
  expect(frame.error).toContain("it was cut off after 2 seconds; does it come to an end?");
  const { messages } = await client.execute("kept + 1");
  expect(messages.find(({ type }) => type === "execute_result")?.content.data["text/plain"]).toBe(
    "42",
  );
  await ask(comm_id, id, 2, 0.5);
  expect((await answerTo(comm_id, 2)).content.data.frame).toEqual({ text: "0.5" });
});

test("a question waits while a cell computes, and is answered after it", async () => {
  const { id, comm_id } = await show("slider(0, 1, (x) => x)");
  const running = client.execute("const until = Date.now() + 300; while (Date.now() < until);");
  await ask(comm_id, id, 1, 0.25);
  expect((await answerTo(comm_id, 1)).content.data.frame).toEqual({ text: "0.25" });
  await running;
});
