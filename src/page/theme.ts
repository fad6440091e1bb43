import { ownElement } from "./own.ts";

const names = ["auto", "light", "dark"] as const;

type Theme = (typeof names)[number];

const labels: Readonly<Record<Theme, string>> = {
  auto: "Theme: system",
  light: "Theme: light",
  dark: "Theme: dark",
};

const storageKey = "chainrule.theme";

/** The button that goes round system, light and dark; the choice is kept in this browser. */
export function watchTheme(): void {
  const button = ownElement("page-theme");
  if (button === null) return;
  let theme = keptTheme() ?? asTheme(document.documentElement.dataset.theme) ?? "auto";
  const show = (): void => {
    document.documentElement.dataset.theme = theme;
    button.textContent = labels[theme];
  };
  button.addEventListener("click", () => {
    theme = names[(names.indexOf(theme) + 1) % names.length];
    keepTheme(theme);
    show();
  });
  button.hidden = false;
  show();
}

function asTheme(value: string | null | undefined): Theme | undefined {
  return names.find((name) => name === value);
}

// A browser may refuse storage to pages opened from disk; then the choice lasts as long as the page.
function keptTheme(): Theme | undefined {
  try {
    return asTheme(localStorage.getItem(storageKey));
  } catch {
    return undefined;
  }
}

function keepTheme(theme: Theme): void {
  try {
    localStorage.setItem(storageKey, theme);
  } catch {}
}
