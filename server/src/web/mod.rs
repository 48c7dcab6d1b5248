//! Handlers, one module per area: GET and POST of the same page side by side.
