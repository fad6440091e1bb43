/**
 * The kernel as JupyterLite loads it: a federated module written by hand, as that of the renderer
 * (lab/renderer/container.ts). In a JupyterLab with a server it gives no plug-in.
 */
import type {
  Contents,
  KernelClient,
  KernelSpecs,
  NotebookTracker,
  SignalClass,
} from "./jupyterlite.ts";
import { startKernels } from "./kernels.ts";
import type { Notification } from "./loading-note.ts";
import { isJupyterLite, readShared, type Shared } from "./shared.ts";

interface Container {
  init(scope: Shared): void;
  get(module: string): Promise<() => unknown>;
}

interface Application {
  readonly serviceManager: { readonly contents: Contents };
}

/** Where this script came from; the workers, logos and MNIST lie beside it. */
const address = (document.currentScript as HTMLScriptElement).src;
let shared: Shared = {};

const page = globalThis as { _JUPYTERLAB?: Record<string, Container> };
page._JUPYTERLAB ??= {};
page._JUPYTERLAB["chainrule-lite"] = {
  init(scope) {
    shared = scope;
  },
  async get() {
    const extension = { __esModule: true, default: await plugIns() };
    return () => extension;
  },
};

async function plugIns(): Promise<object[]> {
  if (!isJupyterLite(shared)) return [];
  const { found, missing } = await readShared(shared);
  for (const sentence of missing) console.warn(`chainrule: ${sentence}`);
  const { IKernelSpecs, IKernelClient, INotebookTracker, Signal, Notification } = found;
  if (IKernelSpecs === undefined || Signal === undefined) return [];
  const optional = [IKernelClient, INotebookTracker].filter((token) => token !== undefined);
  return [
    {
      id: "chainrule-lite:kernel",
      description: "A TypeScript kernel that runs in the browser.",
      autoStart: true,
      requires: [IKernelSpecs],
      optional,
      activate({ serviceManager }: Application, specs: KernelSpecs, ...given: unknown[]) {
        // JupyterLab gives `null` for a service that nobody offers.
        const service = (token: unknown) => given[optional.indexOf(token as never)] ?? undefined;
        startKernels({
          ...{ address, specs, contents: serviceManager.contents },
          client: service(IKernelClient) as KernelClient | undefined,
          notebooks: service(INotebookTracker) as NotebookTracker | undefined,
          Signal: Signal as SignalClass,
          notification: Notification as Notification | undefined,
        });
      },
    },
  ];
}
