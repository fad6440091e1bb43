import { describe, expect, test } from "vitest";
import { parseIdx } from "../../src/data/idx.ts";

/** A header and its content: type, lengths, then bytes. */
function idx(type: number, shape: number[], content: number[]): Uint8Array {
  const lengths = shape.flatMap((n) => [n >>> 24, n >>> 16, n >>> 8, n].map((b) => b & 255));
  return Uint8Array.from([0, 0, type, shape.length, ...lengths, ...content]);
}

describe("parseIdx reads", () => {
  // The numbers by hand from the definitions of two's complement and IEEE 754.
  test.each([
    ["unsigned bytes", 0x08, [0, 127, 255], [0, 127, 255]],
    ["signed bytes", 0x09, [0, 127, 255], [0, 127, -1]],
    ["16-bit integers", 0x0b, [0, 1, 0xff, 0xfe, 0x01, 0x00], [1, -2, 256]],
    ["32-bit integers", 0x0c, [0, 0, 1, 0, 255, 255, 255, 255, 0, 0, 0, 7], [256, -1, 7]],
    ["32-bit floats", 0x0d, [0x3f, 0x80, 0, 0, 0xbf, 0, 0, 0, 0, 0, 0, 0], [1, -0.5, 0]],
    [
      "64-bit floats",
      0x0e,
      [0x3f, 0xf0, 0, 0, 0, 0, 0, 0, 0xc0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0],
      [1, -2, 0],
    ],
  ])("%s", (_, type, content, numbers) => {
    const { shape, data } = parseIdx(idx(type, [3], content), "file");
    expect(shape).toEqual([3]);
    expect([...data]).toEqual(numbers);
  });

  test("a shape of several dimensions", () => {
    expect(parseIdx(idx(8, [2, 1, 3], [1, 2, 3, 4, 5, 6]), "file").shape).toEqual([2, 1, 3]);
  });

  test("bytes that stand in the middle of a larger buffer, and copies them", () => {
    const whole = Uint8Array.from([9, 9, ...idx(8, [2], [5, 6]), 9]);
    const { data } = parseIdx(whole.subarray(2, whole.length - 1), "file");
    whole.fill(0);
    expect([...data]).toEqual([5, 6]);
  });
});

describe("parseIdx names the file and says what is wrong", () => {
  test.each([
    ["nothing", [], "digits is truncated: it has 0 bytes, not even the 4"],
    [
      "half a header",
      [0, 0, 8, 3, 0, 0],
      "digits is truncated: a header of 3 dimensions needs 16 bytes, the file has 6",
    ],
    [
      "too few numbers",
      [...idx(8, [2, 2], [1, 2, 3])],
      "digits is truncated: 2x2 unsigned bytes need 16 bytes, the file has 15",
    ],
    [
      "too many",
      [...idx(8, [2], [1, 2, 3])],
      "digits is too long: 2 unsigned bytes need 10 bytes, the file has 11",
    ],
    [
      "an unknown type",
      [...idx(7, [1], [1])],
      "digits holds numbers of type 0x07, which IDX does not know",
    ],
    ["no dimensions", [0, 0, 8, 0], "digits has no dimensions"],
    [
      "gzip",
      [0x1f, 0x8b, 8, 0],
      "digits starts with 0x1f 0x8b in place of two zeros: it is still packed by gzip; unpack it first",
    ],
    ["zip", [0x50, 0x4b, 3, 4], "it is a zip archive"],
    ["a web page", [0x3c, 0x21, 0x44, 0x4f], "it looks like a web page"],
    ["something else", [1, 2, 3, 4], "it is not an IDX file"],
  ])("%s", (_, bytes, message) => {
    expect(() => parseIdx(Uint8Array.from(bytes), "digits")).toThrow(RangeError);
    expect(() => parseIdx(Uint8Array.from(bytes), "digits")).toThrow(message);
  });
});
