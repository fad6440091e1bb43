import type { Browser } from "playwright-core";
import { afterAll, beforeAll } from "vitest";
import { startBrowser } from "../page/browser.ts";
import { labFolder } from "./built-lab.ts";
import { serve } from "./static-server.ts";

/** The built lab on a server, and a browser beside it. */
export interface ServedLab {
  browser: Browser;
  address: string;
}

/** Serves the lab for the tests of one file; what it gives is there when the first of them runs. */
export function serveLab(): ServedLab {
  const served = {} as ServedLab;
  let end = async (): Promise<void> => {};
  beforeAll(async () => {
    served.browser = await startBrowser();
    end = () => served.browser.close();
    const server = await serve(labFolder);
    served.address = server.address;
    end = async () => {
      await served.browser.close();
      await server.close();
    };
  });
  afterAll(() => end());
  return served;
}
