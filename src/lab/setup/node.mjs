/** The one check that any Node can read: no new syntax here, no imports. */

/** Whether this Node is one of those in package.json's `engines`; if not, says so and sets the exit code. */
export function checkNode() {
  if (isFit(process.versions.node)) return true;
  const wanted = "install Node 20.19, 22.12 or 24, or a newer one of these, from nodejs.org";
  console.error(`chainrule: Node ${process.versions.node} will not do; ${wanted}`);
  process.exitCode = 1;
  return false;
}

/**
 * The versions that are tested, and everything after 24. The odd ones between are out of support.
 *
 * @public the test asks it about Nodes that are not here
 * @param {string} version such as "22.12.0"
 * @returns {boolean}
 */
export function isFit(version) {
  const numbers = version.split(".").map(Number);
  const major = numbers[0] || 0;
  const minor = numbers[1] || 0;
  if (major === 20) return minor >= 19;
  if (major === 22) return minor >= 12;
  return major >= 24;
}
