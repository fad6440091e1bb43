/** Packages of both kinds, typed and untyped, in every form in which people import them. */
import { symlinkSync, writeFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { casesToProve } from "../../proof.ts";
import { fetchedPackages } from "../fetched.ts";
import { Notebook } from "../notebook.ts";

let folder = "";
let notebook: Notebook;

beforeAll(async () => {
  const packages = await fetchedPackages(
    dirname(fileURLToPath(import.meta.url)),
    "chainrule-packages",
  );
  folder = await mkdtemp(join(tmpdir(), "chainrule-packages-"));
  symlinkSync(packages, join(folder, "node_modules"), "junction");
  writeFileSync(join(folder, "local.ts"), local);
  notebook = new Notebook(folder);
}, 300_000);
afterAll(async () => {
  await notebook?.close();
  await rm(folder, { recursive: true });
});

const local = `
import _, { chunk } from "lodash";
import * as semver from "semver";
import { nanoid } from "nanoid";
import ms from "ms";
import type { Moment } from "moment";
export const all: [number, number, string, number, number] =
  [chunk([1, 2], 1).length, _.size([1]), semver.valid("1.2.3") ?? "", nanoid().length, Number(ms("1s"))];
export type When = Moment;
`;

// biome-ignore format: a table, one case a line
const cases: [cell: string, expected: string][] = [
  ['import _, { chunk } from "lodash"; [chunk([1, 2], 1).length, _.chunk([1], 1).length]', "[ 2, 1 ]"],
  ['import * as L from "lodash"; L.chunk([1, 2], 1).length', "2"],
  ['import c from "lodash/chunk"; c([1, 2], 1).length', "2"],
  ['import c2 from "lodash/chunk.js"; c2([1, 2], 1).length', "2"],
  ['const { chunk: ch } = await import("lodash"); ch([1], 1).length', "1"],
  ['const loaded = await import("lodash"); loaded.default.size([1, 2])', "2"],
  ['require("lodash").chunk([1], 1).length', "1"],
  ['import moment from "moment"; moment("2020-01-02").format("YYYY")', "'2020'"],
  ['import * as moment2 from "moment"; moment2.utc("2020-01-02").year()', "2020"],
  ['import { utc, Moment } from "moment"; const m: Moment = utc("2020-01-02"); m.year()', "2020"],
  ['require("moment")("2020-01-02").year()', "2020"],
  ['import dayjs from "dayjs"; dayjs("2020-01-02").year()', "2020"],
  ['import days from "dayjs"; import plugin from "dayjs/plugin/utc"; days.extend(plugin); days.utc("2020-01-02").year()', "2020"],
  ['import chalk from "chalk"; chalk.red("x").length > 0', "true"],
  ['import { red } from "chalk"; red("x").length > 0', "true"],
  ['import * as colours from "chalk"; colours.bold.red("x").length > 0', "true"],
  ['import semver, { valid } from "semver"; [valid("1.2.3"), semver.major("1.2.3")]', "[ '1.2.3', 1 ]"],
  ['import * as semver2 from "semver"; semver2.minor("1.2.3")', "2"],
  ['import satisfies from "semver/functions/satisfies"; satisfies("1.2.3", "^1.0.0")', "true"],
  ['import ms from "ms"; ms("1s")', "1000"],
  ['import * as ms2 from "ms"; typeof ms2.default', "'function'"],
  ['require("ms")("1s")', "1000"],
  ['import debug, { enabled } from "debug"; [typeof debug("x"), typeof enabled]', "[ 'function', 'function' ]"],
  ['import Papa, { parse } from "papaparse"; [Papa.parse("a,b").data.length, parse("a,b").data.length]', "[ 1, 1 ]"],
  ['import * as Papa2 from "papaparse"; Papa2.parse("a,b").data.length', "1"],
  ['import Bluebird, { delay } from "bluebird"; [await Bluebird.resolve(5), typeof delay]', "[ 5, 'function' ]"],
  ['import under, { map } from "underscore"; [map([1], (x) => x + 1), under.first([1])]', "[ [ 2 ], 1 ]"],
  ['import yaml, { load } from "js-yaml"; [load("a: 1"), yaml.dump({ a: 1 })]', "[ { a: 1 }, 'a: 1\\n' ]"],
  ['import * as yaml2 from "js-yaml"; yaml2.load("a: 1")', "{ a: 1 }"],
  ['import { v4 } from "uuid"; v4().length', "36"],
  ['import * as uuid from "uuid"; uuid.v4().length', "36"],
  ['require("uuid").v4().length', "36"],
  ['import { nanoid } from "nanoid"; nanoid().length', "21"],
  ['require("nanoid").nanoid().length', "21"],
  ['import pMap from "p-map"; await pMap([1, 2], async (x) => x * 2)', "[ 2, 4 ]"],
  ['import { mean } from "d3-array"; mean([1, 2])', "1.5"],
  ['import * as d3 from "d3-array"; d3.max([1, 2])', "2"],
  ['import { z } from "zod"; z.number().parse(5)', "5"],
  ['import z2, { ZodError } from "zod"; [z2.string().parse("a"), typeof ZodError]', "[ 'a', 'function' ]"],
  ['import * as z3 from "zod"; z3.string().parse("a")', "'a'"],
  ['import { format } from "date-fns"; format(new Date(2020, 0, 2), "yyyy")', "'2020'"],
  ['import { addDays } from "date-fns/addDays"; addDays(new Date(2020, 0, 2), 1).getDate()', "3"],
  ['import * as dates from "date-fns"; dates.getYear(new Date(2020, 0, 2))', "2020"],
  ['import { produce, Draft } from "immer"; produce({ a: 1 }, (d: Draft<{ a: number }>) => { d.a = 2 }).a', "2"],
  ['import { of, map as each, Observable } from "rxjs"; const seen: number[] = []; const two: Observable<number> = of(1, 2); two.pipe(each((x) => x * 2)).subscribe((x) => seen.push(x)); seen', "[ 2, 4 ]"],
  ['import { map as operator } from "rxjs/operators"; typeof operator', "'function'"],
  ['import { Command } from "commander"; new Command("x").name()', "'x'"],
  ['import axios, { AxiosError, type AxiosResponse } from "axios"; [typeof axios.get, typeof AxiosError]', "[ 'function', 'function' ]"],
  ['import { AxiosInstance, isAxiosError } from "axios"; isAxiosError(new Error("x"))', "false"],
  ['import Ajv from "ajv"; new Ajv().compile({ type: "number" })(5)', "true"],
  ['import { Ajv as Validator } from "ajv"; new Validator().validate({ type: "number" }, "x")', "false"],
  ['import WebSocket, { WebSocketServer } from "ws"; [WebSocket.OPEN, typeof WebSocketServer]', "[ 1, 'function' ]"],
  ['import * as ws from "ws"; typeof ws.WebSocketServer', "'function'"],
  ['import { Knex, knex } from "knex"; let db: Knex | undefined; [db, typeof knex]', "[ undefined, 'function' ]"],
  ['import { all, When } from "./local"; all', "[ 2, 1, '1.2.3', 21, 1000 ]"],
];

test.each(casesToProve(cases, 12))("%s", async (cell, expected) => {
  const { error, result } = await notebook.run(cell);
  expect(error).toBe("");
  expect(result).toBe(expected);
});
