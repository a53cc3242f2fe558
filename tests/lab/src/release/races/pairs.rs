//! Two commands at once on one folder.

use super::kills::{is_first, part};
use super::scene::Scene;
use super::snapshot;
use super::step::{Step, failed};
use notte_codegen::cli::output::Failure;

/// How many pairs ended how.
#[derive(Default)]
struct Counts {
    first: u32,
    second: u32,
    told: u32,
}

/// Runs so many pairs. Returns how they ended, in a line.
pub fn run(scene: &Scene, count: u32, dice: &mut fastrand::Rng) -> Result<String, Failure> {
    let mut counts = Counts::default();
    for number in 0..count {
        pair(scene, number, dice, &mut counts)
            .map_err(|failure| Failure::new(format!("pair {number} ({}): {failure}", scene.layout.name)))?;
    }
    let Counts { first, second, told } = counts;
    Ok(format!(
        "- {count} pairs. {first} left what the commands give in the order in which they were started, {second} what the other order gives; {told} \
         checks beside a command said that the client is out of date."
    ))
}

fn pair(scene: &Scene, number: u32, dice: &mut fastrand::Rng, counts: &mut Counts) -> Result<(), Failure> {
    let folder = scene.folder();
    let (now, next) = if is_first(scene)? { (0, 1) } else { (1, 0) };
    let steps = match number % 5 {
        0 => [Step::Accept(next), Step::Accept(now)],
        1 => [Step::Accept(next), Step::Regenerate],
        2 => [Step::Regenerate, Step::Accept(next)],
        3 => [Step::Regenerate, Step::Regenerate],
        _ => [Step::Accept(next), Step::Check],
    };
    if steps == [Step::Regenerate, Step::Regenerate] {
        scene.edit(next)?;
    }
    let before = snapshot::of(&folder)?;
    let [one, other] = steps;
    let writes: Vec<Step> = steps.into_iter().filter(|step| *step != Step::Check).collect();
    let (in_order, whole) = scene.after(&before, &writes)?;
    let reversed: Vec<Step> = writes.iter().rev().copied().collect();
    let (in_reverse, _) =
        if reversed == writes { (in_order.clone(), whole) } else { scene.after(&before, &reversed)? };

    let first = one.start(scene, &folder)?;
    // Starting a process takes part of the time, so short pauses are the ones where the commands meet.
    let pause = part(whole / 2, dice);
    std::thread::sleep(part(pause, dice));
    let second = other.start(scene, &folder)?;
    for (step, child) in [(one, first), (other, second)] {
        let output = child.wait_with_output()?;
        let is_told = step == Step::Check && output.status.code() == Some(1);
        if !output.status.success() && !is_told {
            return Err(failed(step, &output));
        }
        counts.told += u32::from(is_told);
    }
    let found = snapshot::of(&folder)?;
    if found == in_order {
        counts.first += 1;
    } else if found == in_reverse {
        counts.second += 1;
    } else {
        let (one, other) = (snapshot::differences(&found, &in_order), snapshot::differences(&found, &in_reverse));
        return Err(Failure::new(format!("a mixture: {one:?} differ from one order, {other:?} from the other")));
    }
    Step::Check.run(scene, &folder)?;
    Ok(())
}
