/** A piece of Markdown that shows itself: a hint or a solution. */
import {
  type Displayable,
  displaySymbol,
  inspectSymbol,
  type MimeBundle,
} from "../display/bundle.ts";

/** Shown as Markdown in a notebook or page, as plain words in a console. */
export class Note implements Displayable {
  readonly markdown: string;

  constructor(markdown: string) {
    this.markdown = markdown;
  }

  /** The words without bold type and code fences. */
  get text(): string {
    return this.markdown.replaceAll("**", "").replaceAll(/^`{3,}.*\n?/gm, "");
  }

  [displaySymbol](): MimeBundle {
    return { "text/markdown": this.markdown, "text/plain": this.text };
  }

  [inspectSymbol](): string {
    return this.text;
  }
}

/** TypeScript source as a Markdown code block, fenced by more backticks than it holds in a row. */
export function codeBlock(source: string): string {
  const longest = Math.max(2, ...[...source.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = "`".repeat(longest + 1);
  return `${fence}typescript\n${source.trimEnd()}\n${fence}`;
}
