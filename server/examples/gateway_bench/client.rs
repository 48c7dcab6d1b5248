//! Whoever asks: as little work as possible, so that the time is the server's.

use std::fmt;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use hikae_server::ambient::{Clock as _, SystemClock};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;
use tokio::task::JoinSet;

use crate::Done;
use crate::house::Server;
use crate::software::form;

/// Requests over some connections for some time.
pub struct Load {
    pub connections: usize,
    pub time: Duration,
    pub query: &'static str,
    pub names: Arc<Vec<String>>,
}

/// What came of it.
pub struct Figures {
    pub answered: u64,
    /// The largest answer.
    pub bytes: usize,
    times: Vec<u32>,
    time: Duration,
}

impl Load {
    pub async fn run(self, server: &Server) -> Done<Figures> {
        let mut connections = Vec::new();
        for _ in 0..self.connections {
            connections.push(Connection::open(server).await?);
        }
        let (next, began) = (Arc::new(AtomicUsize::new(0)), Instant::now());
        let mut tasks = JoinSet::new();
        for mut connection in connections {
            let (next, names) = (Arc::clone(&next), Arc::clone(&self.names));
            tasks.spawn(async move {
                let (mut times, mut bytes) = (Vec::new(), 0);
                while began.elapsed() < self.time {
                    // Everyone in turn, so that no two ask about one person at once.
                    let name = &names[next.fetch_add(1, Ordering::Relaxed) % names.len()];
                    let asked = Instant::now();
                    let answer = connection.get(&self.query.replace("{}", name)).await?;
                    times.push(u32::try_from(asked.elapsed().as_micros())?);
                    bytes = bytes.max(answer.len());
                }
                Done::Ok((times, bytes))
            });
        }
        let (mut times, mut bytes) = (Vec::new(), 0);
        while let Some(ended) = tasks.join_next().await {
            let (those, largest) = ended??;
            times.extend(those);
            bytes = bytes.max(largest);
        }
        let time = began.elapsed();
        times.sort_unstable();
        Ok(Figures {
            answered: times.len() as u64,
            bytes,
            times,
            time,
        })
    }
}

impl fmt::Display for Figures {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let per_second = self.answered as f64 / self.time.as_secs_f64();
        let at = |hundredth: usize| {
            let place = (self.times.len() * hundredth / 100).min(self.times.len() - 1);
            f64::from(self.times[place]) / 1000.0
        };
        write!(f, "{per_second:.0} | {:.1} | {:.1}", at(50), at(99))
    }
}

/// A connection that is kept alive, with a token.
struct Connection {
    stream: TcpStream,
    token: String,
    buffer: Vec<u8>,
}

impl Connection {
    async fn open(server: &Server) -> Done<Self> {
        let stream = TcpStream::connect(server.address).await?;
        stream.set_nodelay(true)?;
        let mut it = Self {
            stream,
            token: String::new(),
            buffer: Vec::new(),
        };
        let assertion = server.software.assertion(SystemClock.now().timestamp());
        let form = form(&assertion, "system/Observation.rs");
        let kind = "application/x-www-form-urlencoded";
        let request = format!(
            "POST /gateway/token HTTP/1.1\r\nHost: localhost\r\nContent-Type: {kind}\r\n\
             Content-Length: {}\r\n\r\n{form}",
            form.len()
        );
        let answer: serde_json::Value = serde_json::from_slice(it.ask(&request).await?)?;
        it.token = answer["access_token"]
            .as_str()
            .ok_or("no token")?
            .to_owned();
        Ok(it)
    }

    async fn get(&mut self, path: &str) -> Done<&[u8]> {
        let request = format!(
            "GET {path} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {}\r\n\
             Accept: application/fhir+json\r\n\r\n",
            self.token
        );
        self.ask(&request).await
    }

    /// The body of a good answer.
    async fn ask(&mut self, request: &str) -> Done<&[u8]> {
        self.stream.write_all(request.as_bytes()).await?;
        self.buffer.clear();
        let (begin, end) = loop {
            if self.stream.read_buf(&mut self.buffer).await? == 0 {
                return Err("the server hung up".into());
            }
            let Some(begin) = self.buffer.windows(4).position(|it| it == b"\r\n\r\n") else {
                continue;
            };
            let head = std::str::from_utf8(&self.buffer[..begin])?;
            let length = head.lines().find_map(|line| {
                let (name, value) = line.split_once(": ")?;
                name.eq_ignore_ascii_case("content-length")
                    .then(|| value.parse::<usize>())
            });
            let end = begin + 4 + length.ok_or("no length")??;
            self.buffer.reserve(end.saturating_sub(self.buffer.len()));
            if self.buffer.len() >= end {
                break (begin + 4, end);
            }
        };
        if !self.buffer.starts_with(b"HTTP/1.1 200 ") {
            return Err(String::from_utf8_lossy(&self.buffer).into());
        }
        Ok(&self.buffer[begin..end])
    }
}
