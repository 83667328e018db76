/**
 * FNV-1a, 64 bits, over the UTF-16 units of a text, as 16 hexadecimal digits. It tells two texts apart by accident,
 * not by an enemy: what must withstand an enemy carries a MAC.
 */
export function hash64(text: string): string {
  // The 64-bit state lives in four 16-bit limbs: multiplication by the prime 0x100000001b3 stays within 2^53.
  let a = 0xcbf2;
  let b = 0x9ce4;
  let c = 0x8422;
  let d = 0x2325;
  const step = (byte: number) => {
    d ^= byte;
    const d0 = d * 0x1b3;
    const c0 = c * 0x1b3 + (d0 >>> 16);
    const b0 = b * 0x1b3 + d * 0x100 + (c0 >>> 16);
    const a0 = a * 0x1b3 + c * 0x100 + Math.floor(b0 / 0x10000);
    d = d0 & 0xffff;
    c = c0 & 0xffff;
    b = b0 & 0xffff;
    a = a0 & 0xffff;
  };
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    step(unit & 0xff);
    step(unit >>> 8);
  }
  return [a, b, c, d].map((limb) => limb.toString(16).padStart(4, "0")).join("");
}
