import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { Client } from "./client.ts";
import { Notebook } from "./notebook.ts";

let notebook: Notebook;
beforeEach(() => {
  notebook = new Notebook();
});
afterEach(() => notebook.close());

/** Starts a program that does not end, and prints its number. */
const start = `
  import { spawn } from "node:child_process";
  const program = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"], { stdio: "ignore" });
  console.log(program.pid);`;

/** Starts a shell that starts such a program. */
const startByShell = `
  import { spawn } from "node:child_process";
  const script = process.execPath + ' -e "console.log(process.pid); setInterval(() => {}, 1000)" & wait';
  const shell = spawn("sh", ["-c", script], { stdio: ["ignore", "pipe", "ignore"] });
  await new Promise<void>((done) => shell.stdout.once("data", (pid) => { console.log(String(pid)); done(); }));`;

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** Resolves once there is no such process. */
async function gone(pid: number, milliseconds = 10_000): Promise<void> {
  expect(pid).toBeGreaterThan(1);
  const end = performance.now() + milliseconds;
  while (isAlive(pid)) {
    if (performance.now() > end) {
      process.kill(pid, "SIGKILL");
      throw new Error(`process ${pid} still lives`);
    }
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

describe("a program that a cell started", () => {
  test("ends when the cell is stopped", async () => {
    const { stdout, error } = await notebook.interrupt(`${start}; await new Promise(() => {});`);
    expect(error).toMatch(/^Interrupted/);
    await gone(Number(stdout.split("\n")[1]));
  });

  test("goes on when another cell is stopped", async () => {
    const pid = Number((await notebook.run(start)).stdout);
    await notebook.interrupt("for (;;);");
    expect(isAlive(pid)).toBe(true);
    expect((await notebook.run("program.exitCode")).result).toBe("null");
  });

  test.each([
    ["restarted", () => notebook.session.restart()],
    ["closed", () => notebook.close()],
  ])("ends when the session is %s", async (_, end) => {
    const pid = Number((await notebook.run(start)).stdout);
    await end();
    await gone(pid);
  });

  test("ends with the process of the cells", async () => {
    const pid = Number((await notebook.run(start)).stdout);
    await notebook.run("process.exit(1)");
    await gone(pid);
  });

  test.skipIf(process.platform === "win32")("ends with it by way of a shell, too", async () => {
    const pid = Number((await notebook.run(startByShell)).stdout);
    await notebook.session.restart();
    await gone(pid);
  });

  test("lives on where it was started to outlive its starter", async () => {
    const apart = start.replace('stdio: "ignore"', 'stdio: "ignore", detached: true');
    const pid = Number((await notebook.run(apart)).stdout);
    await notebook.session.restart();
    expect(isAlive(pid)).toBe(true);
    process.kill(pid, "SIGKILL");
  });

  test.each(["SIGKILL", "SIGTERM"] as const)("ends with a kernel that gets %s", async (signal) => {
    const client = await Client.start();
    await client.execute(start);
    const printed = await client.until((m) => m.type === "stream");
    client.process.kill(signal);
    await gone(Number(printed.content.text));
    await client.close();
  });

  test("ends when a client shuts the kernel down", async () => {
    const client = await Client.start();
    await client.execute(start);
    const printed = await client.until((m) => m.type === "stream");
    await client.ask("shutdown_request", { restart: false }, "control");
    await gone(Number(printed.content.text));
    await client.close();
  });
});
