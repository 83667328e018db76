/** What the page says to a waiting service worker once somebody has asked for the new version. */
export const TAKE_OVER = "konta-take-over";

/** What a page says to the service worker in charge when it opens, and now and then: an earlier tab may be gone. */
export const LOOK_ROUND = "konta-look-round";
