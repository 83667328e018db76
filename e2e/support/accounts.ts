/** Somebody of the demo municipality, as `npm start` prints them. */
export interface Account {
  username: string;
  password: string;
  pin: string;
  /** As printed, with its dashes. */
  badge: string;
}

const PIN_LINE = /PIN (\d{6,})/;
const ACCOUNT_LINE = /^ {2}(\w+) +(konta-demo-\w+) +([0-9A-HJKMNP-TV-Z-]{26,}) +/;

/** Reads the accounts from what the server says when it starts; every start of a demo prints them. */
export function readAccounts(output: string): Map<string, Account> {
  const pin = PIN_LINE.exec(output)?.[1];
  const accounts = new Map<string, Account>();
  for (const line of output.split("\n")) {
    const [, username, password, badge] = ACCOUNT_LINE.exec(line) ?? [];
    if (username && password && badge && pin) accounts.set(username, { username, password, pin, badge });
  }
  return accounts;
}
