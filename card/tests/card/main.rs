//! The card and its judge, against each other and against OpenSSL.

#[cfg(test)]
mod fixture;
#[cfg(test)]
mod openssl;
#[cfg(test)]
mod revocation;
#[cfg(test)]
mod software;
#[cfg(test)]
mod verifier;
#[cfg(test)]
mod verifier_properties;
