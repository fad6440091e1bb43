/** What goes wrong without being a reader's business: told on the kernel's own standard error. */

/** One line in the terminal of whoever started Jupyter. */
export function log(text: string, error?: unknown): void {
  const detail = error instanceof Error ? `: ${error.stack ?? error.message}` : "";
  process.stderr.write(`chainrule kernel: ${text}${detail}\n`);
}
