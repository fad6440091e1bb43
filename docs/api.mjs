/**
 * Makes docs/api.md, the page of every public name, from the doc comments: `npm run docs`. Its sections are
 * those of src/index.ts. A name or an option without a doc comment, or a function without an example, ends
 * it with an error.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Application, Comment, CommentTag, Converter, ReflectionKind } from "typedoc";
import { load as markdown } from "typedoc-plugin-markdown";

const root = fileURLToPath(new URL("..", import.meta.url));

/** Where the page is kept. */
export const pagePath = join(root, "docs", "api.md");

/** The page about what the module `entry` exports, and what is not said of it. */
export async function apiPage(entry = join(root, "src", "index.ts")) {
  const sections = sectionsOf(readFileSync(entry, "utf8"));
  const folder = mkdtempSync(join(tmpdir(), "chainrule-docs-")); // typedoc empties it first
  try {
    const app = await Application.bootstrapWithPlugins({
      ...options,
      entryPoints: [entry],
      tsconfig: join(root, "tsconfig.json"),
      out: folder,
    });
    app.converter.on(Converter.EVENT_RESOLVE_BEGIN, ({ project }) => prepare(project, sections));
    const project = await app.convert();
    if (!project) throw new Error(`docs: ${entry} could not be read`);
    inOrder(project, [...sections.values()]);
    await app.outputs.writeOutput({ name: "markdown", path: folder }, project);
    const page = readFileSync(join(folder, "README.md"), "utf8");
    return {
      page: `${note}\n\n${page}`,
      gaps: [...undocumented(project), ...withoutExample(project)],
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const note = "<!-- Made from the doc comments by `npm run docs`; do not edit. -->";

const options = {
  plugin: [markdown],
  name: "chainrule: every public name",
  readme: "none",
  logLevel: "Error",
  skipErrorChecking: true, // `npm run check` does that
  exclude: ["**/lessons/**"],
  excludePrivate: true,
  excludeExternals: true,
  disableSources: true,
  sort: ["alphabetical"],
  outputFileStrategy: "modules",
  expandParameters: true,
  hideBreadcrumbs: true,
  hidePageHeader: true,
  useCodeBlocks: true,
  interfacePropertiesFormat: "table",
  classPropertiesFormat: "table",
  parametersFormat: "table",
  typeDeclarationFormat: "table",
};

/** The section of each exported name: the comment above it in the list of exports. */
function sectionsOf(source) {
  const sections = new Map();
  for (const [i, part] of source.split(/^\/\/ (?=.*\n\n)/m).entries()) {
    const title = i === 0 ? "Names" : part.slice(0, part.indexOf("\n"));
    for (const [, list] of part.matchAll(/export (?:type )?\{([^}]*)\}/g)) {
      for (const [, name] of list.matchAll(/(\w+)\s*(?:,|$)/g)) sections.set(name, title);
    }
  }
  return sections;
}

function prepare(project, sections) {
  for (const member of project.getReflectionsByKind(ReflectionKind.ClassMember)) {
    // How a value shows itself is nobody's to call.
    if (/^(toString|\[.*)$/.test(member.name)) project.removeReflection(member);
  }
  for (const parameter of project.getReflectionsByKind(ReflectionKind.Parameter)) {
    if (parameter.name === "__namedParameters") parameter.name = "options";
  }
  for (const child of project.children ?? []) putInto(child, sections.get(child.name) ?? "Names");
}

function putInto(child, section) {
  const tag = new CommentTag("@group", [{ kind: "text", text: section }]);
  child.comment ??= new Comment();
  child.comment.blockTags.push(tag);
}

function inOrder(project, titles) {
  project.groups?.sort((a, b) => titles.indexOf(a.title) - titles.indexOf(b.title));
}

const mustHave =
  ReflectionKind.FunctionOrMethod |
  ReflectionKind.ClassOrInterface |
  ReflectionKind.VariableOrProperty |
  ReflectionKind.TypeAlias |
  ReflectionKind.Accessor;

function undocumented(project) {
  return project
    .getReflectionsByKind(mustHave)
    .filter((reflection) => !isDocumented(reflection))
    .map((reflection) => `${reflection.getFriendlyFullName()} has no doc comment`)
    .sort();
}

function withoutExample(project) {
  return project
    .getReflectionsByKind(ReflectionKind.Function)
    .filter(({ signatures }) => !signatures?.some(({ comment }) => comment?.getTag("@example")))
    .map(({ name }) => `${name} has no example`)
    .sort();
}

function isDocumented(reflection) {
  const { signatures = [], getSignature, setSignature, type } = reflection;
  const inner = type?.type === "reflection" ? (type.declaration.signatures ?? []) : [];
  const places = [reflection, getSignature, setSignature, ...signatures, ...inner];
  return places.some((place) => place?.comment?.summary.length > 0);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { page, gaps } = await apiPage();
  writeFileSync(pagePath, page);
  if (gaps.length > 0) {
    console.error(`docs: the page is written, but\n  ${gaps.join("\n  ")}`);
    process.exitCode = 1;
  }
}
