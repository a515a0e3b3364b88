//! Labs: a story, a network to start from, and goals that say how the network must behave.
//!
//! A goal is a statement about packets, or about the bill, never about settings, so any right network passes and "open
//! everything" does not. Knows the model, the engine and the bill (which judge), the editor (whose commands a solution is
//! made of) and interop (which reads JSON). It must never know the page: whether a goal holds is a function of the network
//! alone. Texts are data of the lab, in both languages.
//!
//! Entry points: [`CATALOG`] (the labs that the product comes with, by title), [`Lab::read`], [`Lab::start`],
//! [`Lab::solve`], [`grade`].
//!
//! ```
//! use tollgate_labs::{CATALOG, Lab, grade};
//!
//! let text = r#"{
//!     "id": "hello", "kind": "challenge", "number": 1, "title": {"en": "Hello", "ko": "안녕"},
//!     "story": {"en": "Open the shop.", "ko": "가게를 여세요."}, "palette": [], "steps": [],
//!     "goals": [{"text": {"en": "It answers.", "ko": "응답합니다."},
//!                "that": {"packet": {"from": "internet", "to": "any instance", "traffic": {"tcp": 80}, "is": "answered"}}}],
//!     "why": {"text": {"en": "It was open.", "ko": "열려 있었습니다."}},
//!     "start": {"starter": "web-server"}, "solution": []
//! }"#;
//! let lab = Lab::read(text)?;
//! let document = lab.start()?;
//! let (topology, _) = tollgate_engine::compile(&document.network);
//! assert!(grade(&lab, &document.network, &topology).is_met());
//! assert!(!CATALOG.is_empty());
//! # Ok::<(), tollgate_labs::LabError>(())
//! ```

mod catalog;
mod condition;
mod grade;
mod lab;
mod predict;

pub use catalog::{CATALOG, Entry};
pub use condition::{Condition, Count, End, Group, NameCondition, PacketCondition, PacketResult};
pub use grade::{Report, grade};
pub use lab::{Goal, Kind, Lab, LabError, Pointer, Start, Step, Text, Why};
pub use predict::{Answer, GateKind, Score, asked};

use tollgate_editor::Facts;

/// What commands are handed: what the engine says, as on the page.
const FACTS: Facts = Facts { can_download: tollgate_engine::can_download };
