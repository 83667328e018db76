/** The files of one or more builds as the browser keeps them; an entry's key is its whole address. */
export interface KeptFiles {
  keys(): Promise<string[]>;
  drop(key: string): Promise<void>;
}

/** Tabs that may still run an earlier build, remembered for as long as one of them is open. */
export interface EarlierTabs {
  read(): Promise<string[]>;
  write(ids: readonly string[]): Promise<void>;
}

export interface FilesPorts {
  kept: KeptFiles;
  earlier: EarlierTabs;
  /** Every tab of the app that is open. */
  openTabs: () => Promise<string[]>;
  /** Whether another build is being installed or waits: what it has put there is its own. */
  isNextHere: () => boolean;
  /** What the build in charge needs. */
  needed: ReadonlySet<string>;
}

/**
 * Drops the files of earlier builds once no tab runs one: a screen that such a tab has not opened yet is fetched only
 * when it is, and the server has the files of the newest build alone.
 */
export async function dropEarlierFiles(ports: FilesPorts): Promise<void> {
  const { kept, earlier, needed } = ports;
  const remembered = await earlier.read();
  const open = new Set(await ports.openTabs());
  const stillOpen = remembered.filter((id) => open.has(id));
  if (stillOpen.length < remembered.length) await earlier.write(stillOpen);
  if (stillOpen.length > 0) return;
  const keys = await kept.keys();
  // Looked at after the list was read: whatever is on it was not put there by a build that begins to come only now.
  if (ports.isNextHere()) return;
  await Promise.all(keys.filter((key) => !needed.has(key)).map((key) => kept.drop(key)));
}

/** A build takes charge: every tab that is open at this moment runs an earlier one. */
export async function takeCharge(ports: FilesPorts): Promise<void> {
  await ports.earlier.write(await ports.openTabs());
  await dropEarlierFiles(ports);
}
