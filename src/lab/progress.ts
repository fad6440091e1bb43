/** What a long command is at, for the person who waits: a line in a terminal, now and then one in a log. */
import { plainLine } from "../run/terminal-text.ts";

/** Where it is told: standard error, so that what a command prints stays its own. */
export interface Place {
  readonly isTTY?: boolean | undefined;
  write(text: string): unknown;
}

/** How often a terminal's line is written over, and how often a log gets one, in milliseconds. */
const TERMINAL_MS = 1_000;
const LOG_MS = 5_000;

/**
 * Does `work`, which says by its argument what it is at; tells that with the seconds since the start.
 * A log hears of nothing that takes less than five seconds.
 */
export async function withProgress<T>(
  work: (at: (what: string) => void) => Promise<T>,
  place: Place = process.stderr,
): Promise<T> {
  const terminal = place.isTTY === true;
  const start = performance.now();
  let current = "";
  const tell = (): void => {
    if (current === "") return;
    const text = `${plainLine(current)} (${Math.round((performance.now() - start) / 1000)} s)`;
    place.write(terminal ? `\r\x1b[2K${text}` : `${text}\n`);
  };
  const clock = setInterval(tell, terminal ? TERMINAL_MS : LOG_MS);
  try {
    return await work((what) => {
      current = what;
      if (terminal) tell();
    });
  } finally {
    clearInterval(clock);
    if (terminal) place.write("\r\x1b[2K");
  }
}
