import { assert } from "../base/assert";

const CHARACTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
const MODULUS = CHARACTERS.length;

/**
 * The check character of ISO 7064 Mod 37,36 over digits and Latin capitals. It finds every single wrong
 * character, and every swap of two neighbours except some of characters that follow each other in the
 * alphabet (1 and 2, A and B), where the standard itself is blind.
 */
export function checkCharacter(text: string): string {
  let product = MODULUS;
  for (const character of text) {
    const value = CHARACTERS.indexOf(character);
    assert(value >= 0, "a check character is taken over digits and Latin capitals");
    const sum = (product + value) % MODULUS || MODULUS;
    product = (sum * 2) % (MODULUS + 1);
  }
  return CHARACTERS.charAt((MODULUS + 1 - product) % MODULUS);
}
