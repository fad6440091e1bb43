/** TypeScript's advice, as far as a notebook can follow it. */

/**
 * A message without what only a project's files could do: to change `lib`, `types` or `target`, to
 * install types for a test runner.
 */
export function followableAdvice(message: string): string {
  return message.replace(
    / (?:Do you need to|Try changing|Consider (?:adding|changing) the)\b[^\n]*/g,
    "",
  );
}
