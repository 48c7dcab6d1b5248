//! The browser half: bindings by `wasm-bindgen`, then `wasm-opt` where it is installed.

use std::path::PathBuf;
use std::process::Command;

use walrus::{ExportItem, RefType};
use wasm_bindgen_cli_support::Bindgen;

use crate::PackError;

/// The module that a page loads; `@bindings@` and `@module@` stand for the files it loads.
pub const BOOT: &str = include_str!("boot.js");

/// The module that the page loads on which a log is checked, in the same form.
pub const CHECK: &str = include_str!("check.js");

/// What is gained by: bytes, where every page loads it, or time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Aim {
    /// Small.
    Small,
    /// Fast.
    Fast,
}

/// A half that runs in the browser, ready to be served.
pub struct Browser {
    /// The JavaScript between browser and WASM.
    pub bindings: String,
    /// JavaScript of dependencies: the path by which `bindings` import it, and its content.
    pub snippets: Vec<(String, String)>,
    /// The WASM.
    pub module: Vec<u8>,
}

/// Makes the bindings and optimises the module.
///
/// # Errors
/// The file is not WASM, or was built with another version of `wasm-bindgen`.
pub fn build(name: &str, wasm: Vec<u8>, aim: Aim) -> Result<Browser, PackError> {
    let failed = |error: &dyn std::fmt::Display| PackError::Bindings(format!("{error:#}"));
    let mut bindgen = Bindgen::new();
    bindgen
        .input_bytes(name, wasm)
        .typescript(false)
        .omit_default_module_path(true)
        .remove_name_section(true)
        .remove_producers_section(true);
    bindgen.web(true).map_err(|error| failed(&error))?;
    let mut output = bindgen.generate_output().map_err(|error| failed(&error))?;
    let inline = output.snippets().iter().flat_map(|(crate_name, parts)| {
        parts.iter().enumerate().map(move |(at, content)| {
            (
                format!("./snippets/{crate_name}/inline{at}.js"),
                content.clone(),
            )
        })
    });
    let local = output
        .local_modules()
        .iter()
        .map(|(path, content)| (format!("./snippets/{path}"), content.clone()));
    let snippets = inline.chain(local).collect();
    let bindings = output.js().to_owned();
    let module = output.wasm_mut().emit_wasm();
    Ok(Browser {
        bindings,
        snippets,
        module: optimized(module, aim),
    })
}

/// How one packed file names another in an import.
pub fn beside(path: &str) -> String {
    format!("./{}", path.rsplit('/').next().unwrap_or(path))
}

/// A module that loads these files.
pub fn loader(source: &str, bindings: &str, module: &str) -> String {
    source
        .replace("@bindings@", &beside(bindings))
        .replace("@module@", &beside(module))
}

/// Where `wasm-opt` is: the one named by `HIKAE_WASM_OPT`, or the one on the path.
pub fn optimizer() -> Option<PathBuf> {
    if let Some(named) = std::env::var_os("HIKAE_WASM_OPT") {
        return Some(named.into());
    }
    std::env::split_paths(&std::env::var_os("PATH")?)
        .map(|folder| folder.join("wasm-opt"))
        .find(|program| program.is_file())
}

/// The module made smaller, or as it is where that cannot be done: smaller is not needed.
fn optimized(module: Vec<u8>, aim: Aim) -> Vec<u8> {
    let Some(program) = optimizer() else {
        eprintln!("hikae-pack: wasm-opt is not installed; the WASM stays larger than it could be");
        return module;
    };
    let folder = std::env::temp_dir().join(format!("hikae-pack-{}", std::process::id()));
    let (input, output) = (folder.join("in.wasm"), folder.join("out.wasm"));
    let smaller = std::fs::create_dir_all(&folder)
        .and_then(|()| std::fs::write(&input, &module))
        .and_then(|()| {
            Command::new(&program)
                .arg(match aim {
                    Aim::Small => "-Oz",
                    Aim::Fast => "-O3",
                })
                .arg(&input)
                .arg("-o")
                .arg(&output)
                .status()
        })
        .and_then(|status| {
            if status.success() {
                std::fs::read(&output)
            } else {
                Err(std::io::Error::other(status.to_string()))
            }
        })
        .and_then(|smaller| {
            if tables(&smaller) == tables(&module) {
                Ok(smaller)
            } else {
                Err(std::io::Error::other(
                    "this version exports another table than it was given; a newer one is needed",
                ))
            }
        });
    // What is left in the temporary folder harms nobody.
    let _ = std::fs::remove_dir_all(&folder);
    smaller.unwrap_or_else(|error| {
        eprintln!(
            "hikae-pack: {}: {error}; the WASM stays as it is",
            program.display()
        );
        module
    })
}

/// The tables that a module exports: name and type of the elements. The bindings put JavaScript
/// values into one of them, and some versions of `wasm-opt` (108 is one) export another in its
/// place, so that nothing runs in the browser.
fn tables(module: &[u8]) -> Option<Vec<(String, RefType)>> {
    let module = walrus::Module::from_buffer(module).ok()?;
    let exported = module
        .exports
        .iter()
        .filter_map(|export| match export.item {
            ExportItem::Table(table) => {
                Some((export.name.clone(), module.tables.get(table).element_ty))
            }
            _ => None,
        });
    Some(exported.collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_boot_module_loads_the_files_beside_it() {
        for source in [BOOT, CHECK] {
            let boot = loader(source, "/assets/hikae-1.js", "/assets/hikae-2.wasm");
            assert!(boot.contains(r#""./hikae-1.js""#), "{boot}");
            assert!(
                boot.contains(r#"new URL("./hikae-2.wasm", import.meta.url)"#),
                "{boot}"
            );
            assert!(!boot.contains('@'), "{boot}");
        }
    }

    #[test]
    fn a_module_with_another_table_under_the_same_name_is_noticed() {
        let module = |exported: u8| {
            [
                b"\0asm\x01\0\0\0".as_slice(),
                // Two tables without elements: funcref and externref.
                &[4, 7, 2, 0x70, 0, 0, 0x6f, 0, 0],
                // One of them is exported as `t`.
                &[7, 5, 1, 1, b't', 1, exported],
            ]
            .concat()
        };
        assert!(tables(&module(0)).is_some());
        assert_eq!(tables(&module(1)), tables(&module(1)));
        assert_ne!(tables(&module(0)), tables(&module(1)));
    }

    #[test]
    fn what_is_not_wasm_is_refused() {
        assert!(matches!(
            build("hikae", b"not wasm".to_vec(), Aim::Small),
            Err(PackError::Bindings(_))
        ));
    }
}
