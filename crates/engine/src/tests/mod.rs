//! Whole journeys, with the expectations written from the spec by hand.

mod balance;
pub(crate) mod build;
mod hops;
mod journeys;
mod names;
mod properties;
mod verdicts;
