/** A piece of Markdown that shows itself: a hint or a solution. */
import {
  type Displayable,
  displaySymbol,
  inspectSymbol,
  type MimeBundle,
} from "../display/bundle.ts";

/** Shown as Markdown in a notebook or page, as its source in a console. */
export class Note implements Displayable {
  readonly markdown: string;

  constructor(markdown: string) {
    this.markdown = markdown;
  }

  [displaySymbol](): MimeBundle {
    return { "text/markdown": this.markdown, "text/plain": this.markdown };
  }

  [inspectSymbol](): string {
    return this.markdown;
  }
}

/** TypeScript source as a Markdown code block, fenced by more backticks than it holds in a row. */
export function codeBlock(source: string): string {
  const longest = Math.max(2, ...[...source.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = "`".repeat(longest + 1);
  return `${fence}typescript\n${source.trimEnd()}\n${fence}`;
}
