// %% [markdown] id="title"
// # 20 Appendix C: notation, words, history
//
// What each letter and each word of the course means, the words in Chinese, who
// found what, and where to read on. Nothing here has to be learnt: it is for
// looking up.
//
// | | |
// |---|---|
// | **Goal** | You find the meaning of a letter or a word, and the next book. |
// | **You will build** | a picture of seventy years |

// %% id="imports"
import { lineChart, show } from "chainrule";

// %% [markdown] id="letters"
// ## Letters
//
// | letter | meaning |
// |---|---|
// | $z$ | What a unit has before its activation: the weighted sum of its inputs, plus the bias. |
// | $a$ | What a unit gives: its activation, applied to z. |
// | $W$ | The weights of a layer, as a matrix: a row for each input, a column for each unit. |
// | $X$ | The samples, as a matrix: a row for each sample. |
// | $dW$ | The slope of the cost along each weight, in a matrix of the shape of W. |
// | $dZ$ | The slope of the cost along each z, in a matrix of the shape of Z. |
//
// On paper a layer's number stands above its letter ($W^{(1)}$), in code behind it
// (`W1`). A batch of $n$ samples is a matrix of $n$ rows: `X` is $n$ x inputs, `W` is
// inputs x units, `b` is 1 x units, and `Z = X W + b` is $n$ x units. A slope has the
// shape of what it belongs to.

// %% [markdown] id="words"
// ## Words
//
// | word, in Chinese | meaning |
// |---|---|
// | **weight** 权重 | A number by which a unit multiplies one of its inputs. Training changes it. |
// | **bias** 偏置 | A number that a unit adds to its weighted sum. Training changes it. |
// | **dot product** 点积 | Two lists, multiplied number by number and added up. |
// | **activation** 激活函数 | The function that makes a unit's output a of its sum z. |
// | **sigmoid** S 型函数 | The activation 1 / (1 + e^-z). It gives values from 0 to 1. |
// | **softmax** 归一化指数函数 | The activation that makes shares of all outputs together: each above 0, their sum 1. |
// | **hidden layer** 隐藏层 | A layer between the inputs and the output layer. |
// | **parameter** 参数 | A number that training changes: a weight or a bias. |
// | **convolution** 卷积 | One small unit that goes over an image, with the same weights at every place. |
// | **feature map** 特征图 | What a convolution gives for an image: at each place, how clearly something was found. |
// | **pooling** 汇聚 | Of each small square of a map only one number goes on, such as the largest. |
// | **slope** 斜率 | How much the result moves for each step of a very small nudge. Also called derivative. |
// | **gradient** 梯度 | The slopes along all parameters together. It points where the function rises most. |
// | **forward pass** 前向传播 | From the inputs to the output: each layer's z and a, one layer after the other. |
// | **back-propagation** 反向传播 | From the loss back to every weight: the chain rule, one layer after the other. |
// | **target** 目标值 | The answer that we want for a sample, often called y. |
// | **loss** 损失 | How wrong the answer to one sample is, as a number. 0 is the best. |
// | **cost** 代价 | The mean of the losses of all samples in a batch. |
// | **cross-entropy** 交叉熵 | A loss for classes: minus the logarithm of the share that was given to the truth. |
// | **one-hot** 独热 | A class as a list: 1 at its own place, 0 at all others. |
// | **accuracy** 准确率 | The share of the samples that got the right answer. |
// | **learning rate** 学习率 | The factor by which a slope is multiplied to make a step of it. |
// | **mini-batch** 小批量 | A small batch: more than one sample, far fewer than there are. |
// | **batch** 批量 | The samples from which the gradient of one step is found. |
// | **epoch** 轮 | One pass over all samples of the training data. |
// | **validation** 验证 | Samples that nothing is learnt from. They help to choose; the test data only judge. |
// | **overfitting** 过拟合 | To learn the training samples by heart, and to be worse at new ones. |

// %% [markdown] id="history"
// ## History
//
// | year | who | what |
// |---|---|---|
// | 1676 | Leibniz | the chain rule for derivatives |
// | 1943 | McCulloch, Pitts | a neuron as a unit that adds and compares |
// | 1958 | Rosenblatt | the perceptron and its learning rule |
// | 1960 | Widrow, Hoff | a unit that follows the slope of a squared error |
// | 1969 | Minsky, Papert | a book on what one layer cannot do, XOR too |
// | 1970 | Linnainmaa | the slopes of any program, from its end to its beginning |
// | 1974 | Werbos | the same for training networks, in a thesis |
// | 1980 | Fukushima | layers of small units that move over an image |
// | 1986 | Rumelhart, Hinton, Williams | back-propagation finds useful hidden units |
// | 1989 | LeCun and others | convolutions, trained, read digits of post codes |
// | 1998 | LeCun, Bottou, Bengio, Haffner | LeNet-5, and the MNIST digits |
// | 2010 | Glorot, Bengio | first weights that fit their layer |
// | 2012 | Krizhevsky, Sutskever, Hinton | a deep network wins at photographs |
// | 2014 | Kingma, Ba | Adam |
// | 2014 | Srivastava and others | dropout |
// | 2015 | He, Zhang, Ren, Sun | first weights for ReLU |
//
// Networks were first described as models of the brain. Today that is history: a unit
// is a sum and a curve, and nobody trains a brain by back-propagation. Most ideas were
// found more than once, in different fields, and the names are of those who made them
// known.

// %% id="years"
const years = [
  ...[1943, 1958, 1960, 1969, 1970, 1974, 1980],
  ...[1986, 1989, 1998, 2010, 2012, 2014, 2014, 2015],
];
const found = years.map((_, i) => i + 1);
const line = { x: years, y: found, mode: "lines+markers" as const };
show(lineChart({ line }, { x: "year", y: "ideas of the list since 1943" }));

// %% [markdown] id="reading"
// ## Where to read on
//
// - **Michael Nielsen, *Neural Networks and Deep Learning*** (2015, free online): the
//   same road as ours, to the same digits. Its programs are of an old Python.
// - **3Blue1Brown, *Neural networks*** (films): the pictures behind lessons 06 to 12.
// - **Andrej Karpathy, *Neural Networks: Zero to Hero*** (films): from the scalars of
//   lesson 07 to a small language model.
// - **Zhang, Lipton, Li, Smola, *Dive into Deep Learning*** (free online, in Chinese as
//   well): what comes after this course, with runnable chapters.
// - **Goodfellow, Bengio, Courville, *Deep Learning*** (2016, free online): the textbook,
//   with all the mathematics.
// - **Strang, *Linear Algebra and Learning from Data*** (2019): matrices, for readers who
//   now like them.
//
// Original papers that can be read after lesson 12: Rumelhart, Hinton and Williams
// (1986), four pages; LeCun and others (1998), on LeNet-5; Kingma and Ba (2014), on Adam.
