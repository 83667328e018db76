import type { Context } from "hono";
import { deleteCookie, getCookie, setCookie } from "hono/cookie";

/** Over https the name itself forbids a domain, a path and plain http; on this machine alone it cannot. */
const nameOf = (https: boolean): string => (https ? "__Host-konta" : "konta");

export const tokenOf = (c: Context, https: boolean): string | undefined => getCookie(c, nameOf(https));

const attributes = (https: boolean) =>
  ({ httpOnly: true, secure: https, sameSite: "Strict", path: "/" }) as const;

export const setToken = (c: Context, https: boolean, token: string): void =>
  setCookie(c, nameOf(https), token, attributes(https));

export const dropToken = (c: Context, https: boolean): void => {
  deleteCookie(c, nameOf(https), attributes(https));
};
