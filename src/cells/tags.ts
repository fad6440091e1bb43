/** The tags of a doc comment, `@param rate step size`, as plain text and as markdown. */

/** `@param rate step size` has the name "param" and the text "rate step size". */
export interface InspectionTag {
  readonly name: string;
  readonly text: string;
}

/** One line a tag, as in the comment. */
export function plainTags(tags: readonly InspectionTag[]): string {
  return tags.map(({ name, text }) => `@${name} ${text}`.trimEnd()).join("\n");
}

/** Parameters as a list, an example as code. */
export function markedTags(tags: readonly InspectionTag[]): string {
  return tags.map(({ name, text }) => markTag(name, text)).join("\n\n");
}

function markTag(name: string, text: string): string {
  if (name === "param") {
    const { parameter, meaning } = parameterTag(text);
    return `- \`${parameter}\`${meaning === "" ? "" : `: ${meaning}`}`;
  }
  if (name !== "example") return `**${wordOf(name)}** ${text}`.trimEnd();
  return `**Example**\n\n${text.includes("```") ? text : `\`\`\`typescript\n${text}\n\`\`\``}`;
}

/** "rate - step size" in its two parts. */
export function parameterTag(text: string): { parameter: string; meaning: string } {
  const [, parameter = "", meaning = ""] = /^(\S*)\s*(?:-\s)?\s*([\s\S]*)$/.exec(text) ?? [];
  return { parameter, meaning };
}

/** What a reader is told in place of a tag's name. */
export function wordOf(tag: string): string {
  return words[tag] ?? `@${tag}`;
}

const words: Readonly<Record<string, string>> = {
  deprecated: "Deprecated.",
  returns: "Returns",
  return: "Returns",
  see: "See",
  throws: "Throws",
};
