/** A badge's 26 characters in groups that an eye can follow: "3K7Q-…". The dashes do not count when it is typed. */
export const badgeGroups = (badge: string): string => badge.match(/.{1,5}/g)?.join("-") ?? badge;
