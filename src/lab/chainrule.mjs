#!/usr/bin/env node
/**
 * The `chainrule` command. In a clone it first brings the build up to date, so that
 * `npx chainrule` always runs the sources that lie there; an installed package comes built.
 */
import { checkNode } from "./setup/node.mjs";

if (checkNode()) {
  const { command } = await import("./setup/words.mjs");
  await command(process.argv.slice(2));
}
