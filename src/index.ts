/** chainrule: neural networks by hand, in typed TypeScript. A table of contents, in teaching order. */
export { type Displayable, displaySymbol, type MimeBundle } from "./display/bundle.ts";
export { type LiveDisplay, show, showLive } from "./display/show.ts";
export { Exercise, todo } from "./exercises/exercise.ts";
export * as exercises from "./exercises/index.ts";
export { Verdict } from "./exercises/verdict.ts";
