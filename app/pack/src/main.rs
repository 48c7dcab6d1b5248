//! `hikae-pack WASM PROJECT OUT` packs what a browser gets.
//!
//! WASM is the browser half of `hikae-app` as the compiler made it, PROJECT the folder that holds
//! `style/` and `public/`, OUT the folder that the server loads at start. Every file gets the
//! hash of its content in its name and stands there plain, as brotli and as gzip; `manifest.json`
//! lists them. Nothing is done when nothing changed since the last time.

mod browser;
mod css;
mod site;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use sha2::{Digest, Sha256};

use crate::site::Site;

/// Why nothing was packed.
#[derive(Debug, thiserror::Error)]
pub enum PackError {
    /// The command line is not `WASM PROJECT OUT`.
    #[error("usage: hikae-pack WASM PROJECT OUT")]
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
        [wasm, project, out] => pack(wasm, project, out),
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

fn pack(wasm: &Path, project: &Path, out: &Path) -> Result<String, PackError> {
    let style = css::bundle(&project.join("style/main.css"))?;
    let public = site::read_folder(&project.join("public"))?;
    let wasm = std::fs::read(wasm).map_err(PackError::io(wasm))?;
    let inputs = digest(&wasm, &style, &public);
    let seal = out.join("inputs.sha256");
    if std::fs::read_to_string(&seal).is_ok_and(|known| known == inputs) {
        return Ok("browser files: nothing changed".to_owned());
    }

    let browser = browser::build(wasm)?;
    let mut site = Site::default();
    let mut bindings = browser.bindings;
    for (import, content) in browser.snippets {
        let path = site.add("snippet.js", content.into_bytes());
        bindings = bindings.replace(&import, &browser::beside(&path));
    }
    let bindings = site.add("hikae.js", bindings.into_bytes());
    let module = site.add("hikae.wasm", browser.module);
    let boot = site.add("boot.js", browser::boot(&bindings, &module).into_bytes());
    let css = site.add("hikae.css", style.into_bytes());
    let mut named = site::Named {
        css,
        boot,
        ..site::Named::default()
    };
    for (name, content) in public {
        let path = site.add(&name, content);
        match name.as_str() {
            "icon.svg" => named.icon = path,
            "passkey.js" => named.passkey = path,
            _ => {}
        }
    }
    let report = site.report();
    site.write(out, &named)?;
    std::fs::write(&seal, inputs).map_err(PackError::io(&seal))?;
    Ok(report)
}

/// One hash over everything that the result depends on.
fn digest(wasm: &[u8], style: &str, public: &[(String, Vec<u8>)]) -> String {
    let mut hash = Sha256::new();
    let mut add = |part: &[u8]| {
        hash.update(part.len().to_le_bytes());
        hash.update(part);
    };
    add(env!("CARGO_PKG_VERSION").as_bytes());
    add(browser::BOOT.as_bytes());
    add(&[u8::from(browser::optimizer().is_some())]);
    add(wasm);
    add(style.as_bytes());
    for (name, content) in public {
        add(name.as_bytes());
        add(content);
    }
    hex::encode(hash.finalize())
}
