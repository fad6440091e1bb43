/** The one check that any Node can read: no new syntax here, no imports. */

/** Whether this Node is new enough; if not, says so in one sentence and sets the exit code. */
export function checkNode() {
  const numbers = process.versions.node.split(".").map(Number);
  const major = numbers[0] || 0;
  if (major > 20 || (major === 20 && (numbers[1] || 0) >= 19)) return true;
  const wanted = "install Node 20.19 or newer from nodejs.org";
  console.error(`chainrule: Node ${process.versions.node} is too old; ${wanted}`);
  process.exitCode = 1;
  return false;
}
