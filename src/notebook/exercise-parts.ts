/**
 * Takes the course apart for pages, which carry only the exercises that their cells name: each lesson's are a
 * script of their own, and the library beside them holds the names of all. Used by `page-assets.ts` alone.
 */
import { join, relative, sep } from "node:path";
import { build, type Plugin } from "esbuild";
import * as exercises from "../../lessons/exercises.ts";
import { type LessonEntry, lessons } from "../../lessons/index.ts";
import { packageFolder } from "./assets-folder.ts";
import { ownGlobals } from "./own-globals.ts";

/** An appendix may have none. */
const withExercises = lessons.filter(({ group }) => group !== "");

/** The course in parts. */
export interface ExerciseParts {
  /** By group, a script that leaves the group's exercises where the library looks for them. */
  readonly scripts: Readonly<Record<string, string>>;
  /** Puts what looks for them into the library, in the place of the exercises. */
  readonly library: Plugin;
}

/** Bundles each lesson's exercises without the library, whose modules they get when they start. */
export async function exerciseParts(): Promise<ExerciseParts> {
  const modules = new Set<string>();
  const { outputFiles } = await build({
    entryPoints: withExercises.map(({ name }) =>
      join(packageFolder(), "lessons", `${name}.exercises.ts`),
    ),
    bundle: true,
    minify: true,
    format: "iife",
    globalName: "group",
    target: "es2022",
    charset: "utf8",
    plugins: [fromLibrary(modules)],
    outdir: "out", // names the outputs; nothing is written
    logLevel: "error",
    write: false,
  });
  // As many outputs as entries, in their order.
  const scripts = withExercises.map(({ group }, index) => [
    group,
    entering(group, outputFiles[index].text),
  ]);
  return { scripts: Object.fromEntries(scripts), library: withGroups([...modules].sort()) };
}

/** What a lesson's exercises import of src/ is the library's own module; `modules` gets its path. */
function fromLibrary(modules: Set<string>): Plugin {
  const source = join(packageFolder(), "src");
  return {
    name: "from-library",
    setup(builder) {
      builder.onResolve({ filter: /^\.\.\/src\// }, ({ path, resolveDir }) => {
        const module = relative(source, join(resolveDir, path)).split(sep).join("/");
        modules.add(module);
        return { path: module, namespace: "library" };
      });
      builder.onLoad({ filter: /^/, namespace: "library" }, ({ path }) => ({
        contents: `module.exports = library[${JSON.stringify(path)}];`,
      }));
    },
  };
}

function entering(group: string, script: string): string {
  const place = `globalThis[Symbol.for("chainrule.page.exercises")] ??= {}`;
  return `(${place}).${group} = (library) => { ${ownGlobals} ${script} return group; };\n`;
}

/** The library's list of exercises, with the groups that the page carries, and names of the others. */
function withGroups(modules: readonly string[]): Plugin {
  const imports = modules.map((path, index) => `import * as m${index} from "../src/${path}";`);
  const entries = modules.map((path, index) => `${JSON.stringify(path)}: m${index}`);
  const contents = [
    `import { groupOf } from "../src/page/worker/exercise-groups.ts";`,
    ...imports,
    `const library = { ${entries.join(", ")} };`,
    ...withExercises.map(groupLine),
  ].join("\n");
  return {
    name: "with-groups",
    setup(builder) {
      const resolveDir = join(packageFolder(), "lessons");
      builder.onLoad({ filter: /[\\/]lessons[\\/]exercises\.ts$/ }, () => ({
        contents,
        resolveDir,
      }));
    },
  };
}

function groupLine({ group, name, title }: LessonEntry): string {
  const groups: Readonly<Record<string, object>> = exercises;
  const keys = Object.keys(groups[group]);
  const lesson = { group, lesson: `${name.slice(0, 2)}, ${title}`, keys };
  return `export const ${group} = groupOf(library, ${JSON.stringify(lesson)});`;
}
