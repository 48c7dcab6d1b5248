//! Whoever sits there.

use std::io::{self, BufRead as _, IsTerminal as _, Write as _};

use zeroize::Zeroizing;

use crate::words::Trouble;

/// Someone who is shown things and asked.
pub trait Human {
    /// Shows a line.
    fn show(&mut self, line: &str);

    /// Asks for a yes or no.
    ///
    /// # Errors
    /// [`Trouble::GivenUp`] if nobody answers.
    fn agrees(&mut self, question: &str) -> Result<bool, Trouble>;

    /// Asks for a secret, which is not shown.
    ///
    /// # Errors
    /// [`Trouble::GivenUp`] if nobody answers.
    fn secret(&mut self, question: &str) -> Result<Zeroizing<String>, Trouble>;
}

/// The terminal. Where another program writes to the standard input, it is asked in the place of
/// the keyboard: a window that asks for the PIN can stand before this one.
pub struct Terminal;

impl Terminal {
    fn line() -> Result<String, Trouble> {
        let mut line = String::new();
        match io::stdin().lock().read_line(&mut line) {
            Ok(0) | Err(_) => Err(Trouble::GivenUp),
            Ok(_) => Ok(line),
        }
    }
}

impl Human for Terminal {
    fn show(&mut self, line: &str) {
        println!("{line}");
    }

    fn agrees(&mut self, question: &str) -> Result<bool, Trouble> {
        print!("{question} [y/N] ");
        io::stdout().flush().map_err(|_| Trouble::GivenUp)?;
        Ok(matches!(Self::line()?.trim(), "y" | "Y" | "yes" | "はい"))
    }

    fn secret(&mut self, question: &str) -> Result<Zeroizing<String>, Trouble> {
        let asked = format!("{question}: ");
        if io::stdin().is_terminal() {
            let typed = rpassword::prompt_password(asked).map_err(|_| Trouble::GivenUp)?;
            return Ok(Zeroizing::new(typed));
        }
        println!("{question}");
        let line = Zeroizing::new(Self::line()?);
        Ok(Zeroizing::new(
            line.trim_end_matches(['\r', '\n']).to_owned(),
        ))
    }
}
