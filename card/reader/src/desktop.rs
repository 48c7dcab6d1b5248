//! Links of portals open this program: an entry of the desktop (freedesktop.org's Desktop Entry and
//! MIME Applications specifications).

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use crate::words::{Lang, Trouble};

const NAME: &str = "hikae-card.desktop";
const SCHEME: &str = "x-scheme-handler/hikae-card";

/// Where entries of the desktop are.
fn folder() -> PathBuf {
    let home = || std::env::var_os("HOME").map(|home| PathBuf::from(home).join(".local/share"));
    std::env::var_os("XDG_DATA_HOME")
        .map(PathBuf::from)
        .filter(|path| path.is_absolute())
        .or_else(home)
        .unwrap_or_default()
        .join("applications")
}

/// Whether links open it.
pub fn is_installed() -> bool {
    folder().join(NAME).exists()
}

fn entry(program: &str) -> String {
    // A quoted argument of Exec keeps these four with a backslash before them.
    let quoted: String = program
        .chars()
        .flat_map(|it| {
            let escape = matches!(it, '"' | '`' | '$' | '\\').then_some('\\');
            escape.into_iter().chain([it])
        })
        .collect();
    format!(
        "[Desktop Entry]\nType=Application\nName=Hikae Card\nName[ja]=ひかえ カード\n\
         Exec=\"{quoted}\" open %u\nTerminal=true\nNoDisplay=true\nMimeType={SCHEME};\n"
    )
}

/// Puts the entry there, and names it as the one that opens such links.
pub fn install(lang: Lang) -> Result<(), Trouble> {
    let program = std::env::current_exe().map_err(|error| Trouble::File(NAME.to_owned(), error))?;
    let folder = folder();
    let file = folder.join(NAME);
    let failed = |error| Trouble::File(file.display().to_string(), error);
    fs::create_dir_all(&folder).map_err(failed)?;
    fs::write(&file, entry(&program.to_string_lossy())).map_err(failed)?;
    // A desktop without this program finds the entry by its MimeType.
    let named = Command::new("xdg-mime")
        .args(["default", NAME, SCHEME])
        .status();
    if named.is_err() {
        println!("{}", file.display());
    }
    println!(
        "{}",
        lang.of(
            "ページの「カードを読み取るアプリを開く」で、このアプリが開きます。",
            "Pages that wait for your card open this program from now on.",
        )
    );
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_entry_opens_the_program_with_the_link() {
        let entry = entry("/home/mihon/a $b/hikae-card");
        assert!(entry.contains("Exec=\"/home/mihon/a \\$b/hikae-card\" open %u\n"));
        assert!(entry.contains("MimeType=x-scheme-handler/hikae-card;\n"));
    }
}
