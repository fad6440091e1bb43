import { crc32, inflateSync } from "node:zlib";
import { expect, test } from "vitest";
import { seeded } from "../../../src/engine/random.ts";
import { type IndexedImage, pngUrl } from "../../../src/plots/svg/png.ts";

const colors = Array.from({ length: 256 }, (_, i) => [i, 255 - i, 7] as const);

/** The bytes of the file and its chunks by name, each with the right check sum. */
function read(image: IndexedImage) {
  const bytes = Buffer.from(pngUrl(image).replace("data:image/png;base64,", ""), "base64");
  expect([...bytes.subarray(0, 8)]).toEqual([137, 80, 78, 71, 13, 10, 26, 10]);
  const chunks: Record<string, Buffer> = {};
  for (let at = 8; at < bytes.length; ) {
    const size = bytes.readUInt32BE(at);
    const body = bytes.subarray(at + 4, at + 8 + size);
    expect(bytes.readUInt32BE(at + 8 + size)).toBe(crc32(body));
    chunks[body.toString("latin1", 0, 4)] = body.subarray(4);
    at += size + 12;
  }
  return { size: bytes.length, chunks };
}

test("says what it is: 8 bits a pixel, by colour number, no interlace", () => {
  const { chunks } = read({ width: 3, height: 2, pixels: new Uint8Array(6), colors, holes: true });
  expect(Object.keys(chunks)).toEqual(["IHDR", "PLTE", "tRNS", "IDAT", "IEND"]);
  expect([...chunks.IHDR]).toEqual([0, 0, 0, 3, 0, 0, 0, 2, 8, 3, 0, 0, 0]);
  expect([...chunks.PLTE.subarray(3, 6)]).toEqual([1, 254, 7]);
  expect([...chunks.tRNS]).toEqual([0]);
});

test.each([1, 2, 3, 10, 11, 12, 17, 18, 34, 35, 66, 67, 130, 131, 257, 258, 259, 260, 600])(
  "a run of %i equal pixels comes back",
  (length) => {
    const pixels = Uint8Array.from({ length: length + 3 }, (_, i) => (i < length ? 200 : i));
    const { chunks } = read({ width: pixels.length, height: 1, pixels, colors });
    expect([...inflateSync(chunks.IDAT)]).toEqual([0, ...pixels]);
  },
);

test("noise comes back, and every colour number", () => {
  const random = seeded(4);
  const pixels = Uint8Array.from({ length: 5000 }, (_, i) => (i < 256 ? i : random.integer(256)));
  const { chunks } = read({ width: 50, height: 100, pixels, colors });
  const rows = inflateSync(chunks.IDAT);
  for (let r = 0; r < 100; r++) {
    expect([...rows.subarray(r * 51, (r + 1) * 51)]).toEqual([
      0,
      ...pixels.subarray(r * 50, (r + 1) * 50),
    ]);
  }
});

test("paper costs next to nothing: 100,000 white pixels are under 4 kB", () => {
  const pixels = new Uint8Array(100_000);
  expect(read({ width: 500, height: 200, pixels, colors }).size).toBeLessThan(4000);
});
