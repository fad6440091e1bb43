import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { Request } from "zeromq";
import { root } from "../project/modules.ts";

let folder: string;
const open: Server[] = [];
const children: ChildProcess[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "chainrule-start-"));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
  for (const server of open.splice(0)) server.close();
  for (const child of children.splice(0)) child.kill("SIGKILL");
});

/** A port that is in use until the test ends, or 0 where there is no such address. */
function takenPort(host: string): Promise<number> {
  const server = createServer();
  open.push(server);
  return new Promise((resolve) => {
    server.once("error", () => resolve(0));
    server.listen(0, host, () => resolve((server.address() as { port: number }).port));
  });
}

async function freePort(host: string): Promise<number> {
  const port = await takenPort(host);
  const server = open.pop() as Server;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** Starts a kernel on these ports (the last one for heartbeats). */
function start(ip: string, ports: readonly number[]) {
  const [shell_port, iopub_port, stdin_port, control_port, hb_port] = ports;
  const file = { ip, transport: "tcp", key: "k", signature_scheme: "hmac-sha256" };
  const all = { ...file, shell_port, iopub_port, stdin_port, control_port, hb_port };
  return startWith(JSON.stringify(all));
}

function startWith(text: string) {
  const path = join(folder, "connection.json");
  writeFileSync(path, text);
  const main = join(root, "dist/src/kernel/main.js");
  const child = spawn(process.execPath, [main, path], { stdio: ["ignore", "ignore", "pipe"] });
  children.push(child);
  let log = "";
  child.stderr.on("data", (chunk) => {
    log += String(chunk);
  });
  const ended = new Promise<{ code: number | null; log: string }>((resolve) => {
    child.once("close", (code) => resolve({ code, log }));
  });
  return { child, ended };
}

describe("a kernel that cannot start ends with code 1 and a sentence:", () => {
  test.for([0, 1, 2, 3, 4])("port %i of five is taken", async (place) => {
    const ports = await Promise.all([1, 2, 3, 4, 5].map(() => freePort("127.0.0.1")));
    ports[place] = await takenPort("127.0.0.1");
    const { code, log } = await start("127.0.0.1", ports).ended;
    expect(code).toBe(1);
    expect(log).toMatch(
      new RegExp(
        `^chainrule kernel: it could not start: cannot listen on tcp://127.0.0.1:${ports[place]}: .*in use\n$`,
      ),
    );
  });

  test("an address of another machine", async () => {
    const ports = await Promise.all([1, 2, 3, 4, 5].map(() => freePort("127.0.0.1")));
    const { code, log } = await start("192.0.2.1", ports).ended;
    expect(code).toBe(1);
    expect(log).toMatch(/it could not start: cannot listen on tcp:..192\.0\.2\.1:\d+: /);
  });

  test("a connection file that is none", async () => {
    const { code, log } = await startWith("{").ended;
    expect(code).toBe(1);
    expect(log).toMatch(/^chainrule kernel: it could not start: .*JSON.*\n$/);
  });
});

test("a kernel listens on ::1", async (context) => {
  const ports = await Promise.all([1, 2, 3, 4, 5].map(() => freePort("::1")));
  if (ports.includes(0)) return context.skip("this machine has no ::1");
  const { child, ended } = start("::1", ports);
  const heartbeat = new Request({ ipv6: true, linger: 0 });
  heartbeat.connect(`tcp://[::1]:${ports[4]}`);
  await heartbeat.send("ping");
  const answer = heartbeat.receive().then(String);
  expect(await Promise.race([answer, ended])).toBe("ping");
  heartbeat.close();
  child.kill("SIGKILL");
  await ended;
});
