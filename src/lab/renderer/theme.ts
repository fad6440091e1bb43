/** The look of figures in JupyterLab's theme. */
import { lookVariables, sans, surroundings } from "../../look.ts";
import type { Look } from "../../page/figure-template.ts";
import figureCss from "../../page/style/figure.css";

/** The theme's colours, as they are now. */
export function themeLook(): Look {
  const dark = document.body.dataset.jpThemeLight === "false";
  return {
    text: surroundings.text[dark ? "dark" : "light"],
    paper: colour("--jp-layout-color0", "#ffffff"),
    line: colour("--jp-border-color2", "#cccccc"),
    family: sans,
    dark,
  };
}

/** Calls `listener` whenever JupyterLab's theme changes; the result ends that. */
export function onThemeChange(listener: () => void): () => void {
  const observer = new MutationObserver(listener);
  observer.observe(document.body, { attributeFilter: ["data-jp-theme-name"] });
  return () => observer.disconnect();
}

/** The looks of an exported page, in the colours of JupyterLab's theme. Called once. */
export function styleFigures(): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`.chainrule-plot {
    ${lookVariables()}
    --quiet: var(--jp-content-font-color2);
    --ink: var(--jp-content-font-color1);
    --paper: var(--jp-layout-color0);
    ${figureCss}
  }
  .chainrule-plot { .figure-room > *, .figure-controls { margin-inline: 0; } }
  [data-jp-theme-light="true"] .chainrule-plot { color-scheme: light; }
  [data-jp-theme-light="false"] .chainrule-plot { color-scheme: dark; }`);
  document.adoptedStyleSheets.push(sheet);
}

/** A colour of JupyterLab's theme; `other` where a theme leaves it out. */
function colour(name: string, other: string): string {
  return getComputedStyle(document.body).getPropertyValue(name).trim() || other;
}
