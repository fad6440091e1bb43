/** How many exercises each group of the course has; the build puts it in (lab/renderer-build.ts). */
declare const exerciseCounts: Readonly<Record<string, number>>;
