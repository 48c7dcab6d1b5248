# Set-up shared by ./run and ./test: finds what is needed, installs what is missing, says what it
# does. Everything that is there already is left as it is. Meant to be sourced by bash.

root="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
target="${CARGO_TARGET_DIR:-$root/target}"
case "$target" in /*) ;; *) target="$PWD/$target" ;; esac
export CARGO_TARGET_DIR="$target"
export PATH="$PATH:$HOME/.cargo/bin"

wasm_target=wasm32-unknown-unknown

say() { printf '\033[1m==>\033[0m %s\n' "$*" >&2; }
fail() {
  printf 'error: %s\n' "$*" >&2
  exit 1
}
have() { command -v "$1" >/dev/null 2>&1; }

# Runs a command as root, with sudo where that is needed; fails where neither is possible.
as_root() {
  if [ "$(id -u)" -eq 0 ]; then
    "$@"
  elif have sudo; then
    sudo "$@"
  else
    return 1
  fi
}

# packages NAME… : installs from Debian or a relative of it. Fails where there is no apt-get or no root.
apt_updated=
packages() {
  have apt-get || return 1
  say "Installing from Debian: $*"
  if [ -z "$apt_updated" ]; then
    as_root apt-get update -qq </dev/null >&2 || return 1
    apt_updated=yes
  fi
  as_root env DEBIAN_FRONTEND=noninteractive \
    apt-get install -y -qq --no-install-recommends "$@" </dev/null >&2
}

# at_least WANTED VERSION : compares dotted numbers.
at_least() { [ "$(printf '%s\n%s\n' "$1" "$2" | sort -V | head -n 1)" = "$1" ]; }

need_compiler() {
  have cc || packages gcc libc6-dev || fail "a C compiler is needed (SQLite is compiled in): install gcc"
}

rust_wanted() { sed -n 's/^rust-version = "\(.*\)"/\1/p' "$root/Cargo.toml"; }
rust_version() { "${RUSTC:-rustc}" --version 2>/dev/null | cut -d ' ' -f 2; }
rust_is_new_enough() { have cargo && at_least "$(rust_wanted)" "$(rust_version || echo 0)"; }

# Sets RUSTC and cargo to Debian's own compiler (packages rustc-web and cargo-web).
use_distribution_rust() {
  export RUSTC=/usr/bin/rustc
  cargo() { /usr/bin/cargo "$@"; }
}

need_rust() {
  local wanted
  wanted="$(rust_wanted)"
  rust_is_new_enough && return
  if have rustup; then
    say "Rust $wanted or newer is needed: updating the stable toolchain with rustup"
    rustup toolchain install stable --profile minimal -c clippy -c rustfmt >&2 || true
    export RUSTUP_TOOLCHAIN=stable
  else
    have curl || packages curl ca-certificates || true
    say "Rust $wanted or newer is needed: installing it with rustup into $HOME/.cargo (https://rustup.rs)"
    curl --proto '=https' --tlsv1.2 -sSf --connect-timeout 15 https://sh.rustup.rs |
      sh -s -- -y -q --profile minimal -c clippy -c rustfmt --no-modify-path >&2 || true
  fi
  hash -r
  rust_is_new_enough && return
  say "rustup did not help; trying Debian's compiler"
  packages rustc-web cargo-web rust-web-clippy rustfmt-web || true
  [ -x /usr/bin/cargo ] && use_distribution_rust
  rust_is_new_enough || fail "Rust $wanted or newer is needed: see https://rustup.rs"
}

# Cargo tells by times what has to be compiled again. In a folder that several checkouts share it
# would take what another one compiled, with that one's paths in it, for this one's.
claim_target() {
  local mark="$target/.checkout"
  [ "$(cat "$mark" 2>/dev/null)" = "$root" ] && return
  if [ -d "$target/release" ]; then
    say "$target was last used for another checkout: compiling this one anew"
    (
      cd "$root" &&
        cargo clean --quiet --locked --workspace --release &&
        cargo clean --quiet --locked --release --manifest-path core/oracle/Cargo.toml -p hikae-oracle -p hikae-core &&
        cargo clean --quiet --locked --release --manifest-path card/reader/Cargo.toml -p hikae-reader -p hikae-card -p hikae-core &&
        cargo clean --quiet --locked --workspace --profile wasm-release --target "$wasm_target"
    ) || fail "$target could not be cleaned"
  fi
  mkdir -p "$target" && printf '%s\n' "$root" >"$mark"
}

# has_wasm RUSTC : whether this compiler has the standard library of WebAssembly.
has_wasm() {
  local libraries
  libraries="$("$1" --print target-libdir --target "$wasm_target" 2>/dev/null)" || return 1
  compgen -G "$libraries/libstd-*.rlib" >/dev/null
}

# The compiler for the browser half is the ordinary one where it can have the WebAssembly target,
# and otherwise Debian's with a standard library that is built once from Debian's sources.
need_wasm() {
  has_wasm "${RUSTC:-rustc}" && return
  if [ "${RUSTC:-}" != /usr/bin/rustc ] && have rustup; then
    say "Adding the WebAssembly target with rustup"
    timeout 300 rustup target add "$wasm_target" >&2 && has_wasm rustc && return
    say "rustup could not; using Debian's compiler for the browser half"
  fi
  wasm_from_distribution=yes
  has_wasm /usr/bin/rustc && return
  packages rustc-web cargo-web rust-web-src rust-web-llvm lld-22 ||
    fail "the WebAssembly target is needed: rustup target add $wasm_target"
  build_wasm_library
  has_wasm /usr/bin/rustc || fail "the WebAssembly standard library could not be built"
}

build_wasm_library() {
  local empty libraries
  say "Building the WebAssembly standard library once (about a minute)"
  empty="$(mktemp -d)"
  mkdir "$empty/src"
  printf '[package]\nname = "empty"\nversion = "0.0.0"\nedition = "2021"\n[workspace]\n' >"$empty/Cargo.toml"
  echo '#![no_std]' >"$empty/src/lib.rs"
  (
    cd "$empty"
    # With bitcode, because the profile of the browser half optimises across crates.
    env RUSTFLAGS=-Cembed-bitcode=yes RUSTC_BOOTSTRAP=1 RUSTC=/usr/bin/rustc CARGO_TARGET_DIR="$empty/target" \
      /usr/bin/cargo build --release --target "$wasm_target" -Zbuild-std=std,panic_abort,proc_macro >&2
  ) || return 1
  libraries="/usr/lib/rustlib/$wasm_target/lib"
  as_root mkdir -p "$libraries" || return 1
  find "$empty/target/$wasm_target/release/deps" -name '*.rlib' ! -name 'libempty*' -print0 |
    as_root xargs -0 cp -t "$libraries" || return 1
  rm -rf "$empty"
}

# Makes the WASM a third smaller; nothing depends on it.
want_optimizer() {
  have wasm-opt || [ -e "$target/.no-wasm-opt" ] || packages binaryen || {
    say "wasm-opt (binaryen) is not available: the browser half stays larger than it could be"
    mkdir -p "$target" && : >"$target/.no-wasm-opt"
  }
}

wasm_cargo() {
  if [ -n "${wasm_from_distribution:-}" ]; then
    RUSTC=/usr/bin/rustc /usr/bin/cargo "$@"
  else
    cargo "$@"
  fi
}

# The check of a log is hashing above all, for which WebAssembly's vector instructions are made.
build_check() (
  export CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS=-Ctarget-feature=+simd128
  wasm_cargo build --locked --lib -p hikae-check --target "$wasm_target" --profile wasm-release
)

# build_portal CARGO-SELECTION… : the portal and its packer, the browser half, the packed files.
build_portal() {
  [ -x "$target/release/hikae" ] ||
    say "Building the portal into $target. The first time takes about ten minutes on two cores."
  (
    cd "$root" &&
      cargo build --release --locked "$@" >&2 &&
      { [ -e "$target/site/manifest.json" ] || say "Building the browser half (a few minutes)"; } &&
      wasm_cargo build --locked --lib -p hikae-app --no-default-features --features hydrate \
        --target "$wasm_target" --profile wasm-release >&2 &&
      build_check >&2 &&
      "$target/release/hikae-pack" "$target/$wasm_target/wasm-release/hikae_app.wasm" \
        "$target/$wasm_target/wasm-release/hikae_check.wasm" . "$target/site" >&2
  )
}

# The font that PDFs are set in: one of those that the portal looks for, unless HIKAE_FONT names
# another. The portal runs without.
want_paper_font() {
  [ -z "${HIKAE_FONT:-}" ] || return 0
  local font
  for font in opentype/ipaexfont-gothic/ipaexg.ttf opentype/ipafont-gothic/ipag.ttf \
    opentype/noto/NotoSansCJK-Regular.ttc noto-cjk/NotoSansCJK-Regular.ttc; do
    [ -e "/usr/share/fonts/$font" ] && return
  done
  packages fonts-ipaexfont-gothic ||
    say "No Japanese font for PDFs: install fonts-ipaexfont-gothic or set HIKAE_FONT"
}

need_portal_tools() {
  need_compiler
  need_rust
  claim_target
  need_wasm
  want_optimizer
  want_paper_font
}
