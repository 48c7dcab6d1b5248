// What a portal keeps.
import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

export class State {
  private constructor(readonly folder: string) {}

  /** An empty one. */
  static async empty(): Promise<State> {
    return new State(await mkdtemp(join(tmpdir(), "hikae-end2end-")));
  }

  /** A copy of one that no process uses. */
  static async copy(of: string): Promise<State> {
    const state = await State.empty();
    await cp(of, state.folder, { recursive: true });
    return state;
  }

  /** The settings with which a process of the portal finds it. */
  get settings(): NodeJS.ProcessEnv {
    return { ...process.env, HIKAE_VAR: this.folder };
  }

  /** Removes it; no process uses it any more. */
  async remove(): Promise<void> {
    await rm(this.folder, { recursive: true, force: true });
  }
}
