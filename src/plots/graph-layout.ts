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

/** Where the nodes of a graph stand, and how a line runs between two of them. */
export interface GraphPlaces {
  readonly places: readonly Place[];
  /**
   * The line from a node's side to that of one that uses it: straight, or with corners where a straight one
   * would run through a third.
   */
  way(from: number, to: number): readonly Place[];
}

/**
 * A column and a row for each node; a node stands right of everything it is made of, and as near as
 * possible to what uses it. `nodes` is in topological order: inputs before those that use them.
 */
export function placeNodes(nodes: readonly GraphNode[]): GraphPlaces {
  const columns = columnsOf(nodes);
  const { stops, inputs } = withStops(nodes, columns);
  const places = settled(inputs, [...columns, ...stops.map(({ column }) => column)]);
  const own = places.slice(0, nodes.length);
  const way = (from: number, to: number): Place[] => {
    const between = stops.flatMap((stop, i) =>
      stop.from === from && stop.column < columns[to] ? [places[nodes.length + i]] : [],
    );
    const [start, end] = [sides(own[from])[1], sides(own[to])[0]];
    return isClear(own, start, end) ? [start, end] : [start, ...between.flatMap(sides), end];
  };
  return { places: own, way };
}

/** A place that is kept free in a column for the lines of a node to those beyond. */
interface Stop {
  readonly from: number;
  readonly column: number;
}

/** The graph with a stop in each column that a line crosses, as if it were a node on the way. */
function withStops(nodes: readonly GraphNode[], columns: readonly number[]) {
  const stops: Stop[] = [];
  const inputs = nodes.map((node) => [...node.inputs]);
  usersOf(nodes).forEach((users, from) => {
    const last = Math.max(...users.map((user) => columns[user]));
    let before = from;
    for (let column = columns[from] + 1; column < last; column++) {
      stops.push({ from, column });
      before = inputs.push([before]) - 1;
      for (const user of users) {
        if (columns[user] === column + 1) {
          inputs[user] = inputs[user].map((input) => (input === from ? before : input));
        }
      }
    }
  });
  return { stops, inputs };
}

/** Rows in which lines are short and cross little. */
function settled(inputs: readonly (readonly number[])[], columns: readonly number[]): Place[] {
  const members = Array.from({ length: Math.max(...columns) + 1 }, (): number[] => []);
  columns.forEach((column, i) => {
    members[column].push(i);
  });
  const users = usersOf(inputs.map((list) => ({ inputs: list })));
  const tallest = Math.max(...members.map((list) => list.length));
  const rows = columns.map(() => 0);
  for (const list of members) spread(list, rows, tallest);
  // Sweeps from both ends pull each node to the mean height of its neighbours.
  for (let sweep = 0; sweep < 4; sweep++) {
    for (const list of members) settle(list, rows, (i) => inputs[i], tallest);
    for (const list of members.toReversed()) settle(list, rows, (i) => users[i], tallest);
  }
  return columns.map((column, i) => ({ column, row: rows[i] }));
}

/** Half the size of a node, in columns and rows, with a little room: lines keep so far away. */
const half = { column: 0.43, row: 0.48 };

/** Whether a straight line passes all nodes between. */
function isClear(places: readonly Place[], from: Place, to: Place): boolean {
  const slope = (to.row - from.row) / (to.column - from.column);
  const rowAt = (column: number) => from.row + slope * (column - from.column);
  return places
    .filter(({ column }) => column > from.column && column < to.column)
    .every(({ column, row }) => {
      const [a, b] = [rowAt(column - half.column) - row, rowAt(column + half.column) - row];
      return Math.min(a, b) >= half.row || Math.max(a, b) <= -half.row;
    });
}

/** Where lines enter the column of a place, and where they leave it. */
function sides({ column, row }: Place): Place[] {
  return [-half.column, half.column].map((aside) => ({ column: column + aside, row }));
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
