//! Everything that talks to the browser itself. No other module names `web_sys` or `gloo`.

pub mod input;
