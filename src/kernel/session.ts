/** A session on this machine, with Jupyter or without: TypeScript in a thread, cells in a process. */
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { CommMessage } from "../run/comm-message.ts";
import { Session as CellSession } from "../run/session.ts";
import { installPackages } from "./install-packages.ts";
import { Language } from "./language.ts";
import { Runner } from "./runner.ts";

/** Where a session works. */
export interface SessionOptions {
  /** Folder in which cells run and from which their imports are resolved; default: the current one. */
  readonly directory?: string;
  /** Called when the process that runs the cells has ended by itself, and all variables with it. */
  onLost?(): void;
  /** Takes what is said through comms while no cell has run yet. */
  onComm?(message: CommMessage): void | Promise<void>;
}

/** One learner's session. */
export class Session extends CellSession {
  constructor({ directory = process.cwd(), onLost, onComm }: SessionOptions = {}) {
    super({
      language: new Language(directory),
      openRunner: (lost) => new Runner(directory, lost, onComm),
      fileNameOf: (cell) => pathToFileURL(join(directory, `cell-${cell}.ts`)).href,
      install: (magic, scene) => installPackages(magic, directory, scene),
      onLost,
    });
  }
}
