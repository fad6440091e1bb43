/**
 * The words and letters of the course, each with its one meaning. Pages show the meaning where a word is met;
 * whoever writes a lesson keeps to these.
 */

/** A word or a letter of the notation. */
export interface Term {
  /** As a list of terms names it: `learning rate`, `dW`. */
  readonly name: string;
  /** How it stands in texts, in lower case; the name alone if left out. */
  readonly forms?: readonly string[];
  /** True for a letter: it stands in formulas (`$z$`) and code, not in words. */
  readonly isLetter?: boolean;
  /** Lessons in which the letter means something else, by number. */
  readonly notIn?: readonly string[];
  /** One or two short sentences, plain text. */
  readonly meaning: string;
  /** The word in Chinese; letters have none. */
  readonly zh?: string;
}

export const notation: readonly Term[] = [
  // Letters
  {
    name: "z",
    isLetter: true,
    notIn: ["06"],
    meaning:
      "What a unit has before its activation: the weighted sum of its inputs, plus the bias.",
  },
  {
    name: "a",
    isLetter: true,
    notIn: ["00", "06", "07"],
    meaning: "What a unit gives: its activation, applied to z.",
  },
  {
    name: "W",
    isLetter: true,
    meaning:
      "The weights of a layer, as a matrix: a row for each input, a column for each unit.",
  },
  {
    name: "X",
    isLetter: true,
    meaning: "The samples, as a matrix: a row for each sample.",
  },
  {
    name: "dW",
    isLetter: true,
    meaning:
      "The slope of the cost along each weight, in a matrix of the shape of W.",
  },
  {
    name: "dZ",
    isLetter: true,
    meaning:
      "The slope of the cost along each z, in a matrix of the shape of Z.",
  },
  // Units and layers
  {
    name: "weight",
    zh: "权重",
    forms: ["weight", "weights"],
    meaning:
      "A number by which a unit multiplies one of its inputs. Training changes it.",
  },
  {
    name: "bias",
    zh: "偏置",
    forms: ["bias", "biases"],
    meaning:
      "A number that a unit adds to its weighted sum. Training changes it.",
  },
  {
    name: "dot product",
    zh: "点积",
    meaning: "Two lists, multiplied number by number and added up.",
  },
  {
    name: "activation",
    zh: "激活函数",
    forms: ["activation", "activations"],
    meaning: "The function that makes a unit's output a of its sum z.",
  },
  {
    name: "sigmoid",
    zh: "S 型函数",
    forms: ["sigmoid", "sigmoids"],
    meaning: "The activation 1 / (1 + e^-z). It gives values from 0 to 1.",
  },
  {
    name: "softmax",
    zh: "归一化指数函数",
    meaning:
      "The activation that makes shares of all outputs together: each above 0, their sum 1.",
  },
  {
    name: "hidden layer",
    zh: "隐藏层",
    forms: ["hidden layer", "hidden layers"],
    meaning: "A layer between the inputs and the output layer.",
  },
  {
    name: "parameter",
    zh: "参数",
    forms: ["parameter", "parameters"],
    meaning: "A number that training changes: a weight or a bias.",
  },
  // Images
  {
    name: "convolution",
    zh: "卷积",
    forms: ["convolution", "convolutions"],
    meaning:
      "One small unit that goes over an image, with the same weights at every place.",
  },
  {
    name: "feature map",
    zh: "特征图",
    forms: ["feature map", "feature maps"],
    meaning:
      "What a convolution gives for an image: at each place, how clearly something was found.",
  },
  {
    name: "pooling",
    zh: "汇聚",
    meaning:
      "Of each small square of a map only one number goes on, such as the largest.",
  },
  // Slopes
  {
    name: "slope",
    zh: "斜率",
    forms: ["slope", "slopes"],
    meaning:
      "How much the result moves for each step of a very small nudge. Also called derivative.",
  },
  {
    name: "gradient",
    zh: "梯度",
    forms: ["gradient", "gradients"],
    meaning:
      "The slopes along all parameters together. It points where the function rises most.",
  },
  {
    name: "forward pass",
    zh: "前向传播",
    meaning:
      "From the inputs to the output: each layer's z and a, one layer after the other.",
  },
  {
    name: "back-propagation",
    zh: "反向传播",
    meaning:
      "From the loss back to every weight: the chain rule, one layer after the other.",
  },
  // Losses
  {
    name: "target",
    zh: "目标值",
    forms: ["target", "targets"],
    meaning: "The answer that we want for a sample, often called y.",
  },
  {
    name: "loss",
    zh: "损失",
    forms: ["loss", "losses"],
    meaning:
      "How wrong the answer to one sample is, as a number. 0 is the best.",
  },
  {
    name: "cost",
    zh: "代价",
    meaning: "The mean of the losses of all samples in a batch.",
  },
  {
    name: "cross-entropy",
    zh: "交叉熵",
    meaning:
      "A loss for classes: minus the logarithm of the share that was given to the truth.",
  },
  {
    name: "one-hot",
    zh: "独热",
    meaning: "A class as a list: 1 at its own place, 0 at all others.",
  },
  {
    name: "accuracy",
    zh: "准确率",
    meaning: "The share of the samples that got the right answer.",
  },
  // Training
  {
    name: "learning rate",
    zh: "学习率",
    forms: ["learning rate", "learning rates"],
    meaning:
      "The factor by which a slope is multiplied to make a step of it.",
  },
  {
    name: "mini-batch",
    zh: "小批量",
    forms: ["mini-batch", "mini-batches"],
    meaning: "A small batch: more than one sample, far fewer than there are.",
  },
  {
    name: "batch",
    zh: "批量",
    forms: ["batch", "batches"],
    meaning: "The samples from which the gradient of one step is found.",
  },
  {
    name: "epoch",
    zh: "轮",
    forms: ["epoch", "epochs"],
    meaning: "One pass over all samples of the training data.",
  },
  {
    name: "validation",
    zh: "验证",
    meaning:
      "Samples that nothing is learnt from. They help to choose; the test data only judge.",
  },
  {
    name: "overfitting",
    zh: "过拟合",
    forms: ["overfitting", "overfits", "overfitted"],
    meaning:
      "To learn the training samples by heart, and to be worse at new ones.",
  },
];
