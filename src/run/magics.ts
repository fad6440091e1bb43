/** What a cell's magic lines do; `cells/magics.ts` reads them. */
import type { Magic } from "../cells/magics.ts";
import type { MimeBundle } from "../display/bundle.ts";
import type { LanguageClient } from "./language-methods.ts";
import type { ErrorReport, Output } from "./outputs.ts";

/** What the installation of packages needs. */
export interface InstallScene {
  readonly language: LanguageClient;
  /** Aborted when the cell is interrupted. */
  readonly signal: AbortSignal;
  put(output: Output): void | Promise<void>;
}

/** What magic lines work on. */
export interface MagicScene extends InstallScene {
  install(magic: NpmMagic, scene: InstallScene): Promise<ErrorReport | undefined>;
  /** Shows something in the client's pager. */
  page(bundle: MimeBundle): void;
  /** Ends the runner with all its variables and forgets their types. */
  reset(): Promise<void>;
}

/** A line that installs or removes packages. */
export type NpmMagic = Extract<Magic, { readonly name: "npm" }>;

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
      return scene.install(magic, scene);
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
