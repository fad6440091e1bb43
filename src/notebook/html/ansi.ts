import { sequences, stripSequences } from "../../run/terminal-text.ts";
import { type Html, html, joined } from "./html.ts";

/**
 * Terminal text as HTML: colours and bold become spans with classes (`ansi-red`, `ansi-bold`), a
 * carriage return overwrites its line, every other control sequence is left out.
 */
export function ansiToHtml(text: string): Html {
  let classes = new Set<string>();
  const spans: Html[] = [];
  let end = 0;
  const plain = overwriteLines(text);
  for (const match of plain.matchAll(sequences)) {
    spans.push(span(plain.slice(end, match.index), classes));
    end = match.index + match[0].length;
    if (match[1] !== undefined) classes = applyCodes(match[1], classes);
  }
  return joined([...spans, span(plain.slice(end), classes)]);
}

/** Terminal text without any control sequence. */
export function stripAnsi(text: string): string {
  return stripSequences(overwriteLines(text));
}

const names = ["black", "red", "green", "yellow", "blue", "magenta", "cyan", "white"];

/** A progress line that was redrawn with carriage returns shows its last state. */
function overwriteLines(text: string): string {
  if (!text.includes("\r")) return text;
  const lines = text.replaceAll("\r\n", "\n").split("\n");
  return lines.map((line) => line.replace(/\r+$/, "").replace(/^.*\r/s, "")).join("\n");
}

function applyCodes(codes: string, before: ReadonlySet<string>): Set<string> {
  const classes = new Set(before);
  const numbers = codes.split(";").map(Number);
  for (let at = 0; at < numbers.length; at++) {
    const code = numbers[at];
    if (code === 38 || code === 48) {
      // 38;5;n and 38;2;r;g;b: colours of a terminal's own palette, not used here.
      at += numbers[at + 1] === 5 ? 2 : 4;
    } else if (code === 0) classes.clear();
    else if (code === 1) classes.add("ansi-bold");
    else if (code === 3) classes.add("ansi-italic");
    else if (code === 4) classes.add("ansi-underline");
    else if (code === 22) classes.delete("ansi-bold");
    else if (code === 39) removeColours(classes);
    else if (isColour(code)) {
      removeColours(classes);
      classes.add(`ansi-${names[code % 10]}`);
    }
  }
  return classes;
}

function isColour(code: number): boolean {
  return (code >= 30 && code <= 37) || (code >= 90 && code <= 97);
}

function removeColours(classes: Set<string>): void {
  for (const name of names) classes.delete(`ansi-${name}`);
}

function span(text: string, classes: ReadonlySet<string>): Html {
  if (text === "" || classes.size === 0) return html`${text}`;
  return html`<span class="${[...classes].join(" ")}">${text}</span>`;
}
