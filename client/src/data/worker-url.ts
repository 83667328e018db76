/** The part of Trusted Types this app uses; browsers without them take the plain address. */
interface ScriptUrlPolicy {
  createScriptURL(url: string): unknown;
}
interface PolicyFactory {
  createPolicy(name: string, rules: { createScriptURL: (url: string) => string }): ScriptUrlPolicy;
}

function ownOriginOnly(url: string): string {
  const whole = new URL(url, globalThis.location.href);
  if (whole.origin !== globalThis.location.origin) throw new Error("a script of another origin");
  return whole.href;
}

let policy: ScriptUrlPolicy | null = null;

/**
 * The address of one of our own scripts, as a worker or a service worker may be made from it. The app has this one
 * policy and no other (its name stands in the Content-Security-Policy).
 */
export function ownScriptUrl(url: string): string {
  const factory = (globalThis as { trustedTypes?: PolicyFactory }).trustedTypes;
  if (!factory) return ownOriginOnly(url);
  policy ??= factory.createPolicy("konta-own-scripts", { createScriptURL: ownOriginOnly });
  // What a policy makes is taken wherever the DOM's types say string.
  return policy.createScriptURL(url) as string;
}
