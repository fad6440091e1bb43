/** The licences of what a page carries: their terms ask that they go where the work goes. */
import { type Html, html, nothing } from "./html.ts";

/** One work of others, and the terms that it comes under. */
export interface Notice {
  /** With its version, if it has one. */
  readonly name: string;
  /** SPDX's name of the licence. */
  readonly licence: string;
  /** Copyright and terms, as they came with the work. */
  readonly text: string;
}

/** Folded at the end of a page; `nothing` without any. */
export function renderLicences(notices: readonly Notice[]): Html {
  if (notices.length === 0) return nothing;
  const summary = "Licences of the works that this page carries";
  return html`<details class="licences"><summary>${summary}</summary><pre>${noticesText(notices)}</pre></details>`;
}

/** All notices as one text. Terms that several works share stand once, below the names of all. */
export function noticesText(notices: readonly Notice[]): string {
  const groups = new Map<string, { heads: string[]; terms: string }>();
  for (const { name, licence, text } of notices) {
    const lines = text.split(/\r?\n/).map((line) => line.trimEnd());
    const copyright = lines.filter((line) => isCopyright(line));
    const terms = lines
      .filter((line) => !isCopyright(line))
      .join("\n")
      .trim();
    const group = groups.get(words(terms)) ?? { heads: [], terms };
    group.heads.push(
      [`${name} (${licence})`, ...copyright.map((line) => `  ${line.trim()}`)].join("\n"),
    );
    groups.set(words(terms), group);
  }
  const parts = [...groups.values()].map(({ heads, terms }) => `${heads.join("\n")}\n\n${terms}`);
  return parts.join(`\n\n${"-".repeat(72)}\n\n`);
}

/** In a short licence; in a long one such a line is an example of how to write it. */
function isCopyright(line: string): boolean {
  return /^\s*Copyright (?:\(c\)|©|\d{4})/i.test(line);
}

/** The same terms come with other line ends, and with or without the licence's name above them. */
function words(terms: string): string {
  return terms
    .replace(/^.{0,10}(?:The )?(?:MIT|ISC) Licen[cs]e(?: \(MIT\))?/i, "")
    .replace(/[\s*]+/g, " ")
    .trim();
}
