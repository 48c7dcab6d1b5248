//! Whose a state folder is, and who may change it. Any number of processes serve one demo; one at
//! a time makes it or throws it away, and only while none serves it.
//!
//! Two files are locked, which the death of a process undoes: `start.lock` by whoever prepares to
//! serve, until it does, and `use.lock`, shared, by whoever serves or works on it. The second is only ever taken
//! under the first, so that nobody comes in between.

use std::fs::{self, File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;

use super::DemoError;
use crate::ambient::SystemEntropy;
use crate::vault::RootKey;

/// Where the database of a demo is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// In the state folder: the demo makes it and throws it away.
    File,
    /// On a server: its tables are made beforehand, and never thrown away by a demo.
    Server,
}

/// A state folder while this process prepares to serve the demo in it; others wait.
#[derive(Debug)]
pub struct Claimed {
    pub(super) var: PathBuf,
    /// The day on which the demo was made, if it was finished. Its residents keep their ages.
    pub(super) begun: Option<NaiveDate>,
    start: File,
    usage: File,
}

/// A demo that is served or worked on: nobody throws it away as long as this lives.
#[derive(Debug)]
pub struct InUse {
    _usage: File,
}

impl Claimed {
    /// Where a demo keeps what is not in its database.
    pub(super) fn folder(&self) -> PathBuf {
        self.var.join(FOLDER)
    }

    /// The demo is there: lets others in.
    pub(super) fn settle(self) -> InUse {
        drop(self.start);
        InUse { _usage: self.usage }
    }

    /// Says that the demo is finished, after everything else.
    pub(super) fn finish(&self, day: NaiveDate) -> Result<(), DemoError> {
        let ready = self.folder().join(READY);
        fs::write(&ready, day.to_string()).map_err(at(&ready))
    }
}

/// Keeps the demo whose state folder this is, if it is one's, from being thrown away while a
/// command works on it. Waits while it is being made.
///
/// # Errors
/// The folder cannot be written.
pub fn in_use(var: &Path) -> Result<Option<InUse>, DemoError> {
    let folder = var.join(FOLDER);
    if !folder.exists() {
        return Ok(None);
    }
    let path = folder.join("start.lock");
    let start = open(&path)?;
    start.lock().map_err(at(&path))?;
    let path = folder.join("use.lock");
    let usage = open(&path)?;
    usage.lock_shared().map_err(at(&path))?;
    Ok(Some(InUse { _usage: usage }))
}

const FOLDER: &str = "demo";
/// Says that the demo is finished.
const READY: &str = "ready";
/// Says that the database of this demo is on a server.
const ON_SERVER: &str = "on-server";
const KEY: &str = "root.key";
const DATABASE: &str = "hikae.db";

/// Makes `var` the state folder of a demo, throwing away one that was reset or never finished.
/// Waits while another process prepares the demo there.
///
/// # Errors
/// The folder holds a portal that is not a demo, or a demo that is in use or elsewhere; or it
/// cannot be written.
pub fn claim(var: &Path, reset: bool, place: Place) -> Result<Claimed, DemoError> {
    if reset && place == Place::Server {
        return Err(DemoError::NotOursToReset(var.to_path_buf()));
    }
    // Nothing at all is written beside a portal that is not a demo.
    check(var, place)?;
    let folder = var.join(FOLDER);
    fs::create_dir_all(&folder).map_err(at(&folder))?;
    let start = folder.join("start.lock");
    let start = open(&start).and_then(|file| file.lock().map(|()| file).map_err(at(&start)))?;
    check(var, place)?;

    let path = folder.join("use.lock");
    let usage = open(&path)?;
    let mut begun = begun(&folder.join(READY))?;
    if place == Place::File && !var.join(DATABASE).exists() {
        begun = None;
    }
    if reset || begun.is_none() {
        match usage.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => return Err(DemoError::InUse(var.to_path_buf())),
            Err(TryLockError::Error(error)) => return Err(at(&path)(error)),
        }
        begun = None;
        match place {
            Place::File => clear(var, &folder)?,
            Place::Server => {
                let mark = folder.join(ON_SERVER);
                fs::write(&mark, b"").map_err(at(&mark))?;
            }
        }
        make_key(&folder)?;
    }
    usage.lock_shared().map_err(at(&path))?;
    Ok(Claimed {
        var: var.to_path_buf(),
        begun,
        start,
        usage,
    })
}

/// Whether what is in the state folder is a demo's whose database is in this place, or nothing.
fn check(var: &Path, place: Place) -> Result<(), DemoError> {
    let folder = var.join(FOLDER);
    let key = || folder.join(KEY).exists();
    let on_server = folder.join(ON_SERVER).exists();
    match place {
        Place::File if on_server => Err(DemoError::Elsewhere(var.to_path_buf())),
        // A demo has its key before its database, and keeps it.
        Place::File if var.join(DATABASE).exists() && !key() => {
            Err(DemoError::NotADemo(var.to_path_buf()))
        }
        Place::Server if key() && !on_server => Err(DemoError::Elsewhere(var.to_path_buf())),
        Place::File | Place::Server => Ok(()),
    }
}

/// Throws away what a demo keeps in its state folder, except for its key and its locks.
fn clear(var: &Path, folder: &Path) -> Result<(), DemoError> {
    let database = ["hikae.db", "hikae.db-wal", "hikae.db-shm"].map(|file| var.join(file));
    let demo = [READY, "cards.json"].map(|file| folder.join(file));
    for file in demo.iter().chain(&database) {
        gone(fs::remove_file(file)).map_err(at(file))?;
    }
    let files = folder.join("files");
    gone(fs::remove_dir_all(&files)).map_err(at(&files))
}

/// The demo's root key, put in place whole: half a key would be there for ever.
fn make_key(folder: &Path) -> Result<(), DemoError> {
    let key = folder.join(KEY);
    if key.exists() {
        return Ok(());
    }
    let beside = folder.join("root.key.new");
    gone(fs::remove_file(&beside)).map_err(at(&beside))?;
    RootKey::create(&beside, &SystemEntropy)?;
    fs::rename(&beside, &key).map_err(at(&key))
}

/// What is not there need not be removed.
fn gone(removed: io::Result<()>) -> io::Result<()> {
    match removed {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        removed => removed,
    }
}

/// The day in a file that says that the demo is finished.
fn begun(ready: &Path) -> Result<Option<NaiveDate>, DemoError> {
    match fs::read_to_string(ready) {
        Ok(day) => Ok(day.trim().parse().ok()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(at(ready)(error)),
    }
}

fn open(lock: &Path) -> Result<File, DemoError> {
    File::options()
        .append(true)
        .create(true)
        .open(lock)
        .map_err(at(lock))
}

fn at(path: &Path) -> impl FnOnce(io::Error) -> DemoError {
    let path = path.to_path_buf();
    move |source| DemoError::File { path, source }
}

#[cfg(test)]
mod tests {
    use std::thread;

    use super::*;

    fn day() -> NaiveDate {
        "2026-11-21".parse().unwrap()
    }

    /// Makes a demo and ends.
    fn make(var: &Path, place: Place) {
        let claimed = claim(var, false, place).unwrap();
        if place == Place::File {
            fs::write(var.join(DATABASE), b"whole").unwrap();
        }
        claimed.finish(day()).unwrap();
    }

    fn names(folder: &Path) -> Vec<String> {
        let entries = fs::read_dir(folder).unwrap();
        entries
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect()
    }

    #[test]
    fn the_state_of_a_portal_that_is_no_demo_is_not_touched() {
        let var = tempfile::tempdir().unwrap();
        let database = var.path().join(DATABASE);
        fs::write(&database, b"real").unwrap();
        for reset in [false, true] {
            let refused = claim(var.path(), reset, Place::File);
            assert!(matches!(refused, Err(DemoError::NotADemo(_))));
        }
        assert_eq!(names(var.path()), [DATABASE]);

        // A demo on a server in the same folder does not make it the demo's.
        make(var.path(), Place::Server);
        for reset in [false, true] {
            let refused = claim(var.path(), reset, Place::File);
            assert!(matches!(refused, Err(DemoError::Elsewhere(_))));
        }
        assert_eq!(fs::read(&database).unwrap(), b"real");
    }

    #[test]
    fn a_demo_begins_anew_when_it_was_reset_or_never_finished() {
        let var = tempfile::tempdir().unwrap();
        let var = var.path();
        let database = var.join(DATABASE);
        drop(claim(var, false, Place::File).unwrap());
        fs::write(&database, b"half").unwrap();
        let claimed = claim(var, false, Place::File).unwrap();
        assert!(claimed.begun.is_none() && !database.exists());
        drop(claimed);

        make(var, Place::File);
        let claimed = claim(var, false, Place::File).unwrap();
        assert!(claimed.begun == Some(day()) && database.exists());
        drop(claimed);
        let claimed = claim(var, true, Place::File).unwrap();
        assert!(claimed.begun.is_none() && !database.exists());
        drop(claimed);

        make(var, Place::File);
        fs::remove_file(&database).unwrap();
        assert!(claim(var, false, Place::File).unwrap().begun.is_none());
    }

    #[test]
    fn nothing_is_thrown_away_while_a_process_serves_it() {
        let var = tempfile::tempdir().unwrap();
        let var = var.path();
        make(var, Place::File);
        let one = claim(var, false, Place::File).unwrap().settle();
        let other = claim(var, false, Place::File).unwrap().settle();
        for serving in [one, other] {
            let refused = claim(var, true, Place::File);
            assert!(matches!(refused, Err(DemoError::InUse(_))));
            assert!(var.join(DATABASE).exists());
            drop(serving);
        }
        claim(var, true, Place::File).unwrap();
        assert!(!var.join(DATABASE).exists());
    }

    #[test]
    fn nothing_is_thrown_away_while_a_command_works_on_it() {
        let var = tempfile::tempdir().unwrap();
        let var = var.path();
        assert!(in_use(var).unwrap().is_none(), "no demo is here");
        assert!(names(var).is_empty());
        make(var, Place::File);
        let working = in_use(var).unwrap();
        let refused = claim(var, true, Place::File);
        assert!(matches!(refused, Err(DemoError::InUse(_))));
        drop(working);
        claim(var, true, Place::File).unwrap();
    }

    #[test]
    fn of_two_that_start_at_once_one_makes_the_demo_and_the_other_finds_it() {
        let var = tempfile::tempdir().unwrap();
        let var = var.path();
        let start = || {
            let claimed = claim(var, false, Place::File).unwrap();
            let lock = File::open(var.join("demo/start.lock")).unwrap();
            assert!(matches!(lock.try_lock(), Err(TryLockError::WouldBlock)));
            let found = claimed.begun.is_some();
            if !found {
                fs::write(var.join(DATABASE), b"whole").unwrap();
                claimed.finish(day()).unwrap();
            }
            (found, claimed.settle())
        };
        let ((one, _in_use), (other, _also_in_use)) = thread::scope(|scope| {
            let (one, other) = (scope.spawn(start), scope.spawn(start));
            (one.join().unwrap(), other.join().unwrap())
        });
        assert_ne!(one, other);
    }

    #[test]
    fn who_dies_while_preparing_leaves_the_folder_to_the_next() {
        let var = tempfile::tempdir().unwrap();
        let dying = claim(var.path(), false, Place::File).unwrap();
        let key = fs::read(var.path().join("demo/root.key")).unwrap();
        thread::scope(|scope| {
            let next = scope.spawn(|| claim(var.path(), false, Place::File).unwrap().begun);
            drop(dying);
            assert_eq!(next.join().unwrap(), None);
        });
        assert_eq!(fs::read(var.path().join("demo/root.key")).unwrap(), key);
    }

    #[test]
    fn a_demo_on_a_server_is_never_thrown_away() {
        let var = tempfile::tempdir().unwrap();
        let var = var.path();
        let refused = claim(var, true, Place::Server);
        assert!(matches!(refused, Err(DemoError::NotOursToReset(_))));
        assert!(names(var).is_empty());

        drop(claim(var, false, Place::Server).unwrap());
        let key = fs::read(var.join("demo/root.key")).unwrap();
        make(var, Place::Server);
        let claimed = claim(var, false, Place::Server).unwrap();
        assert_eq!(claimed.begun, Some(day()));
        assert_eq!(fs::read(var.join("demo/root.key")).unwrap(), key);
        let refused = claim(var, true, Place::Server);
        assert!(matches!(refused, Err(DemoError::NotOursToReset(_))));
    }

    #[test]
    fn a_demo_stays_in_the_place_where_it_was_made() {
        for (made, asked) in [(Place::File, Place::Server), (Place::Server, Place::File)] {
            let var = tempfile::tempdir().unwrap();
            make(var.path(), made);
            let refused = claim(var.path(), false, asked);
            assert!(matches!(refused, Err(DemoError::Elsewhere(_))));
            assert!(claim(var.path(), false, made).unwrap().begun.is_some());
        }
    }
}
