/** Firefox for tests of exported pages: opened from disk, with no way to a network. */
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";
import { Bidi } from "./bidi.ts";

/** A page in Firefox. */
export interface FirefoxPage {
  /** The value of an expression in the page. */
  evaluate(expression: string): Promise<unknown>;
  /** Console errors, uncaught errors, and requests for anything but files. */
  complaints(): string[];
}

/** A Firefox with a profile of its own. */
export class Firefox {
  readonly #child: ChildProcess;
  readonly #folder: string;
  readonly #bidi: Bidi;

  private constructor(child: ChildProcess, folder: string, bidi: Bidi) {
    this.#child = child;
    this.#folder = folder;
    this.#bidi = bidi;
  }

  /**
   * Starts Firefox without a window.
   *
   * @throws Error if it is not there, naming what to install
   */
  static async start(): Promise<Firefox> {
    const program = findFirefox();
    const folder = await mkdtemp(join(tmpdir(), "chainrule-firefox-"));
    await writeFile(join(folder, "user.js"), settings.join("\n"));
    const flags = ["--headless", "--no-remote", "--profile", folder];
    const child = spawn(program, [...flags, "--remote-debugging-port", "0"], {
      stdio: ["ignore", "ignore", "pipe"],
    });
    const bidi = await Bidi.connect(await readAddress(child));
    const events = ["log.entryAdded", "network.beforeRequestSent"];
    await bidi.send("session.subscribe", { events });
    return new Firefox(child, folder, bidi);
  }

  /** Writes `html` to a file and opens it from there in a tab of its own. */
  async open(name: string, html: string): Promise<FirefoxPage> {
    const file = join(this.#folder, `${name}.html`);
    await writeFile(file, html);
    return await this.visit(pathToFileURL(file).href);
  }

  /** Opens an address in a tab of its own; a site on this machine may ask its own server. */
  async visit(url: string): Promise<FirefoxPage> {
    const bidi = this.#bidi;
    const { context } = await bidi.send("browsingContext.create", { type: "tab" });
    await bidi.send("browsingContext.navigate", { context, url, wait: "complete" });
    const own = url.startsWith("http") ? new URL(url).origin : undefined;
    return {
      evaluate: (expression) => bidi.evaluate(String(context), expression),
      complaints: () => bidi.events.flatMap((event) => complaintsOf(event, own)),
    };
  }

  /** Ends the browser and removes its profile. */
  async stop(): Promise<void> {
    const ended = once(this.#child, "exit");
    await this.#bidi.send("browser.close", {});
    await ended;
    this.#bidi.close();
    await rm(this.#folder, { recursive: true, maxRetries: 5 });
  }
}

/** Nothing of Firefox's own goes out either: every connection meets a port where nobody listens. */
const settings = [
  'user_pref("network.proxy.type", 1);',
  'user_pref("network.proxy.http", "127.0.0.1");',
  'user_pref("network.proxy.http_port", 9);',
  'user_pref("network.proxy.ssl", "127.0.0.1");',
  'user_pref("network.proxy.ssl_port", 9);',
  'user_pref("datareporting.policy.dataSubmissionEnabled", false);',
  'user_pref("browser.shell.checkDefaultBrowser", false);',
];

/** `FIREFOX`, or the first of the usual names that answers. */
function findFirefox(): string {
  const names = process.env.FIREFOX ? [process.env.FIREFOX] : ["firefox-esr", "firefox"];
  const found = names.find((name) => spawnSync(name, ["--version"]).status === 0);
  if (found !== undefined) return found;
  const advice = "install Debian's package firefox-esr, or give its path in FIREFOX";
  throw new Error(`browser tests: ${names.join(" and ")} did not start; ${advice}`);
}

async function readAddress(child: ChildProcess): Promise<string> {
  if (child.stderr === null) throw new Error("the messages of Firefox are not piped");
  for await (const line of createInterface({ input: child.stderr })) {
    const address = /WebDriver BiDi listening on (ws:\S+)/.exec(line)?.[1];
    if (address !== undefined) return address;
  }
  throw new Error("Firefox ended before it gave an address");
}

function complaintsOf({ method, params }: Bidi["events"][number], own?: string): string[] {
  if (method === "log.entryAdded") return params.level === "error" ? [String(params.text)] : [];
  const { url } = params.request as { url: string };
  if (own !== undefined && url.startsWith(`${own}/`)) return [];
  return /^(?:file|data|blob|about|resource|chrome|moz-extension):/.test(url)
    ? []
    : [`request ${url}`];
}
