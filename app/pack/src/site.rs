//! The folder that the server loads: files with the hash of their content in their name.

use std::io::Write;
use std::path::Path;

use flate2::Compression;
use flate2::write::GzEncoder;
use serde_json::json;
use sha2::{Digest, Sha256};

use crate::PackError;

/// One file as it is served.
struct File {
    /// Its name with the hash.
    name: String,
    content: Vec<u8>,
    brotli: Vec<u8>,
    gzip: Vec<u8>,
}

/// URL paths of the files that pages name.
#[derive(Debug, Clone, Default)]
pub struct Named {
    /// The style sheet.
    pub css: String,
    /// The boot module of the islands.
    pub boot: String,
    /// The module that checks a person's log.
    pub check: String,
    /// The script that asks for passkeys.
    pub passkey: String,
    /// The script that sets a browser up for notifications.
    pub push: String,
    /// The icon.
    pub icon: String,
    /// The icon for home screens, 192 pixels wide.
    pub icon_small: String,
    /// The same, 512 pixels wide.
    pub icon_large: String,
    /// The same, to be cut into any shape.
    pub icon_maskable: String,
}

/// Everything that is served under `/assets/`.
#[derive(Default)]
pub struct Site {
    files: Vec<File>,
}

impl Site {
    /// Adds a file and returns the URL path under which it is served.
    pub fn add(&mut self, name: &str, content: Vec<u8>) -> String {
        let hash = hex::encode(Sha256::digest(&content));
        let hash = hash.get(..12).unwrap_or(&hash);
        let name = match name.rsplit_once('.') {
            Some((stem, kind)) => format!("{stem}-{hash}.{kind}"),
            None => format!("{name}-{hash}"),
        };
        let path = format!("/assets/{name}");
        let (brotli, gzip) = (brotli(&content), gzip(&content));
        self.files.push(File {
            name,
            content,
            brotli,
            gzip,
        });
        path
    }

    /// What all files so far weigh as brotli.
    pub fn brotli(&self) -> usize {
        self.files.iter().map(|file| file.brotli.len()).sum()
    }

    /// Sizes, one file a line.
    pub fn report(&self) -> String {
        let line = |file: &File| {
            format!(
                "{:>9} bytes {:>9} gzip {:>9} brotli  {}",
                file.content.len(),
                file.gzip.len(),
                file.brotli.len(),
                file.name
            )
        };
        self.files.iter().map(line).collect::<Vec<_>>().join("\n")
    }

    /// Writes the files and `manifest.json` into `out`, in place of what was there.
    ///
    /// # Errors
    /// A file cannot be written.
    pub fn write(&self, out: &Path, named: &Named) -> Result<(), PackError> {
        if out.exists() {
            std::fs::remove_dir_all(out).map_err(PackError::io(out))?;
        }
        std::fs::create_dir_all(out).map_err(PackError::io(out))?;
        let put = |name: &str, content: &[u8]| {
            let path = out.join(name);
            std::fs::write(&path, content).map_err(PackError::io(&path))
        };
        let mut listed = Vec::new();
        for file in &self.files {
            put(&file.name, &file.content)?;
            let mut encodings = Vec::new();
            for (encoding, suffix, packed) in
                [("br", "br", &file.brotli), ("gzip", "gz", &file.gzip)]
            {
                if packed.len() < file.content.len() {
                    put(&format!("{}.{suffix}", file.name), packed)?;
                    encodings.push(encoding);
                }
            }
            listed.push(json!({
                "path": format!("/assets/{}", file.name),
                "file": file.name,
                "type": media_type(&file.name),
                "encodings": encodings,
            }));
        }
        let Named {
            css,
            boot,
            check,
            passkey,
            push,
            icon,
            icon_small,
            icon_large,
            icon_maskable,
        } = named;
        let manifest = json!({
            "css": css, "boot": boot, "check": check, "passkey": passkey, "push": push,
            "icon": icon, "icon_small": icon_small, "icon_large": icon_large, "icon_maskable": icon_maskable,
            "files": listed,
        });
        put("manifest.json", format!("{manifest:#}\n").as_bytes())
    }
}

/// The files of a folder with their names, in the order of their names.
///
/// # Errors
/// The folder or a file in it cannot be read.
pub fn read_folder(folder: &Path) -> Result<Vec<(String, Vec<u8>)>, PackError> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(PackError::io(folder))? {
        let path = entry.map_err(PackError::io(folder))?.path();
        let name = path
            .file_name()
            .map(|name| name.to_string_lossy().into_owned());
        if let Some(name) = name.filter(|name| path.is_file() && !name.starts_with('.')) {
            let content = std::fs::read(&path).map_err(PackError::io(&path))?;
            files.push((name, content));
        }
    }
    files.sort();
    Ok(files)
}

fn media_type(name: &str) -> &'static str {
    match name.rsplit('.').next() {
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("txt") => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

fn brotli(content: &[u8]) -> Vec<u8> {
    let params = brotli::enc::BrotliEncoderParams {
        quality: 11,
        lgwin: 22,
        size_hint: content.len(),
        ..Default::default()
    };
    let mut packed = Vec::new();
    match brotli::BrotliCompress(&mut &*content, &mut packed, &params) {
        Ok(_) => packed,
        // Writing to memory does not fail; if it did, the plain file is served.
        Err(_) => content.to_vec(),
    }
}

fn gzip(content: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    match encoder.write_all(content).and_then(|()| encoder.finish()) {
        Ok(packed) => packed,
        Err(_) => content.to_vec(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_named_by_its_content_and_listed_with_its_encodings() {
        let folder = tempfile::tempdir().unwrap();
        let out = folder.path().join("site");
        let mut site = Site::default();
        let css = site.add("a.css", b"a{top:0}".repeat(100));
        let icon = site.add("icon.svg", b"<svg/>".to_vec());
        assert_ne!(css, Site::default().add("a.css", b"b{top:0}".to_vec()));
        let named = Named {
            css: css.clone(),
            icon,
            ..Named::default()
        };
        site.write(&out, &named).unwrap();

        let text = std::fs::read_to_string(out.join("manifest.json")).unwrap();
        let manifest: serde_json::Value = serde_json::from_str(&text).unwrap();
        assert_eq!(manifest["css"], css);
        let [style, small] = manifest["files"].as_array().unwrap().as_slice() else {
            panic!("{manifest}")
        };
        assert_eq!(style["encodings"], json!(["br", "gzip"]));
        assert_eq!(style["type"], "text/css; charset=utf-8");
        assert_eq!(small["encodings"], json!([]));
        let packed = std::fs::read(out.join(format!("{}.br", style["file"].as_str().unwrap())));
        let mut plain = Vec::new();
        brotli::BrotliDecompress(&mut packed.unwrap().as_slice(), &mut plain).unwrap();
        assert_eq!(plain, b"a{top:0}".repeat(100));
    }
}
