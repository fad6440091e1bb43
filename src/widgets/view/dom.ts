/** Making elements. */

/** An element with attributes and children; a text is never read as markup. */
export function make<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Readonly<Record<string, string>> = {},
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

/** A button with its words. */
export function button(
  words: string,
  onClick: () => void,
  attributes: Readonly<Record<string, string>> = {},
): HTMLButtonElement {
  const element = make("button", { type: "button", ...attributes }, words);
  element.addEventListener("click", onClick);
  return element;
}

/** A choice with its label; `show` chooses a value, and adds it where it was not offered. */
export function choice(
  label: string,
  values: readonly string[],
  onChange: (value: string) => void,
): { readonly element: HTMLElement; show(value: string): void } {
  const select = make("select", {}, ...values.map((value) => make("option", { value }, value)));
  select.addEventListener("change", () => onChange(select.value));
  return {
    element: make("label", {}, `${label} `, select),
    show(value) {
      const isOffered = [...select.options].some((option) => option.value === value);
      if (!isOffered) select.append(make("option", { value }, value));
      select.value = value;
    },
  };
}

/** Puts a text where another one stood, and only then: a screen reader says it once. */
export function say(element: HTMLElement, text: string): void {
  if (element.textContent !== text) element.textContent = text;
}

/**
 * A root of its own for a widget, so that its style stays inside, with the look that all share. JupyterLab's
 * shortcuts, which would take the arrow keys, are kept away.
 */
export function widgetRoot(place: HTMLElement, style: string): ShadowRoot {
  place.dataset.lmSuppressShortcuts = "true";
  const root = place.shadowRoot ?? place.attachShadow({ mode: "open" });
  root.replaceChildren(make("style", {}, look + style));
  return root;
}

/** In the colours of the page around: JupyterLab's theme, or an exported page's. */
const look = `
:host { display: block; container-type: inline-size; }
.frame {
  --text: var(--jp-content-font-color1, var(--ink, CanvasText));
  --dim: var(--jp-content-font-color2, var(--quiet, GrayText));
  --edge: var(--jp-border-color1, var(--quiet, GrayText));
  --empty: var(--jp-layout-color2, var(--line, #ddd));
  --sheet: var(--jp-layout-color0, var(--paper, Canvas));
  --focus: var(--jp-brand-color1, var(--link, Highlight));
  box-sizing: border-box;
  padding: 4px;
  color: var(--text);
  caret-color: light-dark(#000, #fff); /* inherited: isOnDark reads it */
  font: 14px/1.45 var(--jp-ui-font-family, var(--sans, system-ui)), sans-serif;
}
.frame *, .frame *::before { box-sizing: border-box; }
.frame :where(p, figure, ul, ol, fieldset, pre) { margin: 0; padding: 0; }
.frame :where(ul, ol) { list-style: none; }
.frame :where(fieldset) { border: 0; min-width: 0; }
.frame :where(button, select, input, summary) { color: inherit; font: inherit; }
.frame :where(button) {
  min-height: 28px;
  padding: 3px 12px;
  border: 1px solid var(--edge);
  border-radius: 5px;
  background: none;
  cursor: pointer;
}
.frame :where(button):disabled { opacity: 0.5; cursor: default; }
.frame :where(select, input:not([type="checkbox"], [type="radio"], [type="range"])) {
  min-height: 28px;
  padding: 2px 5px;
  border: 1px solid var(--edge);
  border-radius: 5px;
  background: var(--sheet);
}
.hidden {
  position: absolute;
  width: 1px;
  height: 1px;
  overflow: hidden;
  clip-path: inset(50%);
  white-space: nowrap;
}
.frame :is(button, select, input, summary, canvas, pre, [tabindex]):focus-visible {
  outline: 2px solid var(--focus);
  outline-offset: 2px;
}
`;
