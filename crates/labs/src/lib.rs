//! Labs: a story, a network to start from, and goals that say how the network must behave.
//!
//! A goal is a statement about packets, or about the bill, never about settings, so any right network passes and "open
//! everything" does not. Knows the model, the engine and the bill (which judge), the editor (whose commands a solution is
//! made of) and interop (which reads JSON). It must never know the page: whether a goal holds is a function of the network
//! alone. Texts are data of the lab, in both languages.
//!
//! Entry points: [`CATALOG`] (the labs that the product comes with, by title), [`Lab::read`], [`Lab::solve`], [`grade`].
//! How a lab is written is the business of `format/` alone.
//!
//! ```
//! use tollgate_labs::{CATALOG, Lab, grade};
//!
//! let text = r#"{
//!     "format": "tollgate-lab", "version": 2, "id": "hello", "kind": "challenge", "number": 1, "title": {"en": "Hello", "ko": "안녕"},
//!     "story": {"en": "Open the shop.", "ko": "가게를 여세요."}, "palette": [], "steps": [],
//!     "goals": [{"text": {"en": "It answers.", "ko": "응답합니다."},
//!                "that": {"packet": {"from": "internet", "to": "any instance", "traffic": {"tcp": 80}, "is": "answered"}}}],
//!     "why": {"text": {"en": "Somebody listens.", "ko": "듣는 프로그램이 있습니다."}},
//!     "start": {"format": "tollgate", "version": 2, "title": "", "network": {}, "layout": {"positions": {}, "sizes": {}}},
//!     "solution": []
//! }"#;
//! let lab = Lab::read(text)?;
//! let (topology, _) = tollgate_engine::compile(&lab.start.network);
//! assert_eq!(grade(&lab, &lab.start.network, &topology).goals, [false]);
//! assert!(!CATALOG.is_empty());
//! # Ok::<(), tollgate_labs::LabError>(())
//! ```

mod catalog;
mod condition;
mod error;
mod format;
mod grade;
mod lab;
mod predict;

pub use catalog::{CATALOG, Entry};
pub use condition::{
    Condition, Count, End, FileCondition, Group, LifecycleEvent, NameCondition, PacketCondition,
    PacketResult, SshCondition, SshResult,
};
pub use error::{LabError, Meaningless};
pub use format::read_steps;
pub use grade::{Report, grade};
pub use lab::{Goal, Kind, Lab, Pointer, Step, Text, Why};
pub use predict::{Answer, GateKind, Score, asked};

use tollgate_editor::Facts;

/// What commands are handed: what the engine says, as on the page.
const FACTS: Facts = Facts { can_download: tollgate_engine::can_download };
