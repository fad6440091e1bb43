/** One running JupyterLab: started with settings of its own, waited for, ended. */
import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import { loopback } from "./port.ts";
import type { Workplace } from "./workplace.ts";

/** How a server is to be started. */
export interface ServerOptions {
  /** Where the person works. */
  readonly workplace: Workplace;
  /** The interpreter of the environment that holds JupyterLab. */
  readonly python: string;
  readonly port: number;
  /** Whether to open the browser. */
  readonly open: boolean;
}

/** A JupyterLab that was started. */
export interface LabServer {
  /** Address with the token: whoever has it may run code. */
  readonly address: string;
  /** Settles when the server answers. @throws Error if it ends before that */
  readonly ready: Promise<void>;
  /** Settles with the exit code when the server has ended. */
  readonly ended: Promise<number>;
  /** Ends the server and its kernels; works before `ready` too. */
  stop(): Promise<void>;
}

const SHUTDOWN_MS = 15_000;
const windows = process.platform === "win32";

/** Starts JupyterLab. */
export function startServer(options: ServerOptions): LabServer {
  const token = randomBytes(24).toString("hex");
  const child = spawn(options.python, serverArguments(options), {
    cwd: options.workplace.folder,
    env: serverEnvironment(options.workplace, token),
    // Not a terminal: JupyterLab would ask "Shut down? (y/n)" after Ctrl-C.
    stdio: ["ignore", "inherit", "inherit"],
    // Ctrl-C goes to a whole group of processes. JupyterLab forgets kernels when it is told twice
    // to end, so it is told by us alone. (A group of its own means a new window on Windows.)
    detached: !windows,
  });
  const ended = new Promise<number>((resolve) => {
    child.once("exit", (code) => resolve(code ?? 1));
    child.once("error", () => resolve(1));
  });
  const base = `http://${loopback}:${options.port}`;
  const tree = treeOf(options.workplace);
  return {
    address: `${base}/lab${tree}?token=${token}`,
    ready: untilItAnswers(`${base}/api/status?token=${token}`, ended),
    ended,
    stop: () => stopServer(child, ended, `${base}/api/shutdown?token=${token}`),
  };
}

/** The page of the first notebook. */
function treeOf({ notebook }: Workplace): string {
  return notebook === undefined ? "" : `/tree/${notebook}`;
}

function serverArguments({ workplace, port, open }: ServerOptions): string[] {
  return [
    "-m",
    "jupyterlab",
    `--ServerApp.root_dir=${workplace.folder}`,
    `--ServerApp.port=${port}`,
    "--ServerApp.port_retries=0",
    `--ServerApp.open_browser=${open ? "True" : "False"}`,
    `--LabApp.default_url=/lab${treeOf(workplace)}`,
  ];
}

/** The learner's own Jupyter neither reaches into this one nor is changed by it. */
function serverEnvironment({ config, data, runtime }: Workplace, token: string): NodeJS.ProcessEnv {
  const { JUPYTER_PATH, JUPYTER_CONFIG_PATH, PYTHONHOME, PYTHONPATH, ...others } = process.env;
  return {
    ...others,
    JUPYTER_TOKEN: token,
    JUPYTER_CONFIG_DIR: config,
    JUPYTER_DATA_DIR: data,
    JUPYTER_RUNTIME_DIR: runtime,
    JUPYTER_PREFER_ENV_PATH: "1",
    PYTHONNOUSERSITE: "1",
    PYDEVD_DISABLE_FILE_VALIDATION: "1",
  };
}

async function untilItAnswers(address: string, ended: Promise<number>): Promise<void> {
  let code: number | undefined;
  void ended.then((value) => {
    code = value;
  });
  for (;;) {
    if (code !== undefined)
      throw new Error(`JupyterLab ended with code ${code} before it answered`);
    const answer = await fetch(address).catch(() => undefined);
    if (answer?.ok) return;
    await wait(50);
  }
}

async function stopServer(
  child: ChildProcess,
  ended: Promise<number>,
  address: string,
): Promise<void> {
  const deadline = setTimeout(() => child.kill("SIGKILL"), SHUTDOWN_MS);
  // The server ends its kernels before itself. On Windows it has seen Ctrl-C too, and began.
  const told = windows || (await fetch(address, { method: "POST" }).catch(() => undefined))?.ok;
  if (!told) child.kill();
  await ended;
  clearTimeout(deadline);
}
