// Makes the fictional municipality once; every test begins with a copy of it.
import { Portal } from "./portal.ts";

export default async function prepare(): Promise<() => Promise<void>> {
  const portal = await Portal.open();
  await portal.stop();
  process.env.HIKAE_PREPARED = portal.folder;
  return () => portal.close();
}
