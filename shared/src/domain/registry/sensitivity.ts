/** personal < special (GDPR art. 9) < restricted (only the people on a list); from the catalogues. */
export const SENSITIVITIES = ["personal", "special", "restricted"] as const;
export type Sensitivity = (typeof SENSITIVITIES)[number];
