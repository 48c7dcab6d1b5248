// Makes the fictional municipality once; every test begins with a copy of it.
import { Portal } from "./portal.ts";
import { State } from "./state.ts";

export default async function prepare(): Promise<() => Promise<void>> {
  const portal = await Portal.open(await State.empty());
  await portal.stop();
  process.env.HIKAE_PREPARED = portal.folder;
  return () => portal.close();
}

/** The folder in which it was made. */
export function prepared(): string {
  return process.env.HIKAE_PREPARED ?? "";
}
