//! Commands that are killed at a random moment.

use super::scene::Scene;
use super::snapshot::{self, Snapshot};
use super::step::{Step, failed, printed};
use notte_codegen::cli::output::Failure;
use std::fs;
use std::time::{Duration, Instant};

/// How many kills found what.
#[derive(Default)]
struct Counts {
    nothing: u32,
    begun: u32,
    listed: u32,
    part: u32,
    done: u32,
}

/// Kills so many commands, every third of them `regenerate`: half of them at any moment, half after the first new text is on the disk. Returns what they left, in a line.
pub fn run(scene: &Scene, count: u32, dice: &mut fastrand::Rng) -> Result<String, Failure> {
    let mut counts = Counts::default();
    for number in 0..count {
        kill(scene, number, dice, &mut counts)
            .map_err(|failure| Failure::new(format!("kill {number} ({}): {failure}", scene.layout.name)))?;
    }
    let Counts { nothing, begun, listed, part, done } = counts;
    Ok(format!(
        "- {count} kills. {nothing} found nothing changed, {begun} new texts that the next command removed, {listed} a list that it finished, \
         {part} a client that it generated again, {done} all done."
    ))
}

fn kill(scene: &Scene, number: u32, dice: &mut fastrand::Rng, counts: &mut Counts) -> Result<(), Failure> {
    let folder = scene.folder();
    let next = usize::from(is_first(scene)?);
    let step = if number % 3 == 2 { Step::Regenerate } else { Step::Accept(next) };
    if step == Step::Regenerate {
        scene.edit(next)?;
    }
    let before = snapshot::of(&folder)?;
    let (after, whole) = scene.after(&before, &[step])?;
    let mut child = step.start(scene, &folder)?;
    if number.is_multiple_of(2) {
        std::thread::sleep(whole.mul_f64(dice.f64() * 1.05));
    } else {
        // Writing takes a small part of the time, and is where a kill could do harm.
        let start = Instant::now();
        while !is_writing(scene) && start.elapsed() < whole * 2 {
            std::thread::sleep(Duration::from_micros(200));
        }
        std::thread::sleep(part(whole / 8, dice));
    }
    child.kill()?;
    child.wait_with_output()?;

    let left = snapshot::of(&folder)?;
    each_path_is_whole(scene, &left, &before, &after)?;
    let pending = folder.join(scene.layout.pending);
    let (is_listed, is_begun) = (pending.join("list.toml").is_file(), pending.exists());
    if is_listed {
        let output = Step::Check.start(scene, &folder)?.wait_with_output()?;
        if output.status.code() != Some(1) || !printed(&output).contains("was cut off") {
            return Err(failed(Step::Check, &output));
        }
    }
    // Whatever comes next finishes or undoes it: the same again, or another command.
    let second = if step == Step::Regenerate || dice.bool() { Step::Regenerate } else { Step::Accept(next) };
    second.run(scene, &folder)?;
    let found = snapshot::of(&folder)?;
    let must_be_done = is_listed || second == step;
    if found != after && (must_be_done || found != before) {
        let (of_old, of_new) = (snapshot::differences(&found, &before), snapshot::differences(&found, &after));
        return Err(Failure::new(format!("a mixture: {of_old:?} differ from before, {of_new:?} from after")));
    }
    Step::Check.run(scene, &folder)?;
    match () {
        () if is_listed => counts.listed += 1,
        () if is_begun => counts.begun += 1,
        () if left == after => counts.done += 1,
        () if left == before => counts.nothing += 1,
        () => counts.part += 1,
    }
    Ok(())
}

/// Whether the first new text is on the disk.
fn is_writing(scene: &Scene) -> bool {
    let generated = scene.folder().join(scene.layout.generated);
    scene.folder().join(scene.layout.pending).exists() || generated.with_file_name(".generated.new").exists()
}

/// Each file is the old one or the new one, and so is the generated folder as a whole.
fn each_path_is_whole(scene: &Scene, left: &Snapshot, before: &Snapshot, after: &Snapshot) -> Result<(), Failure> {
    let clean = snapshot::without_pending(left);
    let generated = |snapshot: &Snapshot| snapshot::below(snapshot, scene.layout.generated);
    if generated(&clean) != generated(before) && generated(&clean) != generated(after) {
        return Err(Failure::new("a mixture of generated files"));
    }
    let paths = clean.keys().chain(before.keys()).chain(after.keys());
    let is_foreign = |path: &&std::path::PathBuf| {
        let text = clean.get(*path);
        text != before.get(*path) && text != after.get(*path)
    };
    match paths.clone().find(is_foreign) {
        Some(path) => Err(Failure::new(format!("`{}` is neither the old file nor the new one", path.display()))),
        None => Ok(()),
    }
}

/// Whether the folder has the first description.
pub fn is_first(scene: &Scene) -> Result<bool, Failure> {
    let text = fs::read(scene.folder().join(scene.layout.description))?;
    Ok(text == fs::read(scene.description(0))?)
}

/// A random part of a time.
pub fn part(time: Duration, dice: &mut fastrand::Rng) -> Duration {
    time.mul_f64(dice.f64())
}
