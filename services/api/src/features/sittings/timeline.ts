/** Times of a sitting, in milliseconds since 1970. */
export interface TimelineFacts {
  readonly sections: readonly { readonly minutes?: number | undefined }[];
  readonly totalMinutes?: number | undefined;
  readonly extraTimePercent: number;
  readonly startedAt: number;
  /** When sections after the first were started, by index. */
  readonly sectionStarts: ReadonlyMap<number, number>;
  /** Intervals in which the clock stands still: pauses and outages. */
  readonly stops: readonly Interval[];
  /** Minutes that the team gave, for a section. */
  readonly extras: readonly { readonly section: number; readonly ms: number }[];
  readonly finishedAt?: number | undefined;
}

export interface Interval {
  readonly from: number;
  readonly to: number;
}

export interface SectionTimes {
  readonly state: 'waiting' | 'open' | 'closed';
  readonly startedAt?: number;
  /** Where something limits it: its own minutes, or the total time. */
  readonly deadline?: number;
}

export interface Timeline {
  readonly sections: readonly SectionTimes[];
  /** Index of the open section. */
  readonly open: number | undefined;
  /** Between two sections: when the next one starts by itself. */
  readonly nextStartsAt: number | undefined;
  /** When the sitting ended, or its time was over; undefined while it runs. */
  readonly endedAt: number | undefined;
  /** When something changes unless the candidate acts. */
  readonly changesAt: number | undefined;
}

const MINUTE_MS = 60_000;
/** The longest rest between two sections. */
export const BREAK_MS = 10 * MINUTE_MS;

/** Intervals in order, joined where they overlap, so that no time is credited twice. */
function joined(intervals: readonly Interval[]): Interval[] {
  const sorted = [...intervals].filter(({ from, to }) => to > from).sort((a, b) => a.from - b.from);
  const result: Interval[] = [];
  for (const next of sorted) {
    const last = result.at(-1);
    if (last === undefined || next.from > last.to) result.push(next);
    else result[result.length - 1] = { from: last.from, to: Math.max(last.to, next.to) };
  }
  return result;
}

/** When `lengthMs` are over on a clock that begins at `from` and stands still during `stops`. */
function endOf(from: number, lengthMs: number, stops: readonly Interval[]): number {
  let end = from + lengthMs;
  for (const stop of stops) {
    if (stop.to <= from) continue;
    if (stop.from >= end) break;
    end += stop.to - Math.max(stop.from, from);
  }
  return end;
}

/** Where a sitting is at a time. A pure function of facts: no browser and no stored flag decides. */
export function timelineAt(facts: TimelineFacts, now: number): Timeline {
  const stops = joined(facts.stops);
  const factor = 1 + facts.extraTimePercent / 100;
  const extraOf = (section?: number) =>
    facts.extras.reduce(
      (sum, extra) => sum + (section === undefined || extra.section === section ? extra.ms : 0),
      0,
    );
  const limitOf = (from: number, minutes: number | undefined, extraMs: number) =>
    minutes === undefined ? Infinity : endOf(from, minutes * MINUTE_MS * factor + extraMs, stops);
  const total = limitOf(facts.startedAt, facts.totalMinutes, extraOf());
  const stop = Math.min(total, facts.finishedAt ?? Infinity);

  const sections: SectionTimes[] = [];
  let startedAt = facts.startedAt;
  for (const [index, { minutes }] of facts.sections.entries()) {
    if (startedAt > now) {
      const waiting = facts.sections.slice(index).map(() => ({ state: 'waiting' }) as const);
      const rest = { sections: [...sections, ...waiting], open: undefined };
      if (stop <= now) return { ...rest, nextStartsAt: undefined, endedAt: stop, changesAt: undefined };
      return { ...rest, nextStartsAt: startedAt, endedAt: undefined, changesAt: Math.min(startedAt, stop) };
    }
    const deadline = Math.min(limitOf(startedAt, minutes, extraOf(index)), total);
    const next = facts.sectionStarts.get(index + 1);
    const end = Math.min(deadline, next ?? Infinity, stop);
    const times = { startedAt, ...(deadline === Infinity ? {} : { deadline }) };
    if (end > now) {
      const waiting = facts.sections.slice(index + 1).map(() => ({ state: 'waiting' }) as const);
      return {
        sections: [...sections, { ...times, state: 'open' }, ...waiting],
        open: index,
        nextStartsAt: undefined,
        endedAt: undefined,
        changesAt: end === Infinity ? undefined : end,
      };
    }
    sections.push({ ...times, state: 'closed' });
    if (end === stop) return ended(facts, sections, stop);
    if (index === facts.sections.length - 1) return ended(facts, sections, end);
    startedAt = next ?? endOf(end, BREAK_MS, stops);
  }
  return ended(facts, sections, startedAt);
}

function ended(facts: TimelineFacts, closed: readonly SectionTimes[], endedAt: number): Timeline {
  const never = facts.sections.slice(closed.length).map(() => ({ state: 'waiting' }) as const);
  const sections = [...closed, ...never];
  return { sections, open: undefined, nextStartsAt: undefined, endedAt, changesAt: undefined };
}
