/** The lines of a cell around a place, numbered, with the place underlined. */

/** A place in a text: line and column start at 1, `length` counts UTF-16 units. */
export interface Place {
  readonly line: number;
  readonly column: number;
  /** How much is underlined; one character if left out. */
  readonly length?: number;
}

export interface ExcerptOptions {
  /** With ANSI colours; false if left out. */
  readonly colors?: boolean;
  /** Lines shown before and after the place; 1 if left out. */
  readonly context?: number;
}

type Color = "red" | "yellow" | "cyan" | "gray";

const codes: Record<Color, number> = { red: 31, yellow: 33, cyan: 36, gray: 90 };

/** Text in a colour, or the text as it is. */
export function paint(text: string, color: Color, colors: boolean): string {
  return colors ? `\u001b[${codes[color]}m${text}\u001b[0m` : text;
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
  const { colors = false, context = 1 } = options;
  const lines = source.split(/\r\n|[\n\r\u2028\u2029]/);
  const first = Math.max(1, place.line - context);
  const last = Math.min(lines.length, place.line + context);
  const width = String(last).length;
  const shown: string[] = [];
  for (let number = first; number <= last; number++) {
    const text = lines[number - 1] as string;
    const arrow = number === place.line ? paint(">", "red", colors) : " ";
    const margin = paint(String(number).padStart(width), "gray", colors);
    shown.push(`${arrow} ${margin} ${text}`.trimEnd());
    if (number === place.line) {
      shown.push(`  ${" ".repeat(width)} ${paint(underline(text, place), "red", colors)}`);
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
