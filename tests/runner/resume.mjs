/**
 * What remains to be done after a journal: results from runs of the same tree are reused, and so are files that passed
 * when only other test files have changed since.
 */

const isGood = ({ passed, failed, skipped }) => failed === 0 && skipped === 0 && passed > 0;
const countsOf = ({ passed, failed, skipped, seconds }) => ({ passed, failed, skipped, seconds });
const secondsFrom = (begun, ended) => (Date.parse(ended) - Date.parse(begun)) / 1000;

/** The runs of a journal, each with its entries. */
function runsOf(entries) {
  const runs = [];
  for (const entry of entries) {
    if (entry.kind === 'run') runs.push({ ...entry, entries: [] });
    else runs.at(-1)?.entries.push(entry);
  }
  return runs;
}

/** No program and no other test reads a test file. */
const TEST_FILE = /\.(test|nightly)\.(ts|tsx|mjs)$/;

/** A tree that changed while it was tested does not count. */
const isSteady = ({ entries }) => !entries.some(({ kind }) => kind === 'changed');

/**
 * What a run says about this tree: everything, or which of its files passed, without those in which the trees differ, or
 * nothing (undefined). `changedSince` gives the paths in which a tree differs from this one, undefined where none can tell.
 */
function speakFor(run, { tree, changedSince }) {
  if (run.tree === undefined || !isSteady(run)) return undefined;
  if (run.tree === tree) return run;
  const paths = changedSince(run.tree);
  if (paths === undefined || !paths.every((path) => TEST_FILE.test(path))) return undefined;
  const changed = new Set(paths);
  const entries = run.entries
    .filter((entry) => !(entry.kind === 'file' && isGood(entry) && changed.has(entry.file)))
    .map((entry) => (entry.kind === 'step' ? { ...entry, part: true } : entry));
  return { ...run, entries };
}

/** Seconds from the beginning of a step to its end, or to the end of an interrupted run. */
function stepSeconds({ entries }, name) {
  const begin = entries.find(({ kind, step }) => kind === 'begin' && step === name);
  if (begin === undefined) return 0;
  const end = entries.find(({ kind, step }) => kind === 'step' && step === name) ?? entries.at(-1);
  return secondsFrom(begin.at, end.at);
}

/** A failed step whose files all passed proves nothing about them. */
const isUnexplained = (end) => end !== undefined && end.loose > 0;

/** Adds the results of one run of a step to `steps`. */
function addStep(steps, run, name) {
  const known = steps.get(name) ?? { done: undefined, files: new Map(), seconds: 0 };
  known.seconds += stepSeconds(run, name);
  const own = run.entries.filter(({ step }) => step === name);
  const end = own.find(({ kind }) => kind === 'step');
  if (isUnexplained(end)) known.files.clear();
  else
    for (const entry of own)
      if (entry.kind === 'file' && isGood(entry)) known.files.set(entry.file, countsOf(entry));
  if (end !== undefined) {
    const isGoodStep =
      end.loose === 0 && end.files.length > 0 && end.files.every(([, counts]) => isGood(counts));
    // Some of its suites say nothing about the others.
    known.done = isGoodStep && end.part !== true ? new Map(end.files) : undefined;
  }
  steps.set(name, known);
}

/** The failures of a run, each once: files by their names, and steps where none of their files reports the failure. */
function failuresIn({ entries }) {
  const files = entries.filter(({ kind, failed }) => kind === 'file' && failed > 0);
  const steps = entries.filter(
    ({ kind, step, loose, files: counted }) =>
      kind === 'step' &&
      (loose > 0 || counted.some(([, { failed }]) => failed > 0)) &&
      !files.some((file) => file.step === step),
  );
  return [
    ...files.map(({ file, failed, at }) => ({ what: file, failed, at })),
    ...steps.map(({ step, at }) => ({ what: step, failed: 1, at })),
  ];
}

/**
 * What is settled: `since` when the first run began, the `seconds` that all took, `failed` what failed on this tree, and by
 * name of a step `done`, the counts of its files where all of it passed, `files` that passed, and its seconds.
 */
export function findKept(entries, tree, changedSince = () => undefined) {
  const runs = runsOf(entries);
  const own = runs.flatMap((run) => speakFor(run, { tree, changedSince }) ?? []);
  const steps = new Map();
  for (const run of own) {
    const names = run.entries.filter(({ kind }) => kind === 'begin').map(({ step }) => step);
    for (const name of new Set(names)) addStep(steps, run, name);
  }
  const seconds = runs.reduce((sum, run) => sum + secondsFrom(run.at, run.entries.at(-1)?.at ?? run.at), 0);
  return { since: runs[0]?.at, seconds, steps, failed: own.flatMap(failuresIn) };
}
