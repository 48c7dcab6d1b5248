// Databases on the engine that HIKAE_TEST_DATABASE_URL names, by an administrator's address.
import { randomBytes } from "node:crypto";

import pg from "pg";

/** The administrator's address; without it, nothing is tested on PostgreSQL. */
export const administrator = process.env.HIKAE_TEST_DATABASE_URL;

/** Who owns the tables, and who serves from them. A copy of a database keeps both. */
export interface Roles {
  owner: Role;
  runtime: Role;
}

interface Role {
  name: string;
  password: string;
}

export class Database {
  private constructor(
    private readonly name: string,
    readonly roles: Roles,
  ) {}

  /** An empty one. */
  static async create(roles: Roles): Promise<Database> {
    const database = new Database(newName("db"), roles);
    await administer(`CREATE DATABASE ${database.name} OWNER ${roles.owner.name}`);
    return database;
  }

  /** A copy, where the engine can copy a database. */
  static async copy({ name, roles }: Database["kept"]): Promise<Database | undefined> {
    const database = new Database(newName("db"), roles);
    const { owner } = roles;
    try {
      await administer(`CREATE DATABASE ${database.name} OWNER ${owner.name} TEMPLATE ${name}`);
      return database;
    } catch (error) {
      return unknown(error);
    }
  }

  get kept() {
    return { name: this.name, roles: this.roles };
  }

  /** The address for a process that serves. */
  get url(): string {
    return this.address(this.roles.runtime);
  }

  /** The address for making the tables. */
  get ownerUrl(): string {
    return this.address(this.roles.owner);
  }

  /** Drops it, whoever is still connected. */
  async drop(): Promise<void> {
    try {
      await administer(`DROP DATABASE ${this.name} WITH (FORCE)`);
    } catch (error) {
      unknown(error);
      await administer(`DROP DATABASE ${this.name}`);
    }
  }

  private address({ name, password }: Role): string {
    const url = new URL(administrator ?? "");
    url.username = name;
    url.password = password;
    url.pathname = `/${this.name}`;
    return url.href;
  }
}

/** Nothing, where the engine does not know what it was asked for; else the error. */
function unknown(error: unknown): undefined {
  const [syntaxError, notSupported] = ["42601", "0A000"];
  const code = error instanceof pg.DatabaseError ? error.code : undefined;
  if (code !== syntaxError && code !== notSupported) {
    throw error;
  }
}

export async function createRoles(): Promise<Roles> {
  const roles = { owner: newRole("owner"), runtime: newRole("runtime") };
  for (const { name, password } of Object.values(roles)) {
    await administer(`CREATE ROLE ${name} LOGIN PASSWORD '${password}'`);
  }
  // Only a member of a role gives it a database, superusers aside.
  await administer(`GRANT ${roles.owner.name} TO CURRENT_USER`);
  return roles;
}

export async function dropRoles({ owner, runtime }: Roles): Promise<void> {
  await administer(`DROP ROLE ${runtime.name}`, `DROP ROLE ${owner.name}`);
}

function newRole(job: string): Role {
  return { name: newName(job), password: randomBytes(16).toString("hex") };
}

/** A name that no other run of the tests has. */
function newName(what: string): string {
  return `hikae_test_${what}_${randomBytes(6).toString("hex")}`;
}

async function administer(...statements: string[]): Promise<void> {
  const client = new pg.Client({ connectionString: administrator });
  await client.connect();
  try {
    for (const statement of statements) {
      await client.query(statement);
    }
  } finally {
    await client.end();
  }
}
