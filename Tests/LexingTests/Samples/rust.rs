//! Orders, with "quotes" and 'others'.
#![allow(dead_code, clippy::needless_lifetimes)]

use std::{collections::HashMap, fmt::{self, Display as Show}};

/* outer /* nested */ still a comment */
/** Documented /* nested */ here. */
/// An order of `'a`.
#[derive(Debug, Clone)]
#[serde(rename_all = "camelCase")]
pub struct Order<'a, T: Show + 'static, const N: usize = 3>
where
    T: Clone,
{
    pub(crate) name: &'a str,
    lines: [T; N],
    r#type: Option<Box<dyn Fn(&T) -> bool + Send + 'a>>,
}

const QUOTES: [char; 5] = ['\'', '"', '/', '\u{1F600}', 'é'];
static BYTES: &[u8] = b"it's \"quoted\" \
    over a line end";
const RAW: &str = r#"SELECT "id" -- // no comment "r" ' \"#;
const MORE: (&str, &[u8], u8) = (r"\d+'", br##"a "# b"##, b'\'');

impl<'a, T: Show + Clone, const N: usize> Order<'a, T, N> {
    pub async fn total<F>(&'a self, rate: f64, mut each: F) -> Result<f64, Box<dyn std::error::Error>>
    where
        F: FnMut(&T) -> f64,
    {
        let mut sum = 1_000.5e-3_f64 / 2.0 + 0xFFu8 as f64;
        'outer: for (index, line) in self.lines.iter().enumerate() {
            if index % 2 == 0 && sum > 10.0 || !line.to_string().is_empty() {
                continue 'outer;
            } else if let Some(x) = self.r#type.as_ref() {
                break 'outer;
            }
            sum += each(line) / rate;
        }
        while let Some(value) = self.next()? { drop(value); }
        let label = match (sum as i32, N) {
            (0, _) => "none",
            (n @ 1..=9, _) if n != 3 => "some",
            _ => loop { break "many"; },
        };
        println!("{label:>10} {0:?} {{literal}} {}", self.name, label = label);
        let closure = move |x: i32| -> i32 { x << 2 >> 1 };
        unsafe { std::ptr::read(&closure as *const _) };
        Ok(sum)
    }
}

macro_rules! orders {
    ($($name:ident => $value:expr),* $(,)?) => { vec![$((stringify!($name), $value)),*] };
}

trait Shape<'s> { type Out; fn area(&self) -> Self::Out; }
enum State { Open(u8), Closed { reason: String }, Other = 3 }

#[cfg(test)]
mod tests {
    #[test]
    fn works() { assert_eq!(1, 1, "it's {}", 'a'); }
}
