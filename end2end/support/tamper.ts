// Tampering with a portal's database past the portal (server/examples/tamper).
import { execFileSync } from "node:child_process";
import { dirname, join } from "node:path";

import { binary } from "./server.ts";
import type { Portal } from "./portal.ts";

const tool = join(dirname(binary), "examples", "tamper");

/** Does something to the log of someone, or to the tree; see the tool for what. */
export function tamper(portal: Portal, ...what: string[]): void {
  execFileSync(tool, [portal.folder, ...what], { stdio: ["ignore", "ignore", "pipe"] });
}
