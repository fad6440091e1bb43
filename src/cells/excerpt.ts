/** The lines of a cell around a place, numbered, with the place underlined. */

/** A place in a text: line and column start at 1, `length` counts UTF-16 units. */
export interface Place {
  readonly line: number;
  readonly column: number;
  /** How much is underlined; one character if left out. */
  readonly length?: number;
}

export interface ExcerptOptions {
  /** With what marks the place in bold, for a terminal; false if left out. */
  readonly styled?: boolean;
  /** Lines shown before and after the place; 1 if left out. */
  readonly context?: number;
}

/**
 * What is to be seen first, in bold, or the text as it is. No colours: those that can be read on
 * JupyterLab's pink, on its dark theme, on paper and in a terminal are none.
 */
export function emphasize(text: string, styled: boolean): string {
  return styled ? `\u001b[1m${text}\u001b[0m` : text;
}

/**
 * The place's line and its neighbours:
 *
 *       1 const a = 1;
 *     > 2 const b: string = a;
 *         |     ^
 *       3 a + b
 */
export function excerpt(source: string, place: Place, options: ExcerptOptions = {}): string {
  const { styled = false, context = 1 } = options;
  const lines = source.split(/\r\n|[\n\r\u2028\u2029]/);
  const first = Math.max(1, place.line - context);
  const last = Math.min(lines.length, place.line + context);
  const width = String(last).length;
  const shown: string[] = [];
  for (let number = first; number <= last; number++) {
    const text = lines[number - 1] as string;
    const arrow = number === place.line ? emphasize(">", styled) : " ";
    const margin = String(number).padStart(width);
    shown.push(`${arrow} ${margin} ${text}`.trimEnd());
    if (number === place.line) {
      shown.push(`  ${" ".repeat(width)} ${emphasize(underline(text, place), styled)}`);
    }
  }
  return shown.join("\n");
}

/** Spaces (tabs stay tabs) up to the column, then `^` and `~` to the end of the place or of the line. */
function underline(text: string, { column, length = 1 }: Place): string {
  const before = text.slice(0, column - 1).replaceAll(/[^\t]/gu, wide);
  const marked = text.slice(column - 1, column - 1 + length).replaceAll(/[\s\S]/gu, "~");
  return `${before}^${marked.slice(1)}`;
}

/** An emoji or a CJK character takes two columns of a terminal. */
function wide(character: string): string {
  const isWide =
    /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60]/u;
  return isWide.test(character) || /\p{Emoji_Presentation}/u.test(character) ? "  " : " ";
}
