//! Issuing certificates and revocation lists with the profile of 公的個人認証, for the demo and for tests.
