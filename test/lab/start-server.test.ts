import { createServer, type Server } from "node:net";
import { afterEach, expect, test } from "vitest";
import { choosePort, loopback } from "../../src/lab/port.ts";
import type { LabServer } from "../../src/lab/server.ts";
import { startOnFreePort } from "../../src/lab/start-server.ts";

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

/** Somebody listens on `port`. */
async function take(port: number): Promise<void> {
  const server = createServer();
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(port, loopback, resolve));
}

const told = new AbortController().signal;

/** A lab that gets its port, unless `before` has run on it first. */
function labOn(port: number, before: Promise<void>): LabServer {
  const ready = before.then(() => {
    throw new Error("JupyterLab ended with code 1 before it answered");
  });
  const ended = before.then(() => 1);
  return { address: `http://${loopback}:${port}`, ready, ended, stop: async () => {} };
}

function goodLab(port: number): LabServer {
  const address = `http://${loopback}:${port}`;
  return { address, ready: Promise.resolve(), ended: new Promise(() => {}), stop: async () => {} };
}

test("a port that is lost while the server starts is left to its new owner", async () => {
  const tried: number[] = [];
  const server = await startOnFreePort((port) => {
    tried.push(port);
    return tried.length <= 2 ? labOn(port, take(port)) : goodLab(port);
  }, told);
  expect(new Set(tried).size).toBe(3);
  expect(server.address).toBe(`http://${loopback}:${tried[2]}`);
});

test("a server that ends by itself is not started again", async () => {
  const tried: number[] = [];
  const starting = startOnFreePort((port) => {
    tried.push(port);
    return labOn(port, Promise.resolve());
  }, told);
  await expect(starting).rejects.toThrow(/ended with code 1/);
  expect(tried.length).toBe(1);
});

test("a port that was asked for is not exchanged for another", async () => {
  const wanted = await choosePort();
  const starting = startOnFreePort((port) => labOn(port, take(port)), told, wanted);
  await expect(starting).rejects.toThrow(/ended with code 1/);
});

test("a server that was told to end counts as started", async () => {
  const lab = (port: number): LabServer => labOn(port, Promise.resolve());
  const server = await startOnFreePort(lab, AbortSignal.abort());
  expect(await server.ended).toBe(1);
});
