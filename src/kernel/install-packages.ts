/** `%npm install`: npm at work in the notebook's project. */
import { interruptedReport } from "../run/interrupted.ts";
import type { InstallScene, NpmMagic } from "../run/magics.ts";
import { type ErrorReport, errorReport } from "../run/outputs.ts";
import { runNpm } from "./npm.ts";

/** Does what the line asks; resolves with what went wrong. */
export async function installPackages(
  { command, dev, packages }: NpmMagic,
  directory: string,
  { signal, language, put }: InstallScene,
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
