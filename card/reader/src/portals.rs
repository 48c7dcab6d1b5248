//! The portals for which cards may sign: a list that only its owner adds to.

use std::fs;
use std::io::ErrorKind;
use std::path::PathBuf;

use hikae_card::message::Origin;

use crate::words::Trouble;

/// One origin a line.
pub struct Portals {
    file: PathBuf,
    known: Vec<Origin>,
}

impl Portals {
    /// Those of whoever sits there (XDG Base Directory).
    pub fn here() -> Result<Self, Trouble> {
        Self::in_file(config().join("portals"))
    }

    /// Those in a file.
    pub fn in_file(file: PathBuf) -> Result<Self, Trouble> {
        let text = match fs::read_to_string(&file) {
            Ok(text) => text,
            Err(error) if error.kind() == ErrorKind::NotFound => String::new(),
            Err(error) => return Err(Trouble::File(file.display().to_string(), error)),
        };
        let known = text.lines().filter_map(|line| line.parse().ok()).collect();
        Ok(Self { file, known })
    }

    /// Whether cards may sign for it.
    pub fn hold(&self, origin: &Origin) -> bool {
        self.known.contains(origin)
    }

    /// All of them.
    pub fn all(&self) -> &[Origin] {
        &self.known
    }

    /// Adds one.
    pub fn trust(mut self, origin: &str) -> Result<(), Trouble> {
        let origin = read(origin)?;
        if !self.hold(&origin) {
            self.known.push(origin);
        }
        self.write()
    }

    /// Takes one away.
    pub fn distrust(mut self, origin: &str) -> Result<(), Trouble> {
        let origin = read(origin)?;
        self.known.retain(|known| *known != origin);
        self.write()
    }

    /// Prints them.
    pub fn print(&self) -> Result<(), Trouble> {
        for origin in &self.known {
            println!("{origin}");
        }
        Ok(())
    }

    fn write(&self) -> Result<(), Trouble> {
        let failed = |error| Trouble::File(self.file.display().to_string(), error);
        if let Some(folder) = self.file.parent() {
            fs::create_dir_all(folder).map_err(failed)?;
        }
        let lines: String = self.known.iter().map(|it| format!("{it}\n")).collect();
        fs::write(&self.file, lines).map_err(failed)
    }
}

/// An origin, also with the slash that a browser's address line puts behind it.
fn read(text: &str) -> Result<Origin, Trouble> {
    let text = text.trim().trim_end_matches('/');
    text.parse().map_err(|_| Trouble::Origin)
}

/// Where programs keep what their owner set.
fn config() -> PathBuf {
    let home = || std::env::var_os("HOME").map(|home| PathBuf::from(home).join(".config"));
    std::env::var_os("XDG_CONFIG_HOME")
        .map(PathBuf::from)
        .filter(|path| path.is_absolute())
        .or_else(home)
        .unwrap_or_default()
        .join("hikae-card")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_portal_is_one_once_its_owner_has_named_it_and_until_it_is_forgotten() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("a").join("portals");
        let open = || Portals::in_file(file.clone()).unwrap();
        let origin: Origin = "https://hikae.example.lg.jp".parse().unwrap();
        assert!(!open().hold(&origin));
        open().trust("https://hikae.example.lg.jp/").unwrap();
        open().trust("https://hikae.example.lg.jp").unwrap();
        open().trust("http://localhost:8080").unwrap();
        assert_eq!(open().all().len(), 2);
        assert!(open().hold(&origin));
        for other in ["https://hikae.example.lg.jp:444", "https://evil.example"] {
            assert!(!open().hold(&other.parse().unwrap()));
        }
        open().distrust("https://hikae.example.lg.jp").unwrap();
        assert!(!open().hold(&origin));
        for bad in ["", "hikae.example.lg.jp", "http://hikae.example.lg.jp"] {
            assert!(matches!(open().trust(bad), Err(Trouble::Origin)), "{bad}");
        }
    }
}
