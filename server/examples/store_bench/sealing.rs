//! What sealing costs of all that: JSON, AES-256-GCM-SIV and back, one value after the other.

use std::hint::black_box;
use std::sync::Arc;
use std::time::{Duration, Instant};

use hikae_core::disclosure::ChainHead;
use hikae_core::ids::PersonId;
use hikae_server::ambient::SystemEntropy;
use hikae_server::keep::Keep;
use hikae_server::vault::{Domain, Kind, PersonKey, RootKey, Vault, Wrapped};
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::measure::Done;
use crate::samples::{checkup, day, directive, entry, resident, vaccination};

const KIND: Kind = Kind::new("bench", 1);

/// How long each is measured.
const WHILE: Duration = Duration::from_millis(200);

/// A vault with the key of one person.
struct Sealing {
    vault: Vault,
    person: PersonId,
    key: PersonKey,
    wrapped: Wrapped,
}

/// Prints what one value costs.
pub fn print(keep: &Keep) -> Done<()> {
    let entropy = Arc::new(SystemEntropy);
    let root = RootKey::new([2; 32]);
    let system = Vault::found(&root, &*entropy);
    let vault = Vault::open(root, &system, entropy)?;
    let person = keep.mint(PersonId::new);
    let (key, wrapped) = vault.new_person_key(person);
    let it = Sealing {
        vault,
        person,
        key,
        wrapped,
    };
    println!("\n| sealed, by one task | bytes | sealing, µs | opening, µs |\n|---|---|---|---|");
    it.value("a resident", &resident(0))?;
    it.value("a directive", &directive(keep, person))?;
    it.value("an entry", &entry(keep, person, &ChainHead::empty()))?;
    it.value("a vaccination", &vaccination(person, day(0), 1).record)?;
    it.value("a checkup", &checkup(person, day(0)).record)?;
    let unwrap = micros(|| Ok(it.vault.person_key(it.person, &it.wrapped).map(drop)?))?;
    let bytes = it.wrapped.key.0.len();
    println!("| a person's key | {bytes} | | {unwrap:.1} |");
    let blind = micros(|| {
        black_box(it.vault.blind(Domain::Session, &[b"token"]));
        Ok(())
    })?;
    println!("| a blind index | 32 | {blind:.1} | |");
    Ok(())
}

impl Sealing {
    fn value<T: Serialize + DeserializeOwned>(&self, name: &str, value: &T) -> Done<()> {
        let seal = || self.vault.seal(&self.key, KIND, b"row", value);
        let sealed = seal()?;
        let sealing = micros(|| Ok(seal().map(drop)?))?;
        let opening = micros(|| {
            black_box(self.key.open::<T>(KIND, b"row", &sealed)?);
            Ok(())
        })?;
        let bytes = sealed.0.len();
        println!("| {name} | {bytes} | {sealing:.1} | {opening:.1} |");
        Ok(())
    }
}

/// Microseconds for each time, on average.
fn micros(once: impl Fn() -> Done<()>) -> Done<f64> {
    let began = Instant::now();
    let mut times = 0_u32;
    while began.elapsed() < WHILE {
        once()?;
        times += 1;
    }
    Ok(began.elapsed().as_secs_f64() * 1e6 / f64::from(times))
}
