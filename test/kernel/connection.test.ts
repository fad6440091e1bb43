import { expect, test } from "vitest";
import { channelAddress, parseConnection, warningsAbout } from "../../src/kernel/connection.ts";

const file = {
  transport: "tcp",
  ip: "127.0.0.1",
  shell_port: 1001,
  iopub_port: 1002,
  stdin_port: 1003,
  control_port: 1004,
  hb_port: 1005,
  key: "secret",
  signature_scheme: "hmac-sha256",
};
const parse = (changes: object) => parseConnection(JSON.stringify({ ...file, ...changes }));

test("parseConnection keeps ports and key", () => {
  expect(parse({})).toMatchObject({ shell_port: 1001, hb_port: 1005, key: "secret" });
});

test("parseConnection listens on loopback unless the file says otherwise", () => {
  expect(parse({ ip: undefined }).ip).toBe("127.0.0.1");
  expect(parse({ ip: "0.0.0.0" }).ip).toBe("0.0.0.0");
});

test.each([
  [{ shell_port: undefined }, "connection file: shell_port is undefined, not a port number"],
  [{ hb_port: 70_000 }, "connection file: hb_port is 70000, not a port number"],
  [{ iopub_port: "1" }, 'connection file: iopub_port is "1", not a port number'],
  [{ transport: "carrier" }, 'connection file: transport is "carrier", not tcp or ipc'],
  [{ signature_scheme: "hmac-md5" }, 'signature_scheme is "hmac-md5"; only hmac-sha256 is known'],
  [{ key: 5 }, "connection file: ip and key must be texts"],
])("parseConnection refuses %j", (changes, message) => {
  expect(() => parse(changes)).toThrow(message);
});

test("channelAddress gives ZeroMQ's form of both transports", () => {
  expect(channelAddress(parse({}), "shell")).toBe("tcp://127.0.0.1:1001");
  expect(channelAddress(parse({ ip: "::1" }), "shell")).toBe("tcp://[::1]:1001");
  expect(channelAddress(parse({ transport: "ipc", ip: "/run/k" }), "hb")).toBe("ipc:///run/k-1005");
});

test.each([
  [{}, []],
  [{ ip: "localhost" }, []],
  [{ key: "" }, ["the key is empty"]],
  [{ ip: "0.0.0.0" }, ["listens on 0.0.0.0"]],
  [{ ip: "10.0.0.7", key: "" }, ["the key is empty", "listens on 10.0.0.7"]],
  [{ transport: "ipc", ip: "/run/k" }, []],
])("warningsAbout %j", (changes, parts) => {
  const warnings = warningsAbout(parse(changes));
  expect(warnings).toHaveLength(parts.length);
  for (const [index, part] of parts.entries()) expect(warnings[index]).toContain(part);
});
