import { configureGlobal } from "fast-check";

/**
 * Property tests draw the same examples every time, so that a red run is about the change and not about the draw. The
 * long run (`npm run test:long`) draws new ones each time and prints the seed of what it found.
 */
if (process.env.KONTA_LONG !== "1") configureGlobal({ seed: 20_261_123 });
