/** What JupyterLite shares with its extensions, as far as the kernel needs it. */

type Factory = () => unknown;

/** Modules by name and version, as JupyterLab gives them. */
export type Shared = Record<string, Record<string, { get(): Promise<Factory> }>>;

/** Each name with the module that gives it, and what is missing without it. */
const wanted = [
  ["@jupyterlite/services", "IKernelSpecs", "the kernel cannot be offered"],
  ["@lumino/signaling", "Signal", "the kernel cannot say that it has ended"],
  ["@jupyterlite/services", "IKernelClient", "the stop button cannot reach a running cell"],
  ["@jupyterlab/apputils", "Notification", "nothing says how far MNIST has been fetched"],
  ["@jupyterlab/notebook", "INotebookTracker", "nothing says which cell is to be run first"],
] as const;

export type SharedName = (typeof wanted)[number][1];

/** The things by their names, and a sentence about each that is not there. */
export async function readShared(shared: Shared): Promise<{
  readonly found: Readonly<Partial<Record<SharedName, unknown>>>;
  readonly missing: readonly string[];
}> {
  const found: Partial<Record<SharedName, unknown>> = {};
  const missing: string[] = [];
  for (const [module, name, without] of wanted) {
    found[name] = (await sharedModule(shared, module))?.[name];
    if (found[name] === undefined) {
      missing.push(`${module} does not share ${name} here, so ${without}; has it moved?`);
    }
  }
  return { found, missing };
}

/** Whether this is JupyterLite: a JupyterLab with a server has none of its services. */
export function isJupyterLite(shared: Shared): boolean {
  return Object.keys(shared).some((name) => name.startsWith("@jupyterlite/"));
}

async function sharedModule(
  shared: Shared,
  name: string,
): Promise<Readonly<Record<string, unknown>> | undefined> {
  const [provider] = Object.values(shared[name] ?? {});
  if (provider === undefined) return undefined;
  return (await provider.get())() as Readonly<Record<string, unknown>>;
}
