/** One whole solution of lesson 17, in the order of its cells: each builds on those before. */

export const solutions = {
  forward: `function times(A: Matrix, B: Matrix): Matrix {
  const C = new Matrix(A.rows, B.cols);
  const [a, b, c] = [A.data, B.data, C.data];
  for (let i = 0; i < A.rows; i++) {
    for (let k = 0; k < A.cols; k++) {
      const factor = a[i * A.cols + k];
      if (factor === 0) continue; // paper
      const [to, from] = [i * B.cols, k * B.cols];
      for (let j = 0; j < B.cols; j++) c[to + j] += factor * b[from + j];
    }
  }
  return C;
}
function each(M: Matrix, f: (value: number, i: number) => number): Matrix {
  const out = new Matrix(M.rows, M.cols);
  const [from, to] = [M.data, out.data];
  for (let i = 0; i < to.length; i++) to[i] = f(from[i], i);
  return out;
}
function softmaxRows(Z: Matrix): Matrix {
  const rows = Z.toArray().map((row) => {
    const largest = Math.max(...row);
    const exps = row.map((z) => Math.exp(z - largest));
    const total = exps.reduce((sum, e) => sum + e, 0);
    return exps.map((e) => e / total);
  });
  return new Matrix(Z.rows, Z.cols, Float64Array.from(rows.flat()));
}
function outputs(net: Layer[], X: Matrix, last: (Z: Matrix) => Matrix) {
  const As = [X];
  for (const [l, { W, b }] of net.entries()) {
    const Z = each(times(As[l], W), (z, i) => z + b.data[i % b.cols]);
    const isLast = l === net.length - 1;
    As.push(isLast ? last(Z) : each(Z, (z) => Math.max(0, z)));
  }
  return As;
}
function forward(net: Layer[], X: Matrix): Matrix[] {
  return outputs(net, X, softmaxRows);
}`,
  firstLoss: `function start(sizes: number[], random: Random): Layer[] {
  return sizes.slice(1).map((units, l) => {
    const spread = Math.sqrt(2 / sizes[l]);
    const zeros = new Matrix(sizes[l], units);
    const W = each(zeros, () => random.normal(0, spread));
    return { W, b: new Matrix(1, units) };
  });
}
function cost(P: Matrix, Y: Matrix): number {
  let total = 0;
  for (let i = 0; i < Y.data.length; i++) {
    if (Y.data[i] === 1) total -= Math.log(P.data[i]);
  }
  return total / Y.rows;
}`,
  backward: `function transposed(M: Matrix): Matrix {
  const T = new Matrix(M.cols, M.rows);
  const [from, to] = [M.data, T.data];
  for (let r = 0; r < M.rows; r++) {
    for (let c = 0; c < M.cols; c++) to[c * M.rows + r] = from[r * M.cols + c];
  }
  return T;
}
function walk(net: Layer[], As: Matrix[], end: Matrix): Gradient[] {
  const gradients: Gradient[] = [];
  let dZ = end;
  for (let l = net.length - 1; l >= 0; l--) {
    const db = new Matrix(1, dZ.cols);
    for (let i = 0; i < dZ.data.length; i++) db.data[i % dZ.cols] += dZ.data[i];
    gradients[l] = { dW: times(transposed(As[l]), dZ), db };
    if (l === 0) break;
    const A = As[l];
    const dA = times(dZ, transposed(net[l].W));
    dZ = each(dA, (d, i) => (A.data[i] > 0 ? d : 0));
  }
  return gradients;
}
function backward(net: Layer[], As: Matrix[], Y: Matrix): Gradient[] {
  const P = As[net.length];
  return walk(net, As, each(P, (p, i) => (p - Y.data[i]) / Y.rows));
}`,
  gradientCheck: `function worstError(
  net: Layer[],
  X: Matrix,
  Y: Matrix,
  gradients: Gradient[],
): number {
  const costNow = () => cost(forward(net, X)[net.length], Y);
  let worst = 0;
  const compare = (M: Matrix, dM: Matrix) => {
    for (let i = 0; i < M.data.length; i++) {
      const kept = M.data[i];
      M.data[i] = kept + 1e-5;
      const up = costNow();
      M.data[i] = kept - 1e-5;
      const slope = (up - costNow()) / 2e-5;
      M.data[i] = kept;
      const size = Math.max(Math.abs(slope), Math.abs(dM.data[i]));
      if (size > 0) worst = Math.max(worst, Math.abs(slope - dM.data[i]) / size);
    }
  };
  for (const [l, { W, b }] of net.entries()) {
    compare(W, gradients[l].dW);
    compare(b, gradients[l].db);
  }
  return worst;
}`,
  byHeart: `function moved(net: Layer[], gradients: Gradient[], rate: number): Layer[] {
  const by = (M: Matrix, dM: Matrix) =>
    each(M, (value, i) => value - rate * dM.data[i]);
  return net.map(({ W, b }, l) => {
    return { W: by(W, gradients[l].dW), b: by(b, gradients[l].db) };
  });
}
function step(net: Layer[], X: Matrix, Y: Matrix, rate: number): Layer[] {
  return moved(net, backward(net, forward(net, X), Y), rate);
}`,
  epoch: `function rowsOf(M: Matrix, rows: number[]): Matrix {
  const part = new Matrix(rows.length, M.cols);
  const [from, to] = [M.data, part.data];
  for (const [i, row] of rows.entries()) {
    const [start, place] = [row * M.cols, i * M.cols];
    for (let c = 0; c < M.cols; c++) to[place + c] = from[start + c];
  }
  return part;
}
function inBatches(
  net: Layer[],
  { X, Y }: Dataset,
  size: number,
  random: Random,
  learn: (net: Layer[], X: Matrix, Y: Matrix) => Layer[],
): Layer[] {
  const order = Array.from({ length: X.rows }, (_, i) => i);
  for (let i = order.length - 1; i > 0; i--) {
    const j = random.integer(i + 1);
    [order[i], order[j]] = [order[j], order[i]];
  }
  let next = net;
  for (let from = 0; from < order.length; from += size) {
    const rows = order.slice(from, from + size);
    next = learn(next, rowsOf(X, rows), rowsOf(Y, rows));
  }
  return next;
}
function epoch(
  net: Layer[],
  X: Matrix,
  Y: Matrix,
  size: number,
  rate: number,
  random: Random,
): Layer[] {
  const learn = (now: Layer[], x: Matrix, y: Matrix) => step(now, x, y, rate);
  return inBatches(net, { X, Y }, size, random, learn);
}`,
  evaluate: `function classesOf(P: Matrix): number[] {
  return P.toArray().map((row) => row.indexOf(Math.max(...row)));
}
function accuracy(
  net: Layer[],
  X: Matrix,
  labels: ArrayLike<number>,
): number {
  const answers = classesOf(forward(net, X)[net.length]);
  return answers.filter((k, i) => k === labels[i]).length / X.rows;
}`,
  digits: `function digits(training: Dataset, random: Random): Layer[] {
  let net = start([784, 32, 10], random);
  for (const rate of [0.1, 0.03]) {
    net = epoch(net, training.X, training.Y, 16, rate, random);
  }
  return net;
}`,
  spiral: `function spiralReader(X: Matrix, Y: Matrix, random: Random): Reader {
  let net = start([2, 40, 40, 3], random);
  for (let n = 0; n < 200; n++) {
    net = epoch(net, X, Y, 16, n < 150 ? 0.1 : 0.02, random);
  }
  return (asked) => classesOf(forward(net, asked)[net.length]);
}`,
  throws: `function throwReader(X: Matrix, Y: Matrix, random: Random): Reader {
  const middles = [0, 1].map(
    (c) => X.toArray().reduce((sum, row) => sum + row[c], 0) / X.rows,
  );
  const ready = (M: Matrix) => each(M, (v, i) => v / middles[i % 2] - 1);
  const same = (Z: Matrix) => Z; // a distance may be any number
  const learn =
    (rate: number) => (net: Layer[], x: Matrix, y: Matrix) => {
      const As = outputs(net, x, same);
      const A = As[net.length];
      const dZ = each(A, (a, i) => (2 * (a - y.data[i])) / y.rows);
      return moved(net, walk(net, As, dZ), rate);
    };
  const data = { X: ready(X), Y: each(Y, (y) => y / 20) };
  let net = start([2, 40, 1], random);
  for (let n = 0; n < 200; n++) {
    net = inBatches(net, data, 16, random, learn(n < 150 ? 0.05 : 0.01));
  }
  return (asked) =>
    Array.from(outputs(net, ready(asked), same)[net.length].data, (a) => 20 * a);
}`,
} as const;

/** The solution with one thing changed; it must occur in it. */
export function changed(
  key: keyof typeof solutions,
): (from: string, to: string) => string {
  return (from, to) => {
    const source = solutions[key];
    if (!source.includes(from)) throw new Error(`${key} has no ${from}`);
    return source.replaceAll(from, to);
  };
}
