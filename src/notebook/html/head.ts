/** The head of every page we write: lessons and the index. */
import { type Html, html, trusted } from "./html.ts";

/** What differs from page to page. */
export interface PageHead {
  readonly title: string;
  readonly theme?: "auto" | "light" | "dark";
  /** The Content-Security-Policy. */
  readonly policy: string;
  readonly style: string;
}

/** From the doctype to the end of the head. */
export function renderHead({ title, theme = "auto", policy, style }: PageHead): Html {
  return html`<!doctype html>
<html lang="en" data-theme="${theme}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${trusted(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="generator" content="chainrule">
<title>${title}</title>
<style>${trusted(style)}</style>
</head>`;
}
