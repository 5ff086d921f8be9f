import type { PlaybackStep } from '@hone/contracts/hiring';

type Files = ReadonlyMap<string, string>;

/** A file at a step: the removed and inserted text, between the unchanged text. */
export interface Frame {
  readonly path: string;
  readonly before: string;
  readonly removed: string;
  readonly inserted: string;
  readonly after: string;
}

const NO_FILES: Files = new Map();
/** The files before every 64th step are kept, so that every step is close to them. */
const KEPT_EVERY = 64;
const LONGEST_REST_MS = 3_000;

function apply(files: Files, { fresh, changes }: PlaybackStep): Files {
  const next = new Map(fresh ? NO_FILES : files);
  for (const { path, from, removed, inserted, gone } of changes) {
    const text = next.get(path) ?? '';
    if (gone === true) next.delete(path);
    else next.set(path, text.slice(0, from) + inserted + text.slice(from + removed));
  }
  return next;
}

/** The files of an item at each step of its recording. */
export class Replay {
  readonly steps: readonly PlaybackStep[];
  readonly #kept = new Map<number, Files>();

  constructor(steps: readonly PlaybackStep[]) {
    this.steps = steps;
  }

  /** The files after a step, counted from 0. */
  filesAt(index: number): Files {
    let start = index - (index % KEPT_EVERY);
    while (start > 0 && !this.#kept.has(start)) start -= KEPT_EVERY;
    let files = this.#kept.get(start) ?? NO_FILES;
    for (const [offset, step] of this.steps.slice(start, index + 1).entries()) {
      if (offset % KEPT_EVERY === 0) this.#kept.set(start + offset, files);
      files = apply(files, step);
    }
    return files;
  }

  /** One file at a step: the requested one, else one that the step changed. */
  frameAt(index: number, wanted: string | null): Frame | undefined {
    const files = this.filesAt(index);
    const step = this.steps[index];
    const changed = step?.changes.find(({ path }) => path === wanted) ?? step?.changes[0];
    const path = wanted !== null && files.has(wanted) ? wanted : (changed?.path ?? [...files.keys()][0]);
    if (path === undefined) return undefined;
    const text = files.get(path) ?? '';
    const change = changed?.path === path ? changed : undefined;
    if (change === undefined) return { path, before: text, removed: '', inserted: '', after: '' };
    const old = index === 0 || step?.fresh === true ? '' : (this.filesAt(index - 1).get(path) ?? '');
    const { from, removed, inserted } = change;
    return {
      path,
      before: text.slice(0, from),
      removed: old.slice(from, from + removed),
      inserted,
      after: text.slice(from + inserted.length),
    };
  }

  /** The last step at a time, or the first one. */
  indexAt(time: number): number {
    const after = this.steps.findIndex(({ at }) => Date.parse(at) > time);
    return Math.max(0, after === -1 ? this.steps.length - 1 : after - 1);
  }

  /** How long a step is shown at normal speed. Longer pauses are skipped. */
  durationOf(index: number): number {
    const [here, next] = [this.steps[index], this.steps[index + 1]];
    if (here === undefined || next === undefined) return 0;
    return Math.min(LONGEST_REST_MS, Math.max(0, Date.parse(next.at) - Date.parse(here.at)));
  }
}
