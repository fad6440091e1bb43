/**
 * The lessons that there are, in teaching order. What stands here is written nowhere else: a
 * lesson's place in the course, how long it takes, and what it needs. Its notebook, its page, the
 * index of the site and the map of the course are made from this list.
 */

/** What the course knows of a lesson. */
export interface LessonEntry {
  /** Name of its files: `02-xor`. */
  readonly name: string;
  /** The heading without the number. */
  readonly title: string;
  /** What it is about, in a few words that go on after a colon. */
  readonly about: string;
  /** The group of its exercises: `xor` for `exercises.xor`; "" where there are none. */
  readonly group: string;
  /** How long a reader needs who does the exercises. */
  readonly minutes: number;
  /** How long all cells run together, on two cores. */
  readonly seconds: number;
  /** Numbers of the lessons to do before; what is not written yet is left out of texts. */
  readonly needs: readonly string[];
}

export const lessons: readonly LessonEntry[] = [
  {
    name: "00-start-here",
    title: "Start here",
    about: "how a notebook works, and a blind walker that learns",
    group: "startHere",
    minutes: 20,
    seconds: 5,
    needs: [],
  },
  {
    name: "01-perceptron",
    title: "The perceptron",
    about: "a unit that decides, and the rule by which it learns",
    group: "perceptron",
    minutes: 45,
    seconds: 6,
    needs: ["00"],
  },
  {
    name: "02-xor",
    title: "XOR and layers",
    about: "what one unit cannot do, and three can",
    group: "xor",
    minutes: 45,
    seconds: 5,
    needs: ["01"],
  },
  {
    name: "03-activations",
    title: "Activations",
    about: "seven functions between the layers, and one for the end",
    group: "activations",
    minutes: 60,
    seconds: 4,
    needs: ["02"],
  },
  {
    name: "04-sigmoid-derivative",
    title: "The derivative of the sigmoid",
    about: "where a slope comes from, and why it fades",
    group: "sigmoidDerivative",
    minutes: 50,
    seconds: 8,
    needs: ["03"],
  },
  {
    name: "05-losses",
    title: "Losses",
    about: "one number for all errors, and its slope p − y",
    group: "losses",
    minutes: 70,
    seconds: 7,
    needs: ["04"],
  },
  {
    name: "06-gradient-descent",
    title: "Gradient descent",
    about: "walking downhill in the fog, and where that ends",
    group: "gradientDescent",
    minutes: 60,
    seconds: 4,
    needs: ["05"],
  },
  {
    name: "07-chain-rule",
    title: "The chain rule",
    about:
      "derivatives of functions inside functions, by hand and by machine",
    group: "chainRule",
    minutes: 60,
    seconds: 4,
    needs: ["06"],
  },
  {
    name: "08-two-layers",
    title: "Two layers in matrices",
    about: "a whole layer in one line, forward and backward",
    group: "twoLayers",
    minutes: 70,
    seconds: 10,
    needs: ["07"],
  },
  {
    name: "09-mini-batches",
    title: "Batch, mini-batch, SGD",
    about: "how many samples to look at before each step",
    group: "miniBatches",
    minutes: 60,
    seconds: 8,
    needs: ["08"],
  },
  {
    name: "10-any-depth",
    title: "A network of any depth",
    about: "a class for any sizes, and the numbers with which it begins",
    group: "anyDepth",
    minutes: 80,
    seconds: 8,
    needs: ["09"],
  },
  {
    name: "11-mnist-data",
    title: "MNIST: data and baselines",
    about: "from bytes to images, and what can be done without a network",
    group: "mnistData",
    minutes: 60,
    seconds: 10,
    needs: ["10"],
  },
  {
    name: "12-mnist",
    title: "The full MNIST run",
    about: "all 60,000 digits; then the network reads what you draw",
    group: "mnist",
    minutes: 75,
    seconds: 8,
    needs: ["09", "11"],
  },
  {
    name: "13-published-program",
    title: "A published program, repaired",
    about: "sixteen mistakes that pass the type checker, found by facts",
    group: "repair",
    minutes: 70,
    seconds: 15,
    needs: ["12"],
  },
  {
    name: "14-wide-network",
    title: "784-1000-10, a claim and its missing setting",
    about: "99 and 98 %, and the setting that the claim left out",
    group: "wideNetwork",
    minutes: 60,
    seconds: 65,
    needs: ["12"],
  },
  {
    name: "15-learning-better",
    title: "Learning better",
    about:
      "schedules, momentum, Adam, weight decay, an end in time, and eight sick trainings",
    group: "learningBetter",
    minutes: 60,
    seconds: 25,
    needs: ["12"],
  },
  {
    name: "16-convolutions",
    title: "Convolutions",
    about: "one small window for every place, and how to fool a network",
    group: "convolutions",
    minutes: 80,
    seconds: 20,
    needs: ["12"],
  },
  {
    name: "17-alone",
    title: "Alone",
    about: "an empty notebook and eight checks, then two tasks never seen",
    group: "alone",
    minutes: 300,
    seconds: 7,
    needs: ["12"],
  },
  {
    name: "18-maths",
    title: "Appendix A: the maths that the course uses",
    about:
      "powers, sums, matrices, slopes and chance, each with numbers first",
    group: "maths",
    minutes: 30,
    seconds: 8,
    needs: [],
  },
  {
    name: "19-typescript",
    title: "Appendix B: TypeScript for numbers",
    about:
      "how numbers are rounded and held, and how a list becomes another list",
    group: "typescript",
    minutes: 30,
    seconds: 7,
    needs: [],
  },
  {
    name: "20-words",
    title: "Appendix C: notation, words, history",
    about: "every letter and word with its meaning, and where to read on",
    group: "",
    minutes: 10,
    seconds: 5,
    needs: [],
  },
];
