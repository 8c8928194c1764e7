//! Puts things in order. Sorting is compiled anew for every type it is called with, so everything here
//! goes through one sort, of places.

use std::cmp::Ordering;

/// The places `0..len` in the order of `compare`; what compares as equal stays as it came.
pub fn places(len: usize, compare: &mut dyn FnMut(usize, usize) -> Ordering) -> Vec<u32> {
    let mut places: Vec<u32> = (0..u32::try_from(len).unwrap_or(u32::MAX)).collect();
    places.sort_by(|a, b| compare(*a as usize, *b as usize));
    places
}

/// The things in the order of a number; what has the same number stays as it came.
pub fn by_number<T>(things: Vec<T>, number: impl Fn(&T) -> usize) -> Vec<T> {
    let numbers: Vec<usize> = things.iter().map(number).collect();
    arrange(things, &places(numbers.len(), &mut |a, b| numbers[a].cmp(&numbers[b])))
}

/// The things at these places, in their order.
pub fn arrange<T>(things: Vec<T>, places: &[u32]) -> Vec<T> {
    let mut things: Vec<Option<T>> = things.into_iter().map(Some).collect();
    places.iter().filter_map(|place| things.get_mut(*place as usize).and_then(Option::take)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keeps_equals_as_they_came() {
        let things = vec![(2, 'a'), (1, 'b'), (2, 'c'), (1, 'd')];
        assert_eq!(by_number(things, |(number, _)| *number), [(1, 'b'), (1, 'd'), (2, 'a'), (2, 'c')]);
    }
}
