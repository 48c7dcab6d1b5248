// What a portal keeps: a folder, and on PostgreSQL a database of its own.
import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { Database, type Roles } from "./database.ts";
import { run } from "./server.ts";

export type Engine = "sqlite" | "postgres";

export class State {
  private constructor(
    readonly folder: string,
    private readonly database?: Database,
  ) {}

  /** An empty one; on PostgreSQL with its tables, which the demo does not make. */
  static async empty(roles?: Roles): Promise<State> {
    const database = roles && (await Database.create(roles));
    const state = new State(await newFolder(), database);
    if (database) {
      const owner = { HIKAE_DATABASE_OWNER_URL: database.ownerUrl };
      const { code, output } = await run({ ...state.settings, ...owner }, "migrate");
      if (code !== 0) {
        await state.remove();
        throw new Error(`the tables were not made: ${output}`);
      }
    }
    return state;
  }

  /** A copy of one that no process uses. */
  static async copy(of: Kept): Promise<State> {
    const database = of.database && (await Database.copy(of.database));
    if (of.database && !database) {
      return State.empty(of.database.roles);
    }
    const folder = await newFolder();
    await cp(of.folder, folder, { recursive: true });
    return new State(folder, database);
  }

  /** How another process finds it. */
  get kept(): Kept {
    return { folder: this.folder, database: this.database?.kept };
  }

  /** The settings with which a process of the portal finds it. */
  get settings(): NodeJS.ProcessEnv {
    return {
      ...process.env,
      HIKAE_VAR: this.folder,
      HIKAE_DATABASE_URL: this.database?.url ?? "",
    };
  }

  /** Removes it; no process uses it any more. */
  async remove(): Promise<void> {
    await rm(this.folder, { recursive: true, force: true });
    await this.database?.drop();
  }
}

/** A state as it is handed from one process of the tests to another. */
export interface Kept {
  folder: string;
  database?: Database["kept"];
}

function newFolder(): Promise<string> {
  return mkdtemp(join(tmpdir(), "hikae-end2end-"));
}
