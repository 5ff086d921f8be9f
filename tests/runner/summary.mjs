/** The closing lines of a run, and the content of timings.json. */
import { failuresOf, sum } from './counts.mjs';

const SLOWEST = 10;
/** How many failed tests the end of a run names. */
const NAMED = 40;
const round = (seconds) => Math.round(seconds * 10) / 10;

/** The failures of a step: its tests by name, and the step itself where its tests report none. */
function failuresIn({ step, counts }) {
  if (failuresOf(counts) === 0) return [];
  const { failed = [], loose } = counts;
  if (failed.length === 0 && loose === 0) return [step.name];
  return [...failed, ...(loose > 0 ? [`${step.name}: ended badly, though none of its tests failed`] : [])];
}

const timeOf = (at) => `${at.slice(0, 16).replace('T', ' ')} UTC`;

/** `table` has a row `{ step, counts, seconds }` for each step; `kept` is as in resume.mjs. */
export function summarize({ table, all, seconds, kept, late }) {
  const files = table
    .filter(({ step }) => step.projects !== undefined)
    .flatMap(({ counts }) => [...counts.files].map(([file, one]) => ({ file, ...one })))
    .sort((one, other) => other.seconds - one.seconds);
  const steps = table.map(({ step, counts, seconds }) => {
    const { passed, skipped, taken } = sum(counts.files);
    return { name: step.name, seconds: round(seconds), passed, failed: failuresOf(counts), skipped, taken };
  });
  const total = (key) => steps.reduce((total, step) => total + step[key], 0);
  const counts = {
    passed: total('passed'),
    failed: total('failed') + late.length,
    skipped: total('skipped'),
    taken: total('taken'),
  };
  const failedBefore = [...kept.failed, ...table.flatMap(({ counts }) => counts.failedBefore ?? [])];
  const resumed = kept.since === undefined ? {} : { since: kept.since, failedBefore };
  const failures = table.flatMap(failuresIn);
  return { all, seconds: round(seconds + kept.seconds), ...resumed, counts, steps, files, failures };
}

/** The lines of a summary; the last one has the counts of everything. */
export function describe({ seconds, since, failedBefore = [], counts, steps, files, failures }, late) {
  const { passed, failed, skipped, taken } = counts;
  const unnamed = failures.length - NAMED;
  return [
    '',
    ...steps.map(
      (step) =>
        `${step.name.padEnd(14)} ${step.passed} passed, ${step.failed} failed, ${step.seconds.toFixed(1)} s`,
    ),
    `${'all'.padEnd(14)} ${seconds.toFixed(1)} s`,
    ...(files.length > 0 ? ['\nslowest files'] : []),
    ...files.slice(0, SLOWEST).map(({ file, seconds }) => `${seconds.toFixed(1).padStart(7)} s  ${file}`),
    '',
    ...failures.slice(0, NAMED).map((what) => `failed: ${what}`),
    ...(unnamed > 0 ? [`failed: ${unnamed} more, each told above`] : []),
    ...late.map(({ test, since }) => `in quarantine since ${since}, which is too long: ${test}`),
    ...failedBefore.map(({ what, failed, at }) => `failed before, at ${timeOf(at)}: ${what} (${failed})`),
    ...(since === undefined ? [] : [`${taken} of ${passed} taken from the run of ${timeOf(since)}`]),
    `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`,
  ];
}
