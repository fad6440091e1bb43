/** Inputs that come as bytes. */

/** Writes `count` bytes (a multiple of 4) at `bytes` as float32 fractions of 255 to `numbers`. */
export function toFractions(bytes: usize, numbers: usize, count: i32): void {
  const whole = f32x4.splat(255);
  for (const end = bytes + (count as usize); bytes < end; bytes += 4, numbers += 16) {
    const short = i16x8.extend_low_i8x16_u(v128.load32_zero(bytes));
    const number = f32x4.convert_i32x4_u(i32x4.extend_low_i16x8_u(short));
    v128.store(numbers, f32x4.div(number, whole));
  }
}
