/** What a page's workers use of the cells room, bundled by page.test.ts as the page's build does. */
export { compileCell } from "../../src/cells/compile.ts";
export { memoryFiles } from "../../src/cells/files.ts";
export { mapFrames } from "../../src/cells/frames.ts";
export { isComplete } from "../../src/cells/is-complete.ts";
export { CellLanguage } from "../../src/cells/language.ts";
