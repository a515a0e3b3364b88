//! The Regions, by the codes that AWS writes.

macro_rules! region_codes {
    ($($variant:ident $code:literal,)*) => {
        /// The Regions that can be drawn.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum RegionCode {
            $(#[doc = $code] $variant,)*
        }

        impl Default for RegionCode {
            fn default() -> Self { RegionCode::Seoul }
        }

        impl RegionCode {
            /// Every one, Seoul first.
            pub const ALL: &[RegionCode] = &[$(RegionCode::$variant,)*];

            /// As AWS writes it, such as `ap-northeast-2`.
            pub const fn as_str(self) -> &'static str {
                match self { $(RegionCode::$variant => $code,)* }
            }
        }
    };
}

region_codes! {
    Seoul "ap-northeast-2",
    Tokyo "ap-northeast-1",
    Singapore "ap-southeast-1",
    Virginia "us-east-1",
    Oregon "us-west-2",
    Frankfurt "eu-central-1",
    Ireland "eu-west-1",
}
