/** What widgets keep in the page's address, behind `#`: `name?text`, several parted by `;`. */

/** The text that the address has for `name`, if any. */
export function addressed(name: string): string | undefined {
  return entries().get(name);
}

/** Puts `text` into the address; no step for the browser's Back button. */
export function keepInAddress(name: string, text: string): void {
  const all = entries().set(name, text);
  const hash = [...all].map(([key, value]) => `${key}?${value}`).join(";");
  try {
    history.replaceState(history.state, "", `#${hash}`);
  } catch {
    // A frame without an address of its own: then nothing is kept.
  }
}

function entries(): Map<string, string> {
  const parts = location.hash.slice(1).split(";");
  return new Map(
    parts.flatMap((part) => {
      const [, name, text] = /^([a-z][a-z0-9-]*)\?(.*)$/s.exec(part) ?? [];
      return name === undefined ? [] : [[name, text] as const];
    }),
  );
}
