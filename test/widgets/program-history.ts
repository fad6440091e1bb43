/** Running the program that a playground shows, as Node would. */
import ts from "typescript";
import * as chainrule from "../../src/index.ts";

/** The history that the program ends with. */
export async function historyOf(program: string): Promise<chainrule.History> {
  const body = program.replace(/^import \{(.*?)\} from "chainrule";/, "const {$1} = chainrule;");
  const script = ts.transpile(`return (async () => { ${body}\nreturn history; })();`, {
    target: ts.ScriptTarget.ES2022,
  });
  return await new Function("chainrule", "console", script)(chainrule, { log: () => {} });
}
