/** A JupyterLab of static files, with our kernel in it, for a folder of notebooks: JupyterLite's own build. */
import { spawn } from "node:child_process";
import { cp, mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { isAbsolute, join, relative, resolve, sep } from "node:path";
import { isolate } from "./isolated-site.ts";
import { writeJson } from "./json-file.ts";
import { pageConfig, settings } from "./jupyter-files.ts";
import { installLite } from "./lite-files.ts";
import { rendererName } from "./renderer-name.ts";

/** What is to be built. */
export interface LabSite {
  /** The clone, or the installed package. */
  readonly root: string;
  /** The interpreter of an environment that holds JupyterLite. */
  readonly python: string;
  /** Folders whose files the lab shows. */
  readonly contents: readonly string[];
  /** The folder that receives the lab. */
  readonly out: string;
}

/**
 * Builds the lab; gives the path of its first page.
 *
 * @throws Error if JupyterLite's build fails, with its last words
 */
export async function buildLabSite({ root, python, contents, out }: LabSite): Promise<string> {
  const work = await mkdtemp(join(tmpdir(), "chainrule-lab-"));
  try {
    const extensions = join(work, "extensions");
    await cp(join(root, "dist", "renderer"), join(extensions, rendererName), { recursive: true });
    await installLite(root, extensions);
    const lab = resolve(out);
    await rm(lab, { recursive: true, force: true });
    await mkdir(lab, { recursive: true });
    const folders = contents.map((folder) => resolve(folder));
    await writeJson(join(work, "jupyter_lite_config.json"), buildConfig(work, folders, lab));
    await writeJson(join(work, "jupyter-lite.json"), labConfig);
    await writeJson(join(work, "overrides.json"), { ...settings, ...labSettings });
    await runBuild(python, work);
    await isolate(lab);
    return join(lab, "index.html");
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

/** What JupyterLite's build goes by. */
function buildConfig(work: string, contents: readonly string[], lab: string): object {
  return {
    LiteBuildConfig: {
      ...{ contents, output_dir: lab, cache_dir: join(work, "cache"), apps: ["lab"] },
      // Nothing of the environment that we did not put there.
      ignore_sys_prefix: true,
      no_sourcemaps: true,
      no_unused_shared_packages: true,
      // JupyterLite would leave out folders with names such as `lib`. Hidden files are settings, keys and environments.
      ignore_contents: ["/\\.", "/node_modules/", ...contents.flatMap((one) => insideOf(one, lab))],
    },
    FederatedExtensionAddon: { extra_labextensions_path: [join(work, "extensions")] },
  };
}

/** The lab's own folder, where it lies inside the folder that it shows. */
function insideOf(folder: string, lab: string): string[] {
  const path = relative(folder, lab).split(sep).join("/");
  return path.startsWith("..") || isAbsolute(path) ? [] : [`^/${path.replace(/\W/g, "\\$&")}/`];
}

/** What the lab's page goes by. */
const labConfig = {
  "jupyter-lite-schema-version": 0,
  "jupyter-config-data": {
    appName: "chainrule",
    defaultKernelName: "chainrule",
    // Nothing of other machines is asked for.
    disabledExtensions: [
      ...Object.keys(pageConfig.disabledExtensions),
      // It needs one of those.
      "@jupyterlite/application-extension:lsp-connection-manager",
    ],
  },
};

/** To save costs nothing where the browser keeps the files, and who closes a tab by mistake loses seconds of work. */
const labSettings = { "@jupyterlab/docmanager-extension:plugin": { autosaveInterval: 5 } };

async function runBuild(python: string, folder: string): Promise<void> {
  const args = ["-m", "jupyterlite_core", "build", "--lite-dir", folder];
  const env = { ...process.env, PYTHONNOUSERSITE: "1", PYTHONDONTWRITEBYTECODE: "1" };
  const child = spawn(python, args, { cwd: folder, env, stdio: ["ignore", "pipe", "pipe"] });
  let words = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (text) => {
      words = (words + String(text)).slice(-4000);
    });
  }
  const code = await new Promise<number>((done, fail) => {
    child.once("error", fail);
    child.once("close", (ended) => done(ended ?? 1));
  });
  if (code !== 0) throw new Error(`site: JupyterLite's build ended with code ${code}:\n${words}`);
}
