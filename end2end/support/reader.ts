// A card reader on the table: a private PC/SC service with the virtual reader of vsmartcard, a
// software card in it, and the helper beside it. It takes root, and programs that may be missing.
import { type ChildProcess, execFileSync, spawn, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { freePort } from "./server.ts";

const DRIVER = "/usr/lib/pcsc/drivers/serial/libifdvpcd.so";
const HELPER = process.env.HIKAE_CARD ?? "";

/** Why there is no reader here; undefined if there can be one. */
export function missing(): string | undefined {
  for (const needed of ["/usr/sbin/pcscd", DRIVER, HELPER || "hikae-card (HIKAE_CARD)"]) {
    if (!existsSync(needed)) {
      return `${needed} is not there`;
    }
  }
  const { status } = spawnSync("unshare", ["--mount", "true"]);
  return status === 0 ? undefined : "root is needed for a private PC/SC service";
}

export class Reader {
  private constructor(
    private readonly folder: string,
    private readonly processes: ChildProcess[],
    private readonly socket: string,
  ) {}

  /** Puts the card of this holder, out of the demo's cards, into a reader. */
  static async with(cards: string, holder: string): Promise<Reader> {
    const folder = mkdtempSync(join(tmpdir(), "hikae-reader-"));
    const port = await freePort();
    const channel = `0x${port.toString(16)}`;
    const configuration = join(folder, "reader.conf");
    writeFileSync(
      configuration,
      `FRIENDLYNAME "Table"\nDEVICENAME /dev/null:${channel}\nLIBPATH ${DRIVER}\nCHANNELID ${channel}\n`,
    );
    const script =
      'mkdir -p /run/pcscd && mount -t tmpfs tmpfs /run/pcscd && exec /usr/sbin/pcscd --foreground --config "$0"';
    const unshared = ["--mount", "--propagation", "private", "sh", "-c", script, configuration];
    const service = spawn("unshare", unshared, { stdio: "ignore" });
    const socket = `/proc/${service.pid}/root/run/pcscd/pcscd.comm`;
    const reader = new Reader(folder, [service], socket);
    await until(() => existsSync(socket));

    const kept: { cards: { name: string; state: unknown }[] } = JSON.parse(readFileSync(cards, "utf8"));
    const card = kept.cards.find(({ name }) => name === holder);
    const file = join(folder, "card.json");
    writeFileSync(file, JSON.stringify(card?.state));
    const vpcd = `127.0.0.1:${port}`;
    reader.processes.push(spawn(HELPER, ["emulate", file, "--vpcd", vpcd], { stdio: "ignore" }));
    await until(() => reader.helper(["info"]).status === 0);
    return reader;
  }

  /** Runs the helper, with what is typed line by line. */
  helper(args: string[], typed = ""): { status: number | null; words: string } {
    const env = {
      ...process.env,
      PCSCLITE_CSOCK_NAME: this.socket,
      XDG_CONFIG_HOME: join(this.folder, "config"),
      LC_ALL: "en_US.UTF-8",
    };
    const { status, stdout, stderr } = spawnSync(HELPER, args, { env, input: typed, encoding: "utf8" });
    return { status, words: stdout + stderr };
  }

  /** What OpenSC, which is not ours, lists of the card in the same reader. */
  listedByOpenSC(): string {
    const env = { ...process.env, PCSCLITE_CSOCK_NAME: this.socket };
    return execFileSync("pkcs15-tool", ["--dump"], { env, encoding: "utf8" });
  }

  close(): void {
    for (const child of this.processes.reverse()) {
      child.kill("SIGKILL");
    }
    rmSync(this.folder, { recursive: true, force: true });
  }
}

async function until(there: () => boolean): Promise<void> {
  const end = Date.now() + 30_000;
  while (!there()) {
    if (Date.now() > end) {
      throw new Error("the reader did not come");
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
