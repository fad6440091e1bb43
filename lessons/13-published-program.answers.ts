/** What learners write into the exercises of lesson 13. */
import { type LessonAnswers, listed } from "../src/exercises/answers.ts";

const forward = ({
  layers = "net.sizes.length - 1",
  store = "params['Z' + l] = Z;",
  hidden = "map(Z, sigmoidOf)",
  last = "softmax.apply(Z)",
  end = "return params['A' + layers];",
} = {}): string => `function forward(net, X) {
  const { params } = net;
  const layers = ${layers};
  params.A0 = X;
  for (let l = 1; l <= layers; l++) {
    const Z = matmul(params['A' + (l - 1)], params['W' + l]);
    ${store}
    params['A' + l] = l < layers ? ${hidden} : ${last};
  }
  ${end}
}`;

const training = ({
  epochs = "let epoch = 1; epoch <= options.epochs; epoch++",
  rows = "let i = 0; i < X.rows; i++",
  x = "sliceRows(X, i, i + 1)",
  y = "sliceRows(Y, i, i + 1)",
  step = "p.update(net, slopes, options);",
  inside = "",
  share = "p.accuracy((V) => p.forward(net, V), data.validation)",
  inEpoch = "p.print('epoch ' + epoch + ': accuracy ' + share);",
  behind = "",
} = {}): string => `function fit(p, net, data, options) {
  const { X, Y } = data.training;
  for (${epochs}) {
    for (${rows}) {
      p.forward(net, ${x});
      const slopes = p.backward(p, net, ${y});
      ${step} ${inside}
    }
    const share = ${share};
    ${inEpoch}
  }
  ${behind}
}`;

const accuracy = (body: string): string =>
  `function accuracy(read, { X, Y }) { ${body} }`;

const update = (body: string): string =>
  `function update(net, slopes, options) { for (const [name, dW] of Object.entries(slopes)) { ${body} } }`;

const last = (value: string): string =>
  `function last(P, Y) { return ${value}; }`;

export const answers: LessonAnswers = {
  forward: {
    wrong: listed([
      ["const forward = theirForward;", "`net.sizes` does"],
      [forward({ layers: "net.sizes.length" }), "a value is missing"],
      [forward({ layers: "net.sizes.length - 2" }), "the last layer is left"],
      [forward({ last: "map(Z, sigmoidOf)" }), "the sigmoid, too"],
      [
        forward({ hidden: "softmax.apply(Z)" }),
        "every layer has the softmax",
      ],
      [forward({ hidden: "Z" }), "the sigmoid is missing"],
      [forward({ last: "Z" }), "the softmax is missing at the end"],
      [forward({ store: "" }), "the walk back looks for Z1"],
      [forward({ end: "" }), "did you forget `return`?"],
      [
        forward({ end: "return params['A' + layers].toArray();" }),
        "a `Matrix`",
      ],
      [
        "function forward({ sizes, params }, X) { const made = {}; made.A0 = X; let A = X; for (let l = 1; l < sizes.length; l++) { const Z = matmul(A, params['W' + l]); A = l < sizes.length - 1 ? map(Z, sigmoidOf) : softmax.apply(Z); } return A; }",
        "put it there",
      ],
    ]),
    alsoRight: [
      forward({
        layers:
          "Object.keys(params).filter((name) => name.startsWith('W')).length",
      }),
      "function forward(net, X) { let A = X; net.params.A0 = X; for (let l = 1; l < net.sizes.length; l++) { const Z = matmul(A, net.params['W' + l]); A = l + 1 < net.sizes.length ? map(Z, (z) => 1 / (1 + Math.exp(-z))) : softmax.apply(Z); Object.assign(net.params, { ['Z' + l]: Z, ['A' + l]: A }); } return A; }",
    ],
  },
  fit: {
    wrong: listed([
      ["const fit = theirFit;", "`sliceRows(X, i, i + 1)`"],
      [training({ y: "Y" }), "`sliceRows(Y, i, i + 1)`"],
      [training({ rows: "let i = 0; i <= X.rows; i++" }), "one turn too far"],
      [training({ rows: "let i = 1; i < X.rows; i++" }), "ends too early"],
      [
        training({
          epochs: "let epoch = 0; epoch <= options.epochs; epoch++",
        }),
        "one turn too far",
      ],
      [
        training({ y: "sliceRows(Y, X.rows - 1 - i, X.rows - i)" }),
        "both are row i",
      ],
      [training({ step: "" }), "after each walk back"],
      [training({ step: "p.update(net, slopes);" }), "hand the `options` on"],
      [
        training({
          inEpoch: "",
          behind:
            "p.print('epoch ' + options.epochs + ': ' + p.accuracy((V) => p.forward(net, V), data.validation));",
        }),
        "put it inside",
      ],
      [
        training({
          inside: "p.print('epoch ' + epoch);",
          inEpoch: "",
        }),
        "the loop over samples",
      ],
      [
        training({
          share:
            "() => p.accuracy((V) => p.forward(net, V), data.validation)",
        }),
        "a function in a template is text",
      ],
      [
        training({
          share: "p.accuracy((V) => p.forward(net, V), data.training)",
        }),
        "`data.validation`",
      ],
      [
        training({
          inEpoch: "p.print('epoch ' + (epoch - 1) + ': ' + share);",
        }),
        "counts from 0",
      ],
      [training({ inEpoch: "" }), "after each epoch"],
      [
        training({
          inEpoch: "console.log('epoch ' + epoch + ': ' + share);",
        }),
        "`p.print(...)` after each epoch",
      ],
    ]),
    alsoRight: [
      training({
        inEpoch:
          "p.print('accuracy ' + (100 * share).toFixed(1) + ' % in epoch ' + epoch);",
      }),
    ],
    endless: [
      "function fit(p, net, data, options) { for (let epoch = 1; epoch <= options.epochs; ) epoch = 1; }",
    ],
  },
  accuracy: {
    wrong: listed([
      ["const accuracy = theirAccuracy;", "nothing counts as right"],
      [
        accuracy(
          "const [k] = argmaxRows(read(X)); return argmaxRows(Y).filter((t) => t === k).length / X.rows;",
        ),
        "the answer to the first image",
      ],
      [
        accuracy(
          "const a = argmaxRows(read(X)), t = argmaxRows(Y); return a.filter((k, i) => k === t[i]).length;",
        ),
        "the share is asked for",
      ],
      [
        accuracy(
          "const a = argmaxRows(read(X)), t = argmaxRows(Y); return a.filter((k, i) => k !== t[i]).length / a.length;",
        ),
        "the share of wrong answers",
      ],
      [
        accuracy(
          "const a = argmaxRows(read(X)), t = argmaxRows(Y); return a.filter((k, i) => k === t[i]).length / Y.cols;",
        ),
        "not of classes",
      ],
      [
        accuracy(
          "const P = read(X).toArray(), t = argmaxRows(Y); return P.filter((p, i) => p[t[i]] > 0.5).length / X.rows;",
        ),
        "also if it is below one half",
      ],
      [
        accuracy(
          "const a = argmaxRows(X), t = argmaxRows(Y); return a.filter((k, i) => k === t[i]).length / X.rows;",
        ),
        "the images themselves",
      ],
      [
        accuracy(
          "const a = argmaxRows(read(X)), t = argmaxRows(Y); a.filter((k, i) => k === t[i]).length / X.rows;",
        ),
        "did you forget `return`?",
      ],
    ]),
    alsoRight: [
      accuracy(
        "let right = 0; for (let i = 0; i < X.rows; i++) { const [p] = read(sliceRows(X, i, i + 1)).toArray(); if (Y.at(i, p.indexOf(Math.max(...p))) === 1) right++; } return right / X.rows;",
      ),
    ],
  },
  update: {
    wrong: listed([
      ["const update = theirUpdate;", "copies of the rows"],
      [
        update(
          "net.params[name] = subtract(net.params[name], scale(dW, options.l_rate));",
        ),
        "the name is `rate`",
      ],
      [
        update(
          "net.params[name] = subtract(net.params[name], scale(dW, -options.rate));",
        ),
        "the step goes up",
      ],
      [
        update("net.params[name] = subtract(net.params[name], dW);"),
        "the rate is not used",
      ],
      [
        update("net.params[name] = scale(dW, -options.rate);"),
        "the weight itself is missing",
      ],
      [
        update("subtract(net.params[name], scale(dW, options.rate));"),
        "nothing has moved",
      ],
      [
        update(
          "const W = net.params[name]; for (let r = 0; r < W.rows; r++) net.params[name] = subtract(net.params[name], scale(dW, options.rate));",
        ),
        "once for each row",
      ],
      [
        update(
          "const W = net.params[name]; for (let i = 0; i < W.data.length; i++) W.data[i] -= options.rate * dW.data[i % W.cols];",
        ),
        "is row 0",
      ],
      [
        update(
          "net.params[name] = subtract(net.params[name], scale(dW, options.rate)); return;",
        ),
        "the loop goes over all of them",
      ],
    ]),
    alsoRight: [
      update(
        "const { data } = net.params[name]; for (let i = 0; i < data.length; i++) data[i] -= options.rate * dW.data[i];",
      ),
      "const update = (net, slopes, { rate }) => Object.assign(net.params, Object.fromEntries(Object.entries(slopes).map(([k, d]) => [k, subtract(net.params[k], scale(d, rate))])));",
    ],
  },
  last: {
    wrong: listed([
      ["const last = theirLast;", "the published one"],
      [
        last("hadamard(scale(subtract(P, Y), 1 / P.rows), P)"),
        "the factor P is still there",
      ],
      [last("scale(subtract(P, Y), 1 / P.cols)"), "counts classes"],
      [last("scale(subtract(P, Y), 2 / P.cols)"), "there is no 2"],
      [last("subtract(P, Y)"), "the mean is missing"],
      [last("scale(subtract(P, Y), 2 / P.rows)"), "squared errors"],
      [last("scale(subtract(Y, P), 1 / P.rows)"), "the sign is turned"],
      [
        last(
          "hadamard(scale(subtract(P, Y), 1 / P.rows), map(P, (p) => p * (1 - p)))",
        ),
        "the slope of the sigmoid",
      ],
      [last("scale(subtract(P, Y), 1 / P.rows).toArray()"), "a `Matrix`"],
    ]),
    alsoRight: [last("map(subtract(P, Y), (d) => d / Y.rows)")],
  },
};
