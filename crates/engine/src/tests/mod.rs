//! Whole journeys, with the expectations written from the spec by hand.

pub(crate) mod build;
mod journeys;
mod names;
mod properties;
mod verdicts;
