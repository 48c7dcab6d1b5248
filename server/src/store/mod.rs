//! Where sealed rows are kept: one trait per aggregate, with an engine behind it.
