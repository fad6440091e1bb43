/** What a kernel says of its language. */

/**
 * `language_info` of Jupyter's protocol. Front ends write it into each notebook that they open, so the
 * lessons hold the same: nothing is unsaved because it was opened. The language's version, 6.0, is that of
 * every compiler which this package takes; a compiler's own, 6.0.3, would differ from machine to machine.
 */
export function languageInfo(typescriptVersion: string) {
  return {
    name: "typescript",
    version: typescriptVersion.split(".").slice(0, 2).join("."),
    mimetype: "application/typescript",
    file_extension: ".ts",
    pygments_lexer: "typescript",
    // JupyterLab 4 takes any object here for plain JavaScript.
    codemirror_mode: "typescript",
    nbconvert_exporter: "script",
  } as const;
}
