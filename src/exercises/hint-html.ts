/**
 * A hint's words as HTML that every notebook keeps, trusted or not: a verdict is HTML, and no host turns
 * Markdown or formulas inside of it into anything. Knows what hints use: code, bold, emphasis, small formulas.
 */

/** The HTML of a hint, which is one paragraph of Markdown. */
export function hintHtml(markdown: string): string {
  return markdown.replace(span, (whole, code, formula, bold, slanted) => {
    if (code !== undefined) return `<code${oneLine(code)}>${escapeHtml(code)}</code>`;
    if (formula !== undefined) return boundFormula(formula);
    if (bold !== undefined) return `<strong>${hintHtml(bold)}</strong>`;
    return slanted === undefined ? escapeHtml(whole) : `<em>${hintHtml(slanted)}</em>`;
  });
}

/** A short piece that a line could end in, at a space or at a minus, stays in one. */
function oneLine(text: string): string {
  return text.length <= 20 && /[\s-]/.test(text) ? ' style="white-space: nowrap"' : "";
}

function boundFormula(tex: string): string {
  const shown = formulaHtml(tex);
  const style = oneLine(shown.replace(/<[^>]*>/g, ""));
  return style === "" ? shown : `<span${style}>${shown}</span>`;
}

/** TypeScript source as a block of code. */
export function codeHtml(source: string): string {
  return `<pre style="${preStyle}"><code>${escapeHtml(source.trimEnd())}</code></pre>`;
}

/** Text in which no character means markup. */
export function escapeHtml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

// Lines that are wider than their place scroll, as in a cell.
const preStyle = "margin: 0.4em 0; padding: 0; overflow-x: auto";
const span = /`([^`]+)`|\$([^$]+)\$|\*\*([^*]+)\*\*|\*([^*]+)\*|[&<>]/g;

/** `10^{-5}` becomes 10 with -5 raised; letters lean, as in print. */
function formulaHtml(tex: string): string {
  const plain = tex.replace(/\\frac\{([^{}]*)\}\{([^{}]*)\}/g, "$1/$2");
  return plain.replace(token, (whole, command, place, group, single, letters) => {
    if (command !== undefined) return signs[command] ?? command;
    if (letters !== undefined) return `<em>${letters}</em>`;
    if (place === undefined) return whole === "-" ? "−" : whole === "'" ? "′" : escapeHtml(whole);
    const tag = place === "_" ? "sub" : "sup";
    return `<${tag}>${formulaHtml(group ?? single)}</${tag}>`;
  });
}

const token = /\\([a-zA-Z]+|[^a-zA-Z])|([_^])(?:\{([^{}]*)\}|(\\[a-zA-Z]+|.))|([a-zA-Z]+)|[-'&<>]/g;

/** What stands for a command of TeX; one that is not here stands for itself, as \ln does. */
const signs: Readonly<Record<string, string>> = {
  ",": " ",
  alpha: "α",
  approx: "≈",
  beta: "β",
  cdot: "·",
  delta: "δ",
  Delta: "Δ",
  dots: "…",
  eta: "η",
  ge: "≥",
  geq: "≥",
  lambda: "λ",
  le: "≤",
  leq: "≤",
  mu: "μ",
  nabla: "∇",
  ne: "≠",
  neq: "≠",
  partial: "∂",
  sigma: "σ",
  sqrt: "√",
  sum: "∑",
  theta: "θ",
  times: "×",
  to: "→",
};
