import { ChangeSet, Text } from '@codemirror/state';
import type { Playback } from '@hone/contracts/hiring';

type Change = Playback['items'][number];

/** A file at one change of its recording. */
export interface Frame {
  /** Milliseconds since the first change, idle time beyond `MAX_IDLE_MS` left out. */
  readonly atMs: number;
  readonly at: string;
  readonly path: string;
  readonly text: string;
}

/** Longer rests are shown as this. */
const MAX_IDLE_MS = 3_000;

/** The change as data, or undefined where the recording is not one. */
function parseChange(change: string): ChangeSet | undefined {
  try {
    return ChangeSet.fromJSON(JSON.parse(change));
  } catch {
    return undefined;
  }
}

/**
 * The frames of a recording. A change set of an empty document opens a file; one that does not fit the text before, such
 * as after a gap, is left out.
 */
export function framesOf(changes: readonly Change[]): Frame[] {
  const files = new Map<string, Text>();
  const frames: Frame[] = [];
  let atMs = 0;
  let before: number | undefined;
  for (const { at, path, change } of changes) {
    const set = parseChange(change);
    const text = set === undefined || set.length === 0 ? Text.empty : files.get(path);
    if (set === undefined || text === undefined || set.length !== text.length) continue;
    const next = set.apply(text);
    files.set(path, next);
    const time = Date.parse(at);
    atMs += before === undefined ? 0 : Math.min(MAX_IDLE_MS, Math.max(0, time - before));
    before = time;
    frames.push({ atMs, at, path, text: next.toString() });
  }
  return frames;
}

/** The last frame at or before a time of the recording. */
export function frameAt(frames: readonly Frame[], atMs: number): number {
  const next = frames.findIndex((frame) => frame.atMs > atMs);
  return next === -1 ? frames.length - 1 : Math.max(0, next - 1);
}
