// Loads what checks a person's log and starts it, on the one page that has a place for it.
import init, { check } from "@bindings@";

await init({ module_or_path: new URL("@module@", import.meta.url) });
check(document.getElementById("log-check"));
