/** The formatter gives each imported name a line of its own; a reader of a lesson wants few lines. */

const WIDTH = 78;

/** Writes the names of each import statement side by side, in lines of at most 78 characters. */
export function packImports(source: string): string {
  return source.replace(
    /^import \{\n([\s\S]*?)\n\} from ("[^"]+");$/gm,
    (_all, list: string, from: string) => {
      const names = list.split("\n").map((line) => line.trim().replace(/,$/, ""));
      const oneLine = `import { ${names.join(", ")} } from ${from};`;
      return oneLine.length <= WIDTH
        ? oneLine
        : `import {\n${wrap(names).join("\n")}\n} from ${from};`;
    },
  );
}

function wrap(names: readonly string[]): string[] {
  const lines: string[] = [];
  for (const name of names) {
    const last = lines[lines.length - 1];
    if (last !== undefined && `${last} ${name},`.length <= WIDTH)
      lines[lines.length - 1] = `${last} ${name},`;
    else lines.push(`  ${name},`);
  }
  return lines;
}
