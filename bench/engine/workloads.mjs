/**
 * What is measured, against whom, and how much faster chainrule should be.
 */

/**
 * @typedef {object} Workload
 * @property {string} name
 * @property {string} title what a reader is told
 * @property {string[]} contestants the first one is compared with the others
 * @property {Record<string, number>} goals how many times the contestant's time ours should go into
 * @property {number} [repeats] runs a round, where one lasts milliseconds and says little; 1 if left out
 * @property {number} [accuracy] what must be reached for the time to count
 * @property {number} [epochs] how many epochs chainrule trains once more, for the accuracy after them
 */

/** @type {Record<string, Workload>} */
export const workloads = {
  W1: {
    name: "W1",
    title: "4x3 table, 4 hidden units, 1500 full-batch steps (float64)",
    contestants: ["chainrule", "numpy"],
    repeats: 5,
    goals: { numpy: 15 },
  },
  W2: {
    name: "W2",
    title: "784-8-8-10, one sample at a time, 51,000 samples",
    contestants: ["chainrule", "numpy", "torch", "brain.js", "tfjs"],
    goals: { numpy: 25, torch: 50, "brain.js": 50, tfjs: 300 },
    accuracy: 0.85,
  },
  W3: {
    name: "W3",
    title: "784-1000-10, ReLU, batches of 32, 60,000 samples",
    contestants: ["chainrule", "chainrule-1", "native", "numpy", "torch", "keras", "tfjs"],
    goals: { numpy: 2, torch: 2, keras: 4, tfjs: 60 },
    accuracy: 0.95,
    epochs: 10,
  },
  W4: {
    name: "W4",
    title: "784-128-64-10, tanh, batches of 64, no input is 0, 60,000 samples",
    contestants: ["chainrule", "numpy", "torch", "tfjs"],
    goals: { tfjs: 15, numpy: 0.4, torch: 0.4 },
    accuracy: 0.9,
  },
  W5: {
    name: "W5",
    title: "784-1000-10, judging 10,000 images",
    contestants: ["chainrule", "numpy"],
    repeats: 5,
    goals: { numpy: 1 },
  },
  W6: {
    name: "W6",
    title: "CNN, 8 filters 5x5, ReLU, 2x2 pooling, dense 10, batches of 32, 60,000 samples",
    contestants: ["chainrule", "chainrule-1", "native", "torch", "keras", "tfjs"],
    goals: { torch: 1, keras: 1, tfjs: 20 },
    accuracy: 0.97,
  },
};

/** Program and first arguments of each contestant. */
export const programs = {
  chainrule: ["node", "chainrule.mjs"],
  "chainrule-1": ["node", "chainrule.mjs", "--threads=1"],
  numpy: ["python", "numpy_contestant.py"],
  torch: ["python", "torch_contestant.py"],
  keras: ["python", "keras_contestant.py"],
  tfjs: ["node", "tfjs.mjs"],
  "brain.js": ["node", "brain.mjs"],
  native: ["native", "native"],
};
