/** TypeScript in an exported page. */
import type { CellDiagnostic } from "../cells/diagnostic.ts";
import { StoppedCall } from "../run/calls.ts";
import type { CellInPage, LanguageMethods } from "./language/messages.ts";
import { LanguageWorker } from "./language-worker.ts";
import { startPart } from "./parts.ts";

/** Asks the page's worker; the first question tells a new one of the cells above. */
export class Language extends LanguageWorker<LanguageMethods> {
  constructor() {
    super({ begin: () => startPart("language"), checks: ["prepare"] });
  }

  /** The cell's mistakes as it stands; none if the check was stopped. */
  check(cell: CellInPage): Promise<readonly CellDiagnostic[]> {
    return this.call("check", cell).catch((error: unknown) => {
      if (error instanceof StoppedCall) return [];
      throw error;
    });
  }
}
