/** The notices that other people's licences ask us to hand on, collected when a page's parts are built. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Notice } from "./html/licences.ts";

/** A package among the files that a bundle was made of; the folder holds its licence. */
const packageFile = /^(.*\/)?node_modules\/((?:@[^/]+\/)?[^/]+)\//;

const noticeFile = /^(?:licen[cs]e|notice|thirdpartynotice\w*)(?:\.\w+)?$/i;

/** Folders of the packages that these files belong to, each once. */
export function packageFolders(files: readonly string[]): string[] {
  const folders = files.flatMap((file) => {
    const found = packageFile.exec(file.replaceAll("\\", "/"));
    return found === null ? [] : [found[0]];
  });
  return [...new Set(folders)].sort();
}

/**
 * The notice of the package in `folder`.
 *
 * @throws Error if it comes without the text of its licence: then it cannot be handed on
 */
export function noticeOf(folder: string): Notice {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  // Not LICENSE-MPL: of two licences to choose from, the one in LICENSE is taken.
  const files = readdirSync(folder).filter((file) => noticeFile.test(file));
  const texts = files.sort().map((file) => readFileSync(join(folder, file), "utf8").trim());
  if (texts.length === 0) throw new Error(`${name}: there is no text of its licence in ${folder}`);
  return { name: `${name} ${version}`, licence: license, text: texts.join("\n\n") };
}

/** KaTeX's fonts have a licence of their own, which their files name and the package does not hold. */
export function fontNotice(root: string): Notice {
  const text = readFileSync(
    join(root, "src", "notebook", "licences", "OFL-1.1.txt"),
    "utf8",
  ).trim();
  return { name: "KaTeX's fonts", licence: "OFL-1.1", text: `${fontCopyright}\n\n${text}` };
}

const fontCopyright = `Copyright (c) 2009-2010, Design Science, Inc. (<www.mathjax.org>)
Copyright (c) 2014-2018 Khan Academy (<www.khanacademy.org>), with Reserved Font Names KaTeX_Main, KaTeX_Math and the like.`;

/** The part of MNIST that a page carries. */
export const mnistNotice: Notice = {
  name: "MNIST",
  licence: "CC-BY-SA-3.0",
  text: `The MNIST database of handwritten digits, by Yann LeCun, Corinna Cortes and Christopher J.C. Burges, under the
Creative Commons Attribution-Share Alike 3.0 licence, https://creativecommons.org/licenses/by-sa/3.0/. Changed: a part
of the images, packed.`,
};
