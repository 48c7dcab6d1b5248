//! Bytes that no database can compress, as sealed ones are.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use hikae_server::ambient::Entropy;

/// How many there are.
const STOCK: usize = 1 << 20;
/// How far one row's bytes begin after another's.
const STEP: usize = 509;

/// A stock of random bytes. Every row takes them from another place: where a row stays as it is,
/// an engine has nothing to write.
#[derive(Clone)]
pub struct Noise(Arc<(Vec<u8>, AtomicUsize)>);

impl Noise {
    /// Draws them.
    pub fn draw(entropy: &dyn Entropy) -> Self {
        let mut bytes = vec![0; STOCK];
        entropy.fill(&mut bytes);
        Self(Arc::new((bytes, AtomicUsize::default())))
    }

    /// A row of so many bytes.
    pub fn row(&self, bytes: usize) -> &[u8] {
        let (stock, next) = &*self.0;
        let from = next.fetch_add(STEP, Ordering::Relaxed) % (STOCK - bytes);
        stock.get(from..from + bytes).unwrap_or_default()
    }

    /// So many rows of so many bytes.
    pub fn rows(&self, rows: usize, bytes: usize) -> Vec<&[u8]> {
        (0..rows).map(|_| self.row(bytes)).collect()
    }
}
