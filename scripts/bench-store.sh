#!/usr/bin/env bash
# Measures every operation of the store on SQLite and on PostgreSQL, each beside the bare statement
# through the driver. Both are durable and lie in temporary folders on the same disk.
#
#   scripts/bench-store.sh [PEOPLE] [SECONDS]     (500 people, 2 seconds for each figure)
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/setup.sh"
. "$root/scripts/postgres.sh"

# address ROLE : the measured database as that role.
address() {
  local server="${postgres_url#*@}"
  echo "postgres://$1@${server%/*}/hikae"
}

need_compiler
need_rust
# The same selection as the tests, so that nothing is compiled twice for other features.
(cd "$root" && cargo build --release --locked --workspace --bin hikae --example store_bench >&2)

set -- "${1:-500}" "${2:-2}"
if (need_postgres) && start_postgres; then
  "$(find_postgres)/psql" -X -q -v ON_ERROR_STOP=1 "$postgres_url" \
    -c 'CREATE ROLE hikae_portal LOGIN' -c 'CREATE ROLE hikae_owner LOGIN' \
    -c 'CREATE DATABASE hikae OWNER hikae_owner'
  HIKAE_DATABASE_URL="$(address hikae_portal)" HIKAE_DATABASE_OWNER_URL="$(address hikae_owner)" \
    "$target/release/hikae" migrate >&2
  set -- "$@" "$(address hikae_portal)" "$(address hikae_owner)"
else
  say "Without PostgreSQL, SQLite alone is measured"
fi
"$target/release/examples/store_bench" "$@"
