/** The kernels of one lab: each notebook's own, with workers of its own. */
import { FileScripts } from "./file-scripts.ts";
import type {
  Contents,
  KernelClient,
  KernelOptions,
  KernelSpecs,
  NotebookTracker,
  SignalClass,
} from "./jupyterlite.ts";
import { LiteKernel } from "./kernel.ts";
import { LabFiles } from "./lab-files.ts";
import { LiteLanguage } from "./language.ts";
import { LoadingNote, type Notification } from "./loading-note.ts";
import { LiteProgress } from "./progress.ts";
import { LiteRunner } from "./runner.ts";

/** What the lab has. */
export interface LabServices {
  /** Of the script beside which the workers lie. */
  readonly address: string;
  readonly specs: KernelSpecs;
  /** `undefined` where JupyterLite does not tell: then a cell is stopped by a restart alone. */
  readonly client: KernelClient | undefined;
  readonly contents: Contents;
  /** `undefined` in an application without notebooks. */
  readonly notebooks: NotebookTracker | undefined;
  readonly Signal: SignalClass;
  readonly notification: Notification | undefined;
}

/** From now on the lab can start our kernel. */
export function startKernels(lab: LabServices): void {
  const kernels = new Map<string, LiteKernel>();
  lab.specs.register({
    spec: {
      name: "chainrule",
      display_name: "TypeScript (chainrule)",
      language: "typescript",
      argv: [],
      resources: {
        "logo-svg": new URL("logo-svg.svg", lab.address).href,
        "logo-64x64": new URL("logo-64x64.png", lab.address).href,
      },
    },
    create: async (options) => {
      const kernel = openKernel(lab, options);
      kernels.set(options.id, kernel);
      return kernel;
    },
  });
  if (lab.client !== undefined) hearInterrupts(lab.client, kernels);
}

function openKernel(lab: LabServices, options: KernelOptions): LiteKernel {
  const { contents, Signal, address } = lab;
  const { location } = options;
  const files = new LabFiles(contents, location);
  const cells = (): string[] => codeCells(lab.notebooks, options.id);
  const language = new LiteLanguage(opener("language.js", address), files, cells);
  const loading = new LoadingNote(lab.notification);
  return new LiteKernel({
    ...{ options, language, Signal },
    openRunner: (onLost) =>
      new LiteRunner({
        open: opener("worker.js", address),
        folder: files.folder,
        mnist: new URL("mnist/", address).href,
        files: new FileScripts(files, language),
        progress: new LiteProgress(contents, location),
        onLoading: (loaded, total) => loading.tell(loaded, total),
        onLost,
      }),
  });
}

/** The texts of the code cells of the notebook that has this kernel. */
function codeCells(notebooks: NotebookTracker | undefined, id: string): string[] {
  const panel = notebooks?.find(({ sessionContext }) => sessionContext.session?.kernel?.id === id);
  const models = panel?.content.widgets.map(({ model }) => model) ?? [];
  return models.filter(({ type }) => type === "code").map((model) => model.sharedModel.getSource());
}

/** Opens workers from the script beside `address`. */
function opener(name: string, address: string): () => Promise<Worker> {
  return async () => new Worker(new URL(name, address));
}

/**
 * JupyterLite's own interrupt drops the cells that wait and never reaches the one that runs (jupyterlite
 * 0.8), so it is told here as well.
 */
function hearInterrupts(client: KernelClient, kernels: ReadonlyMap<string, LiteKernel>): void {
  const interrupt = client.interrupt.bind(client);
  client.interrupt = async (id) => {
    const kernel = kernels.get(id);
    if (kernel === undefined || kernel.isDisposed) return await interrupt(id);
    await kernel.session.interrupt();
  };
}
