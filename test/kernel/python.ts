import { join } from "node:path";
import { root } from "../project/modules.ts";

/** The Python that `npm start` and `npm test` make; CHAINRULE_PYTHON names another. */
export function python(): string {
  const inside = process.platform === "win32" ? "Scripts/python.exe" : "bin/python";
  return process.env.CHAINRULE_PYTHON ?? join(root, ".venv", inside);
}
