//! A QR code as a picture that scales and needs no script.

use std::fmt::Write as _;

use leptos::prelude::*;
use qrcode::{Color, EcLevel, QrCode};

use crate::i18n::Text;

/// Modules of nothing around the code (ISO/IEC 18004, 6.3.8).
const QUIET: usize = 4;

/// A QR code; nothing for a content that is too long for one.
#[component]
pub fn Qr(
    /// What it says.
    content: String,
    /// What it is, for those who do not see it.
    label: Text,
) -> impl IntoView {
    let code = QrCode::with_error_correction_level(content, EcLevel::M).ok()?;
    let side = code.width() + 2 * QUIET;
    Some(view! {
        <svg class="qr" viewBox=format!("0 0 {side} {side}") role="img" aria-label=label.plain()>
            <path class="qr-light" d=format!("M0 0h{side}v{side}h-{side}z")></path>
            <path class="qr-dark" d=dark(&code)></path>
        </svg>
    })
}

/// The dark modules, a run of them at a time.
fn dark(code: &QrCode) -> String {
    let mut path = String::new();
    let modules = code.to_colors();
    for (y, row) in modules.chunks(code.width().max(1)).enumerate() {
        let mut x = QUIET;
        for run in row.chunk_by(|one, next| one == next) {
            if run.first() == Some(&Color::Dark) {
                let (y, width) = (y + QUIET, run.len());
                // Writing to a string cannot fail.
                let _ = write!(path, "M{x} {y}h{width}v1h-{width}z");
            }
            x += run.len();
        }
    }
    path
}
