//! Integers of any type, as arguments and setters take them.

use super::super::json::Nullable;
use super::call::draft::Draft;

/// An integer of any type of the standard library, where the API takes a `T`: `limit(10)`, `limit(names.len())`.
///
/// A value that does not fit in a `T` is an error when the call is sent; nothing is sent then. Where the API takes null too, `T` is a
/// [`Nullable`], and an `Option` or a `Nullable` of its type is one as well.
pub trait Integer<T>: Copy + sealed::Integer {
    /// Returns the value, if it fits.
    #[doc(hidden)]
    fn fit(self) -> Option<T>;
}

/// An integer type that a description can ask for, with null or without.
pub trait ApiInteger: Sized {
    /// The name of its integers.
    #[doc(hidden)]
    const NAME: &'static str;

    /// Returns the value, if it fits.
    #[doc(hidden)]
    fn from_wide(wide: i128) -> Option<Self>;
}

mod sealed {
    pub trait Integer {}
}

macro_rules! integers {
    ($($type:ty),*) => {$(
        impl sealed::Integer for $type {}

        impl<T: ApiInteger> Integer<T> for $type {
            fn fit(self) -> Option<T> {
                i128::try_from(self).ok().and_then(T::from_wide)
            }
        }
    )*};
}

integers!(i8, i16, i32, i64, i128, isize, u8, u16, u32, u64, u128, usize);

impl<T> sealed::Integer for Option<T> {}

// The type is that of the API, so that `None` needs no annotation.
impl<T: Copy> Integer<Nullable<T>> for Option<T> {
    fn fit(self) -> Option<Nullable<T>> {
        Some(self.into())
    }
}

impl<T> sealed::Integer for Nullable<T> {}

impl<T: Copy> Integer<Self> for Nullable<T> {
    fn fit(self) -> Option<Self> {
        Some(self)
    }
}

macro_rules! api_integers {
    ($($type:ident),*) => {$(
        impl ApiInteger for $type {
            const NAME: &'static str = stringify!($type);

            fn from_wide(wide: i128) -> Option<Self> {
                Self::try_from(wide).ok()
            }
        }
    )*};
}

api_integers!(i32, i64, u32, u64);

impl<T: ApiInteger> ApiInteger for Nullable<T> {
    const NAME: &'static str = T::NAME;

    fn from_wide(wide: i128) -> Option<Self> {
        T::from_wide(wide).map(Self::Value)
    }
}

#[allow(dead_code, reason = "an API may have integers in one place only")]
impl Draft {
    /// Sets the next parameter of the path to an integer.
    pub(crate) fn path_integer<T: ApiInteger + ToString>(mut self, value: impl Integer<T>) -> Self {
        match value.fit() {
            Some(value) => self.fill(&value.to_string()),
            None => {
                let misfit = self.path.next().and_then(misfit::<T>);
                self.note(misfit);
            }
        }
        self
    }

    /// Sets a query parameter to an integer. Setting it again replaces it.
    pub(crate) fn query_integer<T: ApiInteger + ToString>(&mut self, name: &str, value: impl Integer<T>) {
        match value.fit() {
            Some(value) => self.query.set(name, &value.to_string()),
            None => self.note(misfit::<T>(name)),
        }
    }

    /// Returns an integer as the API takes it. If it does not fit, the draft keeps the error, and the returned value is not sent.
    pub(crate) fn integer<T: ApiInteger + Default>(&mut self, name: &str, value: impl Integer<T>) -> T {
        value.fit().unwrap_or_else(|| {
            self.note(misfit::<T>(name));
            T::default()
        })
    }
}

/// Says that the value of a parameter is out of range, without the value.
fn misfit<T: ApiInteger>(name: &str) -> Result<(), String> {
    Err(format!("the value of `{name}` is out of range: it must fit in `{}`", T::NAME))
}
