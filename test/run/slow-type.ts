/** A cell that takes TypeScript minutes to check: each level doubles the work of the one before. */
export const slowType: string = `type Doubled<T extends unknown[]> = T["length"] extends 19 ? T : Doubled<[...T, 0]> | Doubled<[...T, 1]>;
const doubled: Doubled<[]>["length"] = 19;`;
