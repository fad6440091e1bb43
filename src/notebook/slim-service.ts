/**
 * TypeScript's language service without what a page never asks of it (renaming, formatting, refactoring, ...). All its
 * functions stand inside one, `createLanguageService`, so no bundler leaves out what they use.
 */

/** The text of typescript.js with a service that has only those of its methods that are `asked` for. */
export function slimService(body: string, asked: ReadonlySet<string>): string {
  const service = /^function createLanguageService\([\s\S]*?^\}\n/m.exec(body)?.[0];
  const methods = service && /^ {2}const ls = \{\n([\s\S]*?)\n {2}\};\n/m.exec(service);
  if (!service || !methods) return body; // of another make: larger, but whole
  const kept = methods[1].split(",\n").filter((line) => asked.has(/\w+/.exec(line)?.[0] ?? ""));
  const slim = service.replace(methods[1], kept.join(",\n"));
  return body.replace(service, () => withoutUnreached(slim));
}

/** Leaves out the functions, each at the service's own depth, that nothing in it leads to. */
function withoutUnreached(service: string): string {
  const functions = new Map(
    Array.from(service.matchAll(innerFunction), ([text, name]) => [name, text]),
  );
  const reached = new Set<string>();
  const follow = (text: string): void => {
    for (const [word] of text.matchAll(/[\w$]+/g)) {
      const named = functions.get(word);
      if (named === undefined || reached.has(word)) continue;
      reached.add(word);
      follow(named);
    }
  };
  follow(service.replace(innerFunction, ""));
  return service.replace(innerFunction, (text, name) => (reached.has(name) ? text : ""));
}

const innerFunction = /^ {2}(?:async )?function (\w+)\([\s\S]*?^ {2}\}\n/gm;
