/** The page about what the module `entry` (src/index.ts if left out) exports, and what is not said of it. */
export function apiPage(entry?: string): Promise<{ page: string; gaps: string[] }>;

/** Where the page is kept. */
export const pagePath: string;
