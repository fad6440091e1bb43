import { join } from "node:path";
import { expect, test } from "vitest";
import { root } from "./modules.ts";
import { trainingPicture } from "./training-picture.ts";

test("the moving picture in README is the training it says it is; -u draws it anew", async () => {
  await trainingPicture();
  // Drawn a second time, it is the same: where it stands in a run of tests must not matter.
  const picture = await trainingPicture();
  await expect(picture).toMatchFileSnapshot(join(root, "docs", "training.svg"));
  expect(picture.length).toBeLessThan(200_000);
  // It is an image: nothing in it may run, or come from elsewhere.
  expect(picture).not.toMatch(/<script|<foreignObject|\son\w+=|href="(?!data:image\/png)/);
});
