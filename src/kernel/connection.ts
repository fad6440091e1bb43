/** The connection file that a Jupyter client hands to a kernel it starts. */
import { existsSync, readFileSync, renameSync, statSync, writeFileSync } from "node:fs";
import { isIPv6 } from "node:net";

/** Where a kernel listens and how messages are signed. */
export interface Connection {
  readonly transport: "tcp" | "ipc";
  readonly ip: string;
  readonly shell_port: number;
  readonly iopub_port: number;
  readonly stdin_port: number;
  readonly control_port: number;
  readonly hb_port: number;
  /** Secret of the signatures; with "" messages are not signed. */
  readonly key: string;
}

const PORTS = ["shell_port", "iopub_port", "stdin_port", "control_port", "hb_port"] as const;

/** The ports alone. */
export type Ports = Pick<Connection, (typeof PORTS)[number]>;

/** The five channels by the first half of their port's name. */
export type ChannelName = "shell" | "iopub" | "stdin" | "control" | "hb";

/** Reads and checks the connection file at `path`. */
export function readConnection(path: string): Connection {
  return parseConnection(readFileSync(path, "utf8"));
}

/**
 * Writes into the connection file at `path` where the kernel listens. A client that left ports to the
 * kernel, as 0, finds them there; who may read the file stays as it was.
 */
export function writePorts(path: string, ports: Ports): void {
  const file = JSON.parse(readFileSync(path, "utf8")) as object;
  const own = Object.fromEntries(PORTS.map((port) => [port, ports[port]]));
  const temporary = `${path}.${process.pid}.tmp`;
  const { mode } = statSync(path);
  writeFileSync(temporary, `${JSON.stringify({ ...file, ...own }, null, 1)}\n`, { mode });
  renameSync(temporary, path);
}

/**
 * A connection file's text, checked.
 *
 * @throws Error that names the field that is missing or wrong
 */
export function parseConnection(text: string): Connection {
  const file = JSON.parse(text) as Record<string, unknown>;
  for (const port of PORTS) {
    const value = file[port];
    if (typeof value !== "number" || !Number.isInteger(value) || value < 0 || value > 65_535) {
      throw new Error(`connection file: ${port} is ${JSON.stringify(value)}, not a port number`);
    }
  }
  if ("curve_secretkey" in file || "curve_publickey" in file) {
    const advice = "start it without (transport_encryption = 'disabled')";
    throw new Error(
      `connection file: it asks for CurveZMQ encryption, which chainrule lacks; ${advice}`,
    );
  }
  const { transport = "tcp", ip = "127.0.0.1", key = "", signature_scheme = "hmac-sha256" } = file;
  if (transport !== "tcp" && transport !== "ipc") {
    throw new Error(`connection file: transport is ${JSON.stringify(transport)}, not tcp or ipc`);
  }
  if (key !== "" && signature_scheme !== "hmac-sha256") {
    const scheme = JSON.stringify(signature_scheme);
    throw new Error(`connection file: signature_scheme is ${scheme}; only hmac-sha256 is known`);
  }
  if (typeof ip !== "string" || typeof key !== "string") {
    throw new Error("connection file: ip and key must be texts");
  }
  return { ...(file as unknown as Connection), transport, ip, key };
}

/** What whoever starts such a kernel should know, a sentence each. */
export function warningsAbout({ transport, ip, key }: Connection): string[] {
  const warnings: string[] = [];
  if (key === "") {
    warnings.push("warning: the key is empty, so whoever reaches its ports can run code as you");
  }
  if (transport === "tcp" && !isLoopback(ip)) {
    warnings.push(
      `warning: it listens on ${ip}, where other machines can read every output (messages are signed, not encrypted)`,
    );
  }
  return warnings;
}

function isLoopback(ip: string): boolean {
  return /^127\.|^localhost$|^\[?::1\]?$/.test(ip);
}

/**
 * The connection with numbers for its sockets where the file leaves those to the kernel: the first that
 * no socket has. Ports are the system's to choose, when they are bound.
 */
export function withSockets(connection: Connection): Connection {
  if (connection.transport === "tcp") return connection;
  const taken = new Set(PORTS.map((port) => connection[port]));
  const isTaken = (number: number) => taken.has(number) || existsSync(`${connection.ip}-${number}`);
  const free = (): number => {
    let number = 1;
    while (isTaken(number)) number++;
    taken.add(number);
    return number;
  };
  const ports = PORTS.map((port) => [port, connection[port] || free()]);
  return { ...connection, ...Object.fromEntries(ports) };
}

/** The files that its channels are; none for ports. */
export function socketFiles({ transport, ip, ...ports }: Connection): string[] {
  return transport === "tcp" ? [] : PORTS.map((port) => `${ip}-${ports[port]}`);
}

/** The ZeroMQ address of one channel. */
export function channelAddress(connection: Connection, channel: ChannelName): string {
  const { transport, ip } = connection;
  const port = connection[`${channel}_port`];
  if (transport === "ipc") return `ipc://${ip}-${port}`;
  return isIPv6(ip) ? `tcp://[${ip}]:${port}` : `tcp://${ip}:${port}`;
}
