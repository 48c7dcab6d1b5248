# A PostgreSQL server of one's own in a temporary folder. Meant to be sourced after setup.sh.

# Prints the folder of a server that is new enough.
find_postgres() {
  local folder
  for folder in "${HIKAE_POSTGRES:-}" $(printf '%s\n' /usr/lib/postgresql/*/bin | sort -rV) \
    /opt/homebrew/opt/postgresql@*/bin "$(dirname "$(command -v postgres || echo /nowhere/postgres)")"; do
    [ -x "$folder/postgres" ] && [ -x "$folder/initdb" ] && [ -x "$folder/pg_ctl" ] || continue
    at_least 15 "$("$folder/postgres" --version | grep -oE '[0-9]+(\.[0-9]+)?' | head -n 1)" || continue
    echo "$folder"
    return
  done
  return 1
}

need_postgres() {
  find_postgres >/dev/null && return
  # The package would make and start a server for the whole machine; ours is a temporary one.
  local settings=/etc/postgresql-common/createcluster.d
  as_root mkdir -p "$settings" && echo 'create_main_cluster = false' | as_root tee "$settings/hikae.conf" >/dev/null
  packages postgresql || true
  as_root rm -f "$settings/hikae.conf" || true
  find_postgres >/dev/null ||
    fail "PostgreSQL 15 or newer is needed (initdb, pg_ctl, postgres): install it, or name its folder with HIKAE_POSTGRES"
}

# The tests that put a pooler between say that they were skipped where it is missing.
want_pooler() {
  [ -x /usr/sbin/pgbouncer ] || have pgbouncer || packages pgbouncer ||
    say "pgbouncer is not available: the test that uses it will be skipped"
}

# PostgreSQL refuses to run as root, so that root lends it to someone else.
as_postgres() {
  if [ "$(id -u)" -eq 0 ]; then
    runuser -u "$(id -un postgres 2>/dev/null || echo nobody)" -- "$@"
  else
    "$@"
  fi
}

# start_postgres SETTING… : starts a server and sets postgres_url to its administrator's address.
# Everyone on this machine may use it, and it holds nothing but what tests make up.
start_postgres() {
  local programs port try settings=()
  programs="$(find_postgres)" || return 1
  postgres_folder="$(mktemp -d "${TMPDIR:-/tmp}/hikae-postgres.XXXXXX")"
  chmod 755 "$postgres_folder"
  [ "$(id -u)" -ne 0 ] || chown "$(id -un postgres 2>/dev/null || echo nobody)" "$postgres_folder"
  trap stop_postgres EXIT
  (cd / && as_postgres "$programs/initdb" -D "$postgres_folder/data" -U postgres -A trust \
    -E UTF8 --locale=C --no-sync >"$postgres_folder/initdb.log" 2>&1) || {
    cat "$postgres_folder/initdb.log" >&2
    return 1
  }
  for try in "$@"; do settings+=("-c" "$try"); done
  for try in 1 2 3 4 5; do
    port="$(shuf -i 20000-32000 -n 1)"
    if (cd / && as_postgres "$programs/pg_ctl" -D "$postgres_folder/data" -w -s -l "$postgres_folder/data/log" \
      -o "-p $port -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c max_connections=300 ${settings[*]}" \
      start); then
      postgres_url="postgres://postgres@127.0.0.1:$port/postgres"
      return
    fi
  done
  cat "$postgres_folder/data/log" >&2
  return 1
}

stop_postgres() {
  [ -n "${postgres_folder:-}" ] || return 0
  (cd / && as_postgres "$(find_postgres)/pg_ctl" -D "$postgres_folder/data" -m immediate -s stop) || true
  rm -rf "$postgres_folder"
  postgres_folder=
}

# The server that the tests use: one that is running already, or one that lives as long as they do.
need_test_database() {
  [ -n "${HIKAE_TEST_DATABASE_URL:-}" ] && return
  need_postgres
  want_pooler
  say "Starting a PostgreSQL server in a temporary folder"
  start_postgres fsync=off full_page_writes=off || fail "PostgreSQL could not be started"
  export HIKAE_TEST_DATABASE_URL="$postgres_url"
}
