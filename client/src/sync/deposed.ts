/** Another tab leads the exchange now: what this one still had under way must not be written (rule P11). */
export class Deposed extends Error {
  override readonly name = "Deposed";
}
