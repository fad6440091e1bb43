/** Places for the nodes of a graph whose edges all run one way: columns by depth, few crossings. */

export interface GraphNode {
  /** Numbers of the nodes this one is made of. */
  readonly inputs: readonly number[];
}

export interface Place {
  /** Column, counted from 0 at the left. */
  readonly column: number;
  /** Height within the picture: 0 at the top, in steps of 1. */
  readonly row: number;
}

/**
 * A column and a row for each node; a node stands right of everything it is made of, and as near as
 * possible to what uses it. `nodes` is in topological order: inputs before those that use them.
 */
export function placeNodes(nodes: readonly GraphNode[]): Place[] {
  const columns = columnsOf(nodes);
  const members = Array.from({ length: Math.max(...columns) + 1 }, (): number[] => []);
  columns.forEach((column, i) => {
    members[column].push(i);
  });
  const users = usersOf(nodes);
  const tallest = Math.max(...members.map((list) => list.length));
  const rows = nodes.map(() => 0);
  for (const list of members) spread(list, rows, tallest);
  // Sweeps from both ends pull each node to the mean height of its neighbours.
  for (let sweep = 0; sweep < 4; sweep++) {
    for (const list of members) settle(list, rows, (i) => nodes[i].inputs, tallest);
    for (const list of members.toReversed()) settle(list, rows, (i) => users[i], tallest);
  }
  return nodes.map((_, i) => ({ column: columns[i], row: rows[i] }));
}

/** As late as its users allow: leaves stand beside the operation that takes them. */
function columnsOf(nodes: readonly GraphNode[]): number[] {
  const earliest: number[] = [];
  nodes.forEach(({ inputs }, i) => {
    earliest[i] = inputs.length === 0 ? 0 : 1 + Math.max(...inputs.map((input) => earliest[input]));
  });
  const users = usersOf(nodes);
  const columns = [...earliest];
  for (let i = nodes.length - 1; i >= 0; i--) {
    if (users[i].length > 0) columns[i] = Math.min(...users[i].map((user) => columns[user])) - 1;
  }
  return columns;
}

function usersOf(nodes: readonly GraphNode[]): number[][] {
  const users = nodes.map((): number[] => []);
  nodes.forEach(({ inputs }, i) => {
    for (const input of new Set(inputs)) users[input].push(i);
  });
  return users;
}

/** Equal distances, in the middle of the picture. */
function spread(list: readonly number[], rows: number[], tallest: number): void {
  list.forEach((node, at) => {
    rows[node] = at + (tallest - list.length) / 2;
  });
}

/** Orders a column by the mean height of each node's neighbours, then moves the nodes as near as they fit. */
function settle(
  list: number[],
  rows: number[],
  neighbours: (node: number) => readonly number[],
  tallest: number,
): void {
  const wanted = new Map(list.map((node) => [node, meanRow(neighbours(node), rows) ?? rows[node]]));
  const wish = (node: number): number => wanted.get(node) ?? 0;
  list.sort((a, b) => wish(a) - wish(b));
  list.forEach((node, at) => {
    const lowest = at === 0 ? 0 : rows[list[at - 1]] + 1;
    const room = tallest - (list.length - at);
    rows[node] = Math.min(room, Math.max(lowest, wish(node)));
  });
}

function meanRow(nodes: readonly number[], rows: readonly number[]): number | undefined {
  if (nodes.length === 0) return undefined;
  return nodes.reduce((sum, node) => sum + rows[node], 0) / nodes.length;
}
