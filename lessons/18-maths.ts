// %% [markdown] id="title"
// # 18 Appendix A: the maths that the course uses
//
// Each idea once, with three numbers first. If a formula in a lesson stops you, look
// here. School maths is enough for all of it.
//
// | | |
// |---|---|
// | **Goal** | You can read every formula of the course. |
// | **You will build** | a product of matrices, a gradient by nudges |

// %% id="imports"
import {
  exercises,
  histogram,
  lineChart,
  seeded,
  show,
  todo,
} from "chainrule";

// %% [markdown] id="powers"
// ## Powers, *e* and ln
//
// $2^3 = 8$, $2^0 = 1$, $2^{-1} = 0.5$: one less in the exponent, half the value. And
// $2^{3} \cdot 2^{-1} = 2^{3 - 1}$: to multiply is to add the exponents. The number
// $e = 2.71828...$ is the base with which the curve's slope is its height.
//
// $\ln$ asks back: $\ln 8$ is the exponent that makes 8 of $e$. So $\ln 1 = 0$,
// $\ln(ab) = \ln a + \ln b$, and $\ln$ of a number near 0 is far below 0. That is why a
// loss takes $-\ln p$: a product of many shares becomes a sum.

// %% id="powers-code"
console.log(2 ** 3, 2 ** 0, 2 ** -1, Math.E);
console.log(Math.exp(2) * Math.exp(3), Math.exp(5));
console.log(Math.log(0.2 * 0.5), Math.log(0.2) + Math.log(0.5));

// %% id="powers-plot"
const xs = Array.from({ length: 81 }, (_, i) => -3 + i / 16);
const above = xs.filter((x) => x > 0);
const curves = {
  "e^x": { x: xs, y: xs.map((x) => Math.exp(x)) },
  "ln x": { x: above, y: above.map((x) => Math.log(x)) },
};
show(lineChart(curves, { x: "x", y: "y", yRange: [-3, 6] }));

// %% [markdown] id="sums"
// ## Sums
//
// $\sum_{i=1}^{3} x_i$ says: add $x_1$, $x_2$ and $x_3$. With $x = (4, 1, 5)$ that is 10. The
// **mean** divides by how many there are: $10 / 3$. What stands behind the sign is done
// first, for each $i$: $\sum x_i^2 = 16 + 1 + 25 = 42$.

// %% id="sums-code"
const x = [4, 1, 5];
const sumOf = (list: number[]) => list.reduce((sum, xi) => sum + xi, 0);
console.log(sumOf(x), sumOf(x) / x.length, sumOf(x.map((xi) => xi ** 2)));

// %% [markdown] id="vectors"
// ## Lists of numbers: vectors
//
// Two lists, multiplied place by place and added up, are a **dot product**:
// $(1, 2, 3) \cdot (4, 0, -1) = 4 + 0 - 3 = 1$. It is large where both point the same
// way, 0 where they stand at a right angle. The **length** of a list is the root of its
// dot product with itself: $|(3, 4)| = \sqrt{9 + 16} = 5$.

// %% id="vectors-code"
const dot = (u: number[], v: number[]) => sumOf(u.map((ui, i) => ui * v[i]));
console.log(dot([1, 2, 3], [4, 0, -1]), Math.sqrt(dot([3, 4], [3, 4])));

// %% [markdown] id="matrices"
// ## Tables of numbers: matrices
//
// A matrix of 2 rows and 3 columns is 2x3. The product $C = AB$ is a table of dot
// products: the number in row $i$ and column $k$ of $C$ is row $i$ of $A$ times column $k$ of
// $B$. So $A$'s columns must be as many as $B$'s rows: 2x3 times 3x4 is
// 2x4. The **transpose** $A^T$ has $A$'s rows as its columns.
//
// $$\begin{pmatrix} 1 & 2 \\ 3 & 4 \end{pmatrix}
// \begin{pmatrix} 5 & 6 \\ 7 & 8 \end{pmatrix} =
// \begin{pmatrix} 19 & 22 \\ 43 & 50 \end{pmatrix}$$
//
// ($19 = 1 \cdot 5 + 2 \cdot 7$.)
//
// ## Exercise 1: a product of matrices
//
// Arrays of rows go in, an array of rows comes out.

// %% id="product" tags="exercise"
function product(A: number[][], B: number[][]): number[][] {
  return todo(A, B, dot);
}

// %% id="product-check"
exercises.maths.product.check(product);

// %% [markdown] id="slopes"
// ## Slopes: derivatives
//
// Nudge the input a little, and see how much the output moves: their quotient is the
// **slope**. For $f(x) = x^2$ at 3, nudged by 0.001: $(9.006001 - 9) / 0.001 = 6.001$. The
// smaller the nudge, the nearer to $2x = 6$. These rules are all that the course needs:
//
// | function | its slope | remark |
// |---|---|---|
// | $c$ | $0$ | a constant |
// | $x^n$ | $n x^{n-1}$ | $x^2 \to 2x$, $1/x \to -1/x^2$ |
// | $e^x$ | $e^x$ | |
// | $\ln x$ | $1/x$ | |
// | $u + v$ | $u' + v'$ | |
// | $u v$ | $u' v + u v'$ | |
// | $u / v$ | $(u' v - u v') / v^2$ | |
// | $u(v(x))$ | $u'(v(x)) \cdot v'(x)$ | the chain rule |
//
// The chain rule with numbers: $x$ moves by 1, $v = 2x$ by 2, $u = v^2$ at $v = 6$ by 12
// for each step of $v$. So $u$ moves by $12 \cdot 2 = 24$ for each step of $x$.

// %% id="slopes-code"
const square = (t: number) => t ** 2;
console.log((square(3.001) - square(3)) / 0.001);
const chained = (t: number) => (2 * t) ** 2;
console.log((chained(3.0001) - chained(2.9999)) / 0.0002);

// %% [markdown] id="gradients"
// ## Several inputs: the gradient
//
// $f(x, y) = x^2 + 3y$ has two slopes: nudge $x$ alone and it is $2x$, nudge $y$ alone and
// it is 3. Such a slope is a **partial derivative**, $\partial f / \partial x$. All of them
// in a list are the **gradient**. It points where $f$ rises most; descent goes the other
// way.
//
// ## Exercise 2: a gradient by nudges
//
// For each place of the list `at`: nudge this number up and down by `h`, and divide the
// difference of both results by $2h$. All others stay as they are.

// %% id="gradient-of" tags="exercise"
function gradientOf(
  f: (list: number[]) => number,
  at: number[],
  h: number,
): number[] {
  return todo(f, at, h);
}

// %% id="gradient-of-check"
exercises.maths.gradientOf.check(gradientOf);

// %% [markdown] id="chance"
// ## Chance
//
// A **probability** is a share from 0 to 1; those of all that can happen add up to 1. The
// mean of many numbers says where they lie, the **standard deviation** how far they
// spread: the root of the mean of the squared distances from the mean. Numbers of a
// **normal** distribution with mean 0 and deviation 1 lie between $-1$ and $1$ two times in
// three, and hardly ever beyond 3.

// %% id="chance-code"
const random = seeded(1);
const drawn = Array.from({ length: 10_000 }, () => random.normal());
const middle = sumOf(drawn) / drawn.length;
const distances = drawn.map((one) => (one - middle) ** 2);
console.log("mean", middle, "deviation", Math.sqrt(sumOf(distances) / 1e4));
show(histogram(drawn, { x: "value", bins: 40 }));

// %% [markdown] id="summary"
// ## Summary
//
// - $\ln$ makes sums of products; $e^x$ is its own slope.
// - A dot product multiplies place by place and adds; a matrix product is a table of them.
// - A slope is how much the result moves for each step of a small nudge.
// - The chain rule multiplies slopes; a gradient lists the slopes along all inputs.
