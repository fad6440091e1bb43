/** Text made safe to stand in HTML, between tags and inside a quoted attribute. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character]);
}

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** A value as JSON that can stand inside a `<script type="application/json">` element. */
export function escapeJson(value: unknown): string {
  // "<" could begin "</script>" or "<!--"; inside a JSON string it can be written as an escape.
  return JSON.stringify(value).replaceAll("<", "\\u003c");
}
