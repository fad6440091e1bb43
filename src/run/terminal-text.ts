/** Text that is made for a terminal, where it is shown elsewhere. */

/**
 * Colour (its numbers are kept), any other CSI sequence, the strings of OSC, DCS and their like up to
 * their end or the line's, any other escape with its letter, controls (ECMA-48, 5.3 to 5.6 and 8.3).
 */
export const sequences: RegExp =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
  /\x1b\[([\d;]*)m|\x1b\[[0-?]*[ -/]*[@-~]?|\x1b[\]PX^_][^\n\x07\x1b]*(?:\x07|\x1b\\)?|\x1b[ -/]*[0-~]?|[\x00-\x08\x0b-\x1f\x7f-\x9f]/g;

/** One line of text for a terminal, whoever wrote it: no control, no line end. */
export function plainLine(text: string): string {
  return stripSequences(text).replace(/\s*\n\s*/g, " ");
}

/** Text without what only a terminal understands; its lines stay as they are. */
export function stripSequences(text: string): string {
  return text.replace(sequences, "");
}
