//! Which tab may write: locks that browsers hold between the tabs of a page (Web Locks). Where there are none, as on an
//! address without https, everybody holds every lock, and whoever writes must look what another tab has written.

use js_sys::{Function, Object, Promise, Reflect};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::prelude::{Closure, wasm_bindgen};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

#[wasm_bindgen]
extern "C" {
    // web-sys has it among its unstable interfaces only.
    type LockManager;
    #[wasm_bindgen(method, catch)]
    fn request(
        this: &LockManager,
        name: &str,
        options: &Object,
        callback: &Function,
    ) -> Result<Promise, JsValue>;
}

/// How much somebody wants a lock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// If nobody has it.
    IfFree,
    /// At once: who has it loses it.
    Now,
}

/// A lock that was asked for; it is given back when this is dropped.
pub struct Lock {
    give_back: Rc<RefCell<Option<Function>>>,
    _granted: Closure<dyn FnMut(JsValue) -> JsValue>,
}

impl Lock {
    /// Asks for a lock. `answered` is told whether this tab has it: once it is known, and again when another tab has
    /// taken it away. `None` where the browser has no locks.
    pub fn request(name: &str, wanted: Wanted, answered: impl Fn(bool) + Clone + 'static) -> Option<Self> {
        let navigator = gloo::utils::window().navigator();
        let locks = Reflect::get(&navigator, &"locks".into()).ok().filter(JsValue::is_object)?;
        let locks: LockManager = locks.unchecked_into();
        let options = Object::new();
        let name_of_option = match wanted {
            Wanted::IfFree => "ifAvailable",
            Wanted::Now => "steal",
        };
        // Fails for objects that are frozen only.
        let _ = Reflect::set(&options, &name_of_option.into(), &true.into());
        let give_back = Rc::new(RefCell::new(None));
        let granted = {
            let (give_back, answered) = (Rc::clone(&give_back), answered.clone());
            Closure::<dyn FnMut(JsValue) -> JsValue>::new(move |lock: JsValue| {
                answered(lock.is_object());
                if !lock.is_object() {
                    return JsValue::UNDEFINED;
                }
                // The tab has the lock until this promise is kept.
                Promise::new(&mut |keep, _| *give_back.borrow_mut() = Some(keep)).into()
            })
        };
        let promise = locks.request(name, &options, granted.as_ref().unchecked_ref()).ok()?;
        let held = Rc::clone(&give_back);
        wasm_bindgen_futures::spawn_local(async move {
            // Fails when another tab has taken the lock away.
            if JsFuture::from(promise).await.is_err() && held.borrow_mut().take().is_some() {
                answered(false);
            }
        });
        Some(Self { give_back, _granted: granted })
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        if let Some(keep) = self.give_back.borrow_mut().take() {
            let _ = keep.call0(&JsValue::UNDEFINED);
        }
    }
}
