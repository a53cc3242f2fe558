//! Chance that is the same for a seed on every machine.

use fastrand::Rng;

/// Numbers by chance. Only those of a fixed width are drawn, since `usize` differs between machines.
#[derive(Debug)]
pub struct Dice(Rng);

impl Dice {
    /// Those of a seed.
    pub fn of(seed: u64) -> Self {
        Self(Rng::with_seed(seed))
    }

    /// Whether what happens so many times in a hundred happens.
    pub fn chance(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    /// A number below another; none is below 0, for which it is 0.
    pub fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.0.u64(0..(end as u64).max(1))).unwrap_or_default()
    }

    /// A number from one to another, both included.
    pub fn between(&mut self, least: usize, most: usize) -> usize {
        least + self.below((most + 1).saturating_sub(least))
    }

    /// One of a list; of an empty one, what stands for nothing.
    pub fn pick<T: Clone + Default>(&mut self, list: &[T]) -> T {
        let index = self.below(list.len());
        list.get(index).cloned().unwrap_or_default()
    }

    /// A list in another order.
    pub fn shuffled<T: Clone>(&mut self, list: &[T]) -> Vec<T> {
        let mut list = list.to_vec();
        for last in (1..list.len()).rev() {
            let other = self.below(last + 1);
            list.swap(last, other);
        }
        list
    }

    /// Some of a list, each place once.
    pub fn sample<T: Clone>(&mut self, list: &[T], number: usize) -> Vec<T> {
        let mut list = self.shuffled(list);
        list.truncate(number);
        list
    }
}

#[cfg(test)]
mod tests {
    use super::Dice;

    #[test]
    fn a_seed_gives_the_same_numbers_for_ever() {
        let mut dice = Dice::of(7);
        let numbers: Vec<usize> = (0..8).map(|_| dice.below(1000)).collect();
        assert_eq!(numbers, [773, 222, 718, 481, 116, 165, 791, 92_usize]);
        assert_eq!(dice.shuffled(&['a', 'b', 'c', 'd', 'e']), ['c', 'e', 'd', 'b', 'a']);
    }

    #[test]
    fn nothing_is_out_of_reach() {
        let mut dice = Dice::of(1);
        assert_eq!((dice.below(0), dice.below(1), dice.between(3, 3), dice.between(3, 2)), (0, 0, 3, 3));
        assert_eq!(dice.pick::<&str>(&[]), "");
        assert!((0..100).all(|_| !dice.chance(0) && dice.chance(100)));
        assert_eq!(dice.sample(&[1, 2, 3], 9).len(), 3);
    }
}
