/** The page about what the module `entry` (src/index.ts if left out) exports, and the names that lack a doc comment. */
export function apiPage(entry?: string): Promise<{ page: string; undocumented: string[] }>;

/** Where the page is kept. */
export const pagePath: string;
