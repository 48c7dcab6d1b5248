//! `hikae-pack WASM CHECK PROJECT OUT` packs what a browser gets.
//!
//! WASM is the browser half of `hikae-app` as the compiler made it, CHECK `hikae-check`, PROJECT the folder that holds
//! `style/` and `public/`, OUT the folder that the server loads at start. Every file gets the
//! hash of its content in its name and stands there plain, as brotli and as gzip; `manifest.json`
//! lists them. Nothing is done when nothing changed since the last time.

mod browser;
mod css;
mod site;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use sha2::{Digest, Sha256};

use crate::browser::{Aim, Browser};
use crate::site::Site;

/// Why nothing was packed.
#[derive(Debug, thiserror::Error)]
pub enum PackError {
    /// The command line is not `WASM CHECK PROJECT OUT`.
    #[error("usage: hikae-pack WASM CHECK PROJECT OUT")]
    Usage,
    /// A file or folder cannot be read or written.
    #[error("{path}: {source}", path = path.display())]
    Io {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// `wasm-bindgen` does not take the file.
    #[error("wasm-bindgen: {0}")]
    Bindings(String),
    /// What a page loads to check a log is larger than its budget.
    #[error("what checks a log is {0} bytes as brotli, more than {CHECK_BUDGET}")]
    Heavy(usize),
    /// A style sheet imports itself.
    #[error("{path} imports itself", path = .0.display())]
    ImportLoop(PathBuf),
}

impl PackError {
    /// Says which file an error of the system is about.
    pub fn io(path: &Path) -> impl FnOnce(std::io::Error) -> Self + use<> {
        let path = path.to_path_buf();
        |source| Self::Io { path, source }
    }
}

fn main() -> ExitCode {
    let arguments: Vec<_> = std::env::args_os().skip(1).map(PathBuf::from).collect();
    let packed = match arguments.as_slice() {
        [wasm, check, project, out] => pack(wasm, check, project, out),
        _ => Err(PackError::Usage),
    };
    match packed {
        Ok(report) => {
            println!("{report}");
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("hikae-pack: {error}");
            ExitCode::FAILURE
        }
    }
}

/// What checks a log may weigh, as brotli: the islands of the same page wait until the session is
/// about to end.
const CHECK_BUDGET: usize = 75_000;

fn pack(wasm: &Path, check: &Path, project: &Path, out: &Path) -> Result<String, PackError> {
    let style = css::bundle(&project.join("style/main.css"))?;
    let public = site::read_folder(&project.join("public"))?;
    let wasm = std::fs::read(wasm).map_err(PackError::io(wasm))?;
    let check = std::fs::read(check).map_err(PackError::io(check))?;
    let inputs = digest(&[&wasm, &check], &style, &public);
    let seal = out.join("inputs.sha256");
    if std::fs::read_to_string(&seal).is_ok_and(|known| known == inputs) {
        return Ok("browser files: nothing changed".to_owned());
    }

    let mut site = Site::default();
    let check = browser::build("check", check, Aim::Fast)?;
    let check = add(&mut site, check, "check", "log-check.js", browser::CHECK);
    let heavy = site.brotli();
    if browser::optimizer().is_some() && heavy > CHECK_BUDGET {
        return Err(PackError::Heavy(heavy));
    }
    let islands = browser::build("hikae", wasm, Aim::Small)?;
    let boot = add(&mut site, islands, "hikae", "boot.js", browser::BOOT);
    let css = site.add("hikae.css", style.into_bytes());
    let mut named = site::Named {
        css,
        boot,
        check,
        ..site::Named::default()
    };
    for (name, content) in public {
        let path = site.add(&name, content);
        match name.as_str() {
            "icon.svg" => named.icon = path,
            "passkey.js" => named.passkey = path,
            "push.js" => named.push = path,
            "icon-192.png" => named.icon_small = path,
            "icon-512.png" => named.icon_large = path,
            "icon-maskable-512.png" => named.icon_maskable = path,
            _ => {}
        }
    }
    let report = site.report();
    site.write(out, &named)?;
    std::fs::write(&seal, inputs).map_err(PackError::io(&seal))?;
    Ok(report)
}

/// Adds what the compiler made, and the module `source` that loads it, by whose path it is known.
fn add(site: &mut Site, half: Browser, name: &str, loader: &str, source: &str) -> String {
    let mut bindings = half.bindings;
    for (import, content) in half.snippets {
        let path = site.add("snippet.js", content.into_bytes());
        bindings = bindings.replace(&import, &browser::beside(&path));
    }
    let bindings = site.add(&format!("{name}.js"), bindings.into_bytes());
    let module = site.add(&format!("{name}.wasm"), half.module);
    let source = browser::loader(source, &bindings, &module);
    site.add(loader, source.into_bytes())
}

/// One hash over everything that the result depends on.
fn digest(halves: &[&[u8]], style: &str, public: &[(String, Vec<u8>)]) -> String {
    let mut hash = Sha256::new();
    let mut add = |part: &[u8]| {
        hash.update(part.len().to_le_bytes());
        hash.update(part);
    };
    add(env!("CARGO_PKG_VERSION").as_bytes());
    add(browser::BOOT.as_bytes());
    add(browser::CHECK.as_bytes());
    add(&[u8::from(browser::optimizer().is_some())]);
    halves.iter().for_each(|half| add(half));
    add(style.as_bytes());
    for (name, content) in public {
        add(name.as_bytes());
        add(content);
    }
    hex::encode(hash.finalize())
}
