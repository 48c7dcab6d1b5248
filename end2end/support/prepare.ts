// Makes the fictional municipality once on each engine; every test begins with a copy of it.
import { administrator, createRoles, dropRoles, type Roles } from "./database.ts";
import { Portal } from "./portal.ts";
import { type Engine, type Kept, State } from "./state.ts";

export default async function prepare(): Promise<() => Promise<void>> {
  const undo: (() => Promise<void>)[] = [];
  const end = async () => {
    for (const step of undo.reverse()) {
      await step();
    }
  };
  const make = async (roles?: Roles): Promise<Kept> => {
    const state = await State.empty(roles);
    undo.push(() => state.remove());
    const portal = await Portal.open(state);
    await portal.stop();
    return state.kept;
  };
  try {
    const made: Partial<Record<Engine, Kept>> = { sqlite: await make() };
    if (administrator) {
      const roles = await createRoles();
      undo.push(() => dropRoles(roles));
      made.postgres = await make(roles);
    }
    process.env.HIKAE_PREPARED = JSON.stringify(made);
  } catch (error) {
    await end();
    throw error;
  }
  return end;
}

/** What was made on an engine. */
export function prepared(engine: Engine): Kept {
  return JSON.parse(process.env.HIKAE_PREPARED ?? "{}")[engine];
}
