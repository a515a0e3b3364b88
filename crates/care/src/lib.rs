//! Who looks after each thing of a network, layer by layer, and what it costs by the hour.
//!
//! Both are facts about AWS's offer and not about packets: they date, so each table says of when it is and where it was
//! read. Knows the model alone. Entry points: [`keepers_of`], [`bill`].
//!
//! ```
//! use tollgate_care::bill;
//! use tollgate_model::Network;
//!
//! assert_eq!(bill(&Network::default()).per_month().to_string(), "0.00");
//! ```

mod bill;
mod layer;
mod price;

pub use bill::{Bill, Charge, Ends, Item, bill};
pub use layer::{Keeper, Keepers, Layer, Service, keepers_of};
pub use price::{HOURS_A_MONTH, PRICES_OF, Prices, SOURCES, Usd, prices_in};
