/**
 * Counts tests in vitest's JSON report: `node .ci/count.mjs REPORT EXIT_CODE`. A skipped test, a test
 * file that could not be read, and a run without any test all count as failed.
 */
import { existsSync, readFileSync } from "node:fs";

const [path = "", exitCode = "1"] = process.argv.slice(2);
const files = existsSync(path) ? JSON.parse(readFileSync(path, "utf8")).testResults : [];
const problems = [];
let passed = 0;
for (const { name, status, message, assertionResults } of files) {
  if (status === "failed" && assertionResults.length === 0) problems.push(`${name}: ${message}`);
  for (const test of assertionResults) {
    if (test.status === "passed") passed++;
    else problems.push(`${test.status}: ${name}: ${test.fullName}`);
  }
}
// The exit code of `timeout`: vitest was ended before it could write its report.
if (exitCode === "124") problems.push("npm test took too long and was ended");
if (problems.length === 0 && passed === 0) problems.push("no test ran");
if (problems.length === 0 && exitCode !== "0") problems.push(`npm test ended with ${exitCode}`);
for (const problem of problems) console.log(problem);
console.log(`${passed} passed, ${problems.length} failed`);
process.exitCode = problems.length === 0 ? 0 : 1;
