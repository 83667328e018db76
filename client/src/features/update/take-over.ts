/** What the page says to a waiting service worker once somebody has asked for the new version. */
export const TAKE_OVER = "konta-take-over";
