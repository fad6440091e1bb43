/**
 * The kernel as JupyterLite loads it: a federated module written by hand, as that of the renderer
 * (lab/renderer/container.ts). In a JupyterLab with a server it gives no plug-in.
 */
import type { Contents, KernelClient, KernelSpecs, SignalClass } from "./jupyterlite.ts";
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
  const { IKernelSpecs, IKernelClient, Signal, Notification } = found;
  if (IKernelSpecs === undefined || Signal === undefined) return [];
  return [
    {
      id: "chainrule-lite:kernel",
      description: "A TypeScript kernel that runs in the browser.",
      autoStart: true,
      requires: [IKernelSpecs],
      optional: IKernelClient === undefined ? [] : [IKernelClient],
      activate({ serviceManager }: Application, specs: KernelSpecs, client?: KernelClient | null) {
        const { contents } = serviceManager;
        startKernels({
          ...{ address, specs, client: client ?? undefined, contents },
          Signal: Signal as SignalClass,
          notification: Notification as Notification | undefined,
        });
      },
    },
  ];
}
