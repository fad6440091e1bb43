import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { connect } from "node:net";
import { join } from "node:path";
import { expect, test } from "vitest";
import { projectRoot } from "../../src/lab/root.ts";
import { freePort, readAddress } from "./running-lab.ts";

const unix = process.platform !== "win32";

// Windows has no signal that a test could send in place of Ctrl-C.
test.runIf(unix)(
  "Ctrl-C ends JupyterLab and leaves no kernel behind",
  async () => {
    const port = String(await freePort());
    const lab = spawn(process.execPath, ["src/lab/start.mjs", "lab", "--no-open", "--port", port], {
      cwd: projectRoot(),
      stdio: ["ignore", "pipe", "inherit"],
      detached: true,
    });
    const address = await readAddress(lab);
    const kernels = [await startKernel(address, "chainrule"), await startKernel(address, "tslab")];
    expect(await Promise.all(kernels.map(isListening))).toEqual([true, true]);
    const ended = once(lab, "exit");
    // A terminal sends Ctrl-C to the whole group of processes.
    process.kill(-Number(lab.pid), "SIGINT");
    expect(await ended).toEqual([0, null]);
    expect(await Promise.all(kernels.map(isListening))).toEqual([false, false]);
  },
  120_000,
);

/** Starts a kernel over JupyterLab's interface; gives its port once it listens. */
async function startKernel(address: URL, name: string): Promise<number> {
  const url = new URL(`/api/kernels${address.search}`, address);
  const answer = await fetch(url, { method: "POST", body: JSON.stringify({ name }) });
  const { id } = (await answer.json()) as { id: string };
  const file = join(projectRoot(), "dist", "runtime", `kernel-${id}.json`);
  const { hb_port } = JSON.parse(await readFile(file, "utf8")) as { hb_port: number };
  await expect.poll(() => isListening(hb_port), { timeout: 60_000 }).toBe(true);
  return hb_port;
}

async function isListening(port: number): Promise<boolean> {
  const socket = connect(port, "127.0.0.1");
  const answered = await Promise.race([
    once(socket, "connect").then(() => true),
    once(socket, "close").then(() => false),
  ]).catch(() => false);
  socket.destroy();
  return answered;
}
