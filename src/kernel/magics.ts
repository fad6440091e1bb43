/** What a cell's magic lines do; `cells/magics.ts` reads them. */
import type { Magic } from "../cells/magics.ts";
import type { MimeBundle } from "../display/bundle.ts";
import { interruptedReport } from "../run/interrupted.ts";
import { type ErrorReport, errorReport, type Output } from "../run/outputs.ts";
import type { Language } from "./language.ts";
import { runNpm } from "./npm.ts";

/** What magic lines work on. */
export interface MagicScene {
  readonly language: Language;
  readonly directory: string;
  /** Aborted when the cell is interrupted. */
  readonly signal: AbortSignal;
  put(output: Output): void | Promise<void>;
  /** Shows something in the client's pager. */
  page(bundle: MimeBundle): void;
  /** Ends the process with all its variables and forgets their types. */
  reset(): Promise<void>;
}

/** Does what `magic` asks before the cell's code runs; resolves with what went wrong. */
export async function obeyMagic(magic: Magic, scene: MagicScene): Promise<ErrorReport | undefined> {
  switch (magic.name) {
    case "reset":
      await scene.reset();
      return undefined;
    case "help":
      scene.page({ "text/plain": await scene.language.call("magicHelp") });
      return undefined;
    case "inspect":
      return inspect(magic.expression, scene);
    case "npm":
      return install(magic, scene);
    default:
      return undefined; // %check and %time say how the code is run
  }
}

async function inspect(expression: string, scene: MagicScene): Promise<undefined> {
  const found = await scene.language.call("inspect", expression, expression.length);
  const nothing = `${expression} is no name that is known here\n`;
  if (found === undefined)
    await scene.put({ output_type: "stream", name: "stdout", text: nothing });
  else scene.page({ "text/plain": found.text, "text/markdown": found.markdown });
}

async function install(
  { command, dev, packages }: Extract<Magic, { readonly name: "npm" }>,
  { directory, signal, language, put }: MagicScene,
): Promise<ErrorReport | undefined> {
  try {
    const words = [command, ...(dev ? ["--save-dev"] : []), ...packages];
    const code = await runNpm(words, {
      directory,
      signal,
      onText: (_, text) => put({ output_type: "stream", name: "stdout", text }),
    });
    await language.call("refresh");
    if (code === 0) return undefined;
    return errorReport("NpmError", `npm ended with code ${code}; its own words are above`);
  } catch (error) {
    if (signal.aborted) return interruptedReport();
    return errorReport("NpmError", `npm could not be started: ${(error as Error).message}`);
  }
}
