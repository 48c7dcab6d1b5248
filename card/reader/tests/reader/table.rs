//! A table with a reader and a card on it.

use std::fs;
use std::io::{BufRead as _, BufReader, Write as _};
use std::net::TcpListener;
use std::os::unix::process::CommandExt as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::time::{Duration, Instant};

use tempfile::TempDir;

use crate::fixture;

const DRIVER: &str = "/usr/lib/pcsc/drivers/serial/libifdvpcd.so";

/// A private PC/SC service with one virtual reader, and the software card in it.
pub struct Table {
    folder: TempDir,
    service: Child,
    card: Option<Child>,
    socket: String,
}

/// The table, or `None` where it cannot be had; then it has said so.
pub fn table() -> Option<Table> {
    match set() {
        Ok(table) => Some(table),
        Err(missing) => {
            // Not captured: whoever runs the tests must see it.
            let _ = writeln!(
                std::io::stderr(),
                "SKIPPED: no card reader to try: {missing}"
            );
            None
        }
    }
}

fn set() -> Result<Table, String> {
    for (needed, package) in [
        ("/usr/sbin/pcscd", "pcscd"),
        (DRIVER, "vsmartcard-vpcd"),
        ("/usr/bin/unshare", "util-linux"),
    ] {
        if !Path::new(needed).exists() {
            return Err(format!("install {package}"));
        }
    }
    let private = Command::new("unshare").args(["--mount", "true"]).output();
    if !private.is_ok_and(|done| done.status.success()) {
        return Err("root is needed for a private PC/SC service".to_owned());
    }
    let folder = tempfile::tempdir().unwrap();
    let port = free_port();
    // The driver takes the number behind the colon for its port.
    let configuration = folder.path().join("reader.conf");
    let reader = format!(
        "FRIENDLYNAME \"Table\"\nDEVICENAME /dev/null:{port:#06x}\nLIBPATH {DRIVER}\nCHANNELID {port:#06x}\n"
    );
    fs::write(&configuration, reader).unwrap();
    let script = "mkdir -p /run/pcscd && mount -t tmpfs tmpfs /run/pcscd && \
        exec /usr/sbin/pcscd --foreground --config \"$0\"";
    let mut service = Command::new("unshare");
    service
        .args(["--mount", "--propagation", "private", "sh", "-c", script])
        .arg(&configuration)
        .stdout(Stdio::null())
        .stderr(fs::File::create(folder.path().join("pcscd.log")).unwrap())
        .process_group(0);
    let service = service.spawn().unwrap();
    let socket = format!("/proc/{}/root/run/pcscd/pcscd.comm", service.id());
    let card = folder.path().join("card.json");
    let state = fixture::card().state().unwrap();
    fs::write(&card, serde_json::to_vec(&state).unwrap()).unwrap();
    let mut table = Table {
        folder,
        service,
        card: None,
        socket,
    };
    table.wait("the service", |table| Path::new(&table.socket).exists())?;
    let card = Command::new(env!("CARGO_BIN_EXE_hikae-card"))
        .arg("emulate")
        .arg(&card)
        .args(["--vpcd", &format!("127.0.0.1:{port}")])
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    table.card = Some(card);
    table.wait("the card", |table| {
        let doctor = table.helper(&["info"], "");
        doctor.status.success()
    })?;
    Ok(table)
}

fn free_port() -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    listener.local_addr().unwrap().port()
}

impl Table {
    fn wait(&mut self, what: &str, there: impl Fn(&Self) -> bool) -> Result<(), String> {
        let begun = Instant::now();
        while !there(self) {
            if let Ok(Some(status)) = self.service.try_wait() {
                let log = fs::read_to_string(self.folder.path().join("pcscd.log"));
                return Err(format!(
                    "pcscd ended ({status}): {}",
                    log.unwrap_or_default()
                ));
            }
            if begun.elapsed() > Duration::from_secs(30) {
                return Err(format!("{what} did not come"));
            }
            std::thread::yield_now();
        }
        Ok(())
    }

    /// The folder of whoever sits here.
    pub fn home(&self) -> PathBuf {
        self.folder.path().to_owned()
    }

    /// Another program at this reader.
    pub fn program(&self, name: &str) -> Command {
        let mut command = Command::new(name);
        command
            .env("PCSCLITE_CSOCK_NAME", &self.socket)
            .env("HOME", self.home())
            .env("XDG_CONFIG_HOME", self.home().join("config"))
            .env("LC_ALL", "en_US.UTF-8")
            .current_dir(self.folder.path());
        command
    }

    /// The helper, with what is typed line by line.
    pub fn helper(&self, args: &[&str], typed: &str) -> Output {
        let mut helper = self
            .program(env!("CARGO_BIN_EXE_hikae-card"))
            .args(args)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut keyboard = helper.stdin.take().unwrap();
        // A helper that asks for nothing may be gone by now.
        let _ = keyboard.write_all(typed.as_bytes());
        drop(keyboard);
        helper.wait_with_output().unwrap()
    }

    /// Takes the card away.
    pub fn take_card(&mut self) {
        if let Some(mut card) = self.card.take() {
            card.kill().unwrap();
            card.wait().unwrap();
        }
        // The service notices after a while.
        let begun = Instant::now();
        while self.helper(&["info"], "").status.success() {
            assert!(begun.elapsed() < Duration::from_secs(30));
        }
    }
}

impl Drop for Table {
    fn drop(&mut self) {
        if let Some(mut card) = self.card.take() {
            let _ = card.kill();
            let _ = card.wait();
        }
        let _ = self.service.kill();
        let _ = self.service.wait();
    }
}

/// What a program said, on both of its outputs.
pub fn said(output: &Output) -> String {
    let both = [&output.stdout, &output.stderr];
    both.map(|bytes| String::from_utf8_lossy(bytes).into_owned())
        .concat()
}

/// Reads one HTTP request whole: its head and its body.
pub fn request(stream: &mut std::net::TcpStream) -> (String, String) {
    let mut reader = BufReader::new(stream);
    let mut head = String::new();
    let mut length = 0;
    loop {
        let mut line = String::new();
        reader.read_line(&mut line).unwrap();
        if let Some(value) = line.to_ascii_lowercase().strip_prefix("content-length:") {
            length = value.trim().parse().unwrap();
        }
        if line.trim().is_empty() {
            break;
        }
        head.push_str(&line);
    }
    let mut body = vec![0; length];
    std::io::Read::read_exact(&mut reader, &mut body).unwrap();
    (head, String::from_utf8(body).unwrap())
}
