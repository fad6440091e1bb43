import { describe, expect, test } from "vitest";
import { CellSyntaxError } from "../../src/cells/diagnostic.ts";
import { completeMagic, type Magic, magicHelp, parseMagics } from "../../src/cells/magics.ts";
import { marked } from "./session.ts";

// biome-ignore format: a table, one case a line
const cells: readonly [source: string, magics: readonly Magic[], code: string][] = [
  ["1 + 1", [], "1 + 1"],
  ["%help", [{ name: "help" }], "     "],
  ["%check off\nlet a = ''", [{ name: "check", mode: "off", notebook: false }], "          \nlet a = ''"],
  ["%check strict\n1", [{ name: "check", mode: "strict", notebook: false }], "             \n1"],
  ["%check loose --notebook\n1", [{ name: "check", mode: "loose", notebook: true }], "                       \n1"],
  ["%%time\n1", [{ name: "time" }], "      \n1"],
  ["%time f(1)", [{ name: "time" }], "      f(1)"],
  ["// why\n\n%reset\n1", [{ name: "reset" }], "// why\n\n      \n1"],
  ["%npm install d3-array @types/d3-array@3 lodash@^4.0.0", [{ name: "npm", command: "install", dev: false, packages: ["d3-array", "@types/d3-array@3", "lodash@^4.0.0"] }], " ".repeat(53)],
  ["%npm install -D @types/d3", [{ name: "npm", command: "install", dev: true, packages: ["@types/d3"] }], " ".repeat(25)],
  ["%npm uninstall lodash", [{ name: "npm", command: "uninstall", dev: false, packages: ["lodash"] }], " ".repeat(21)],
  ["%check off\n%time\n1", [{ name: "check", mode: "off", notebook: false }, { name: "time" }], "          \n     \n1"],
  ["%check off\r\n1", [{ name: "check", mode: "off", notebook: false }], "          \r\n1"],
  ["const r = 7\n% 2", [], "const r = 7\n% 2"],
  ["?train", [{ name: "inspect", expression: "train" }], "      "],
  ["net.forward?", [{ name: "inspect", expression: "net.forward" }], "            "],
  ["a ? b : c", [], "a ? b : c"],
];

describe("magic lines", () => {
  test.for(cells)("%j", ([source, magics, code]) => {
    expect(parseMagics(source)).toEqual({ magics, code });
  });

  // biome-ignore format: a table, one case a line
  const wrong: readonly [source: string, line: number, words: string][] = [
    ["%nothing", 1, "unknown line %nothing; there are:\n%check off|loose|strict"],
    ["%", 1, "unknown line %; there are:"],
    ["// a\n%check maybe", 2, "%check takes one word: off, loose or strict"],
    ["%check", 1, "%check takes one word"],
    ["%npm install", 1, "%npm is written: %npm install NAME"],
    ["%npm run build", 1, "%npm is written: %npm install NAME"],
    ["%npm install --global x", 1, "'--global' is not the name of a package"],
    ["%npm install ../x", 1, "'../x' is not the name of a package"],
    ["%npm install x@..", 1, "'x@..' is not the name of a package"],
    ["%npm install x@./y", 1, "'x@./y' is not the name of a package"],
    ["%npm install x@.", 1, "'x@.' is not the name of a package"],
    ["%npm install x.tgz", 1, "'x.tgz' is not the name of a package"],
    ["%npm install x@y.tar.gz", 1, "'x@y.tar.gz' is not the name of a package"],
    ["%npm install a;b", 1, "'a;b' is not the name of a package"],
    ["%reset now", 1, "%reset stands alone"],
    ["%constructor", 1, "unknown line %constructor"],
  ];

  test.for(wrong)("%j is an error that says what to write", ([source, line, words]) => {
    const error = thrown(() => parseMagics(source));
    expect(error).toBeInstanceOf(CellSyntaxError);
    expect((error as CellSyntaxError).diagnostics[0]).toMatchObject({ line, syntax: true });
    expect((error as Error).message).toContain(words);
  });

  test("the help has a line for each", () => {
    for (const name of ["%check", "%time", "%reset", "%npm", "%help"]) {
      expect(magicHelp).toMatch(new RegExp(`^${name}\\b.* \\w`, "m"));
    }
  });

  // biome-ignore format: a table, one case a line
  const places: readonly [text: string, texts: readonly string[] | undefined][] = [
    ["%|", ["%check", "%time", "%reset", "%npm", "%help"]],
    ["%ch|", ["%check"]],
    ["%check |", ["off", "loose", "strict"]],
    ["%check off --|", ["--notebook"]],
    ["%check o|", ["off"]],
    ["%npm |", ["install", "uninstall"]],
    ["%npm install |", []],
    ["%time\nne|", undefined],
    ["1 %|", undefined],
  ];

  test.for(places)("completion of %j", ([text, texts]) => {
    expect(completeMagic(...marked(text))?.matches.map((match) => match.text)).toEqual(texts);
  });
});

function thrown(work: () => unknown): unknown {
  try {
    work();
  } catch (error) {
    return error;
  }
  return undefined;
}
