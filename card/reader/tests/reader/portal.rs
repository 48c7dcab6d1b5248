//! A portal that takes one answer.

use std::io::Write as _;
use std::net::TcpListener;
use std::thread::JoinHandle;

use chrono::{DateTime, Utc};
use hikae_card::link;
use hikae_card::message::{Purpose, SignedText};

use crate::table::request;

/// A portal, and what it asks for.
pub struct Portal {
    pub origin: String,
    pub text: SignedText,
    answer: JoinHandle<String>,
}

#[allow(
    clippy::disallowed_methods,
    reason = "the helper asks the clock as well"
)]
fn now() -> DateTime<Utc> {
    Utc::now()
}

impl Portal {
    /// Answers the next request with `status`.
    pub fn open(purpose: Purpose, status: u16) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let origin = format!("http://localhost:{}", listener.local_addr().unwrap().port());
        let text = SignedText::new(
            purpose,
            origin.parse().unwrap(),
            "019c5a4e-7b00-7000-8000-000000000001".parse().unwrap(),
            [9; 32],
            now(),
        );
        let answer = std::thread::spawn(move || {
            let (mut stream, _) = listener.accept().unwrap();
            let (head, body) = request(&mut stream);
            let reply = format!("HTTP/1.1 {status} \r\nContent-Length: 0\r\n\r\n");
            stream.write_all(reply.as_bytes()).unwrap();
            assert!(head.starts_with("POST /card/answer "), "{head}");
            body
        });
        Self {
            origin,
            text,
            answer,
        }
    }

    pub fn link(&self) -> String {
        link::write(&self.text)
    }

    /// What it was sent.
    pub fn received(self) -> String {
        self.answer.join().unwrap()
    }
}
