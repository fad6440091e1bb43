import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
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
function start(ip: string, ports: readonly number[], more: object = {}) {
  const [shell_port, iopub_port, stdin_port, control_port, hb_port] = ports;
  const file = { ip, transport: "tcp", key: "k", signature_scheme: "hmac-sha256" };
  const all = { ...file, shell_port, iopub_port, stdin_port, control_port, hb_port, ...more };
  return startWith(JSON.stringify(all));
}

function connectionFile(): string {
  return join(folder, "connection.json");
}

/** The ports in the connection file, heartbeats last, as soon as none is 0. */
async function writtenPorts(): Promise<number[]> {
  const read = () => {
    const file = JSON.parse(readFileSync(connectionFile(), "utf8"));
    const { shell_port, iopub_port, stdin_port, control_port, hb_port } = file;
    return [shell_port, iopub_port, stdin_port, control_port, hb_port];
  };
  await expect.poll(read).not.toContain(0);
  return read();
}

/** Resolves when the kernel at `address` has answered. */
async function heartbeat(address: string): Promise<void> {
  const socket = new Request({ linger: 0 });
  socket.connect(address);
  await socket.send("ping");
  expect(String(await socket.receive())).toBe("ping");
  socket.close();
}

function startWith(text: string) {
  const path = connectionFile();
  writeFileSync(path, text, { mode: 0o600 });
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

  test("a connection file that asks for encryption", async () => {
    const keys = { curve_publickey: "p", curve_secretkey: "s" };
    const { code, log } = await start("127.0.0.1", [0, 0, 0, 0, 0], keys).ended;
    expect(code).toBe(1);
    expect(log).toMatch(/it could not start: .*CurveZMQ encryption, which chainrule lacks; .*\n$/);
  });
});

test("a kernel that is left its ports writes them into the connection file, and nothing else", async () => {
  start("127.0.0.1", [0, 0, 0, 0, 0], { kernel_name: "chainrule" });
  const ports = await writtenPorts();
  expect(new Set(ports).size).toBe(5);
  await heartbeat(`tcp://127.0.0.1:${ports[4]}`);
  const file = JSON.parse(readFileSync(connectionFile(), "utf8"));
  expect(file).toMatchObject({ ip: "127.0.0.1", key: "k", kernel_name: "chainrule" });
  expect(readdirSync(folder)).toEqual(["connection.json"]);
  if (process.platform !== "win32") expect(statSync(connectionFile()).mode & 0o777).toBe(0o600);
});

describe.skipIf(process.platform === "win32")("a kernel on ipc sockets", () => {
  test("leaves none of them", async () => {
    const ip = join(folder, "k");
    const { child, ended } = start(ip, [1, 2, 3, 4, 5], { transport: "ipc" });
    await heartbeat(`ipc://${ip}-5`);
    // The heart may beat before the other sockets are there.
    await expect.poll(() => readdirSync(folder)).toHaveLength(6);
    child.kill("SIGTERM");
    await ended;
    expect(readdirSync(folder)).toEqual(["connection.json"]);
  });

  test("numbers those that are left to it, and writes that down", async () => {
    const ip = join(folder, "k");
    writeFileSync(`${ip}-2`, "somebody else's");
    start(ip, [0, 4, 0, 0, 0], { transport: "ipc" });
    const ports = await writtenPorts();
    expect(ports).toEqual([1, 4, 3, 5, 6]);
    await heartbeat(`ipc://${ip}-6`);
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
