/** Times of a sitting, in milliseconds since 1970. */
export interface TimelineFacts {
  readonly sections: readonly { readonly minutes?: number | undefined }[];
  readonly totalMinutes?: number | undefined;
  readonly extraTimePercent: number;
  readonly startedAt: number;
  /** When sections after the first were started, by index. */
  readonly sectionStarts: ReadonlyMap<number, number>;
  /** Intervals in which the clock is stopped: pauses and outages. */
  readonly stops: readonly Interval[];
  /** Minutes that the team gave, for a section. */
  readonly extras: readonly { readonly section: number; readonly ms: number }[];
  readonly finishedAt?: number | undefined;
}

interface Interval {
  readonly from: number;
  readonly to: number;
}

interface SectionTimes {
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

/** When `lengthMs` are over on a clock that starts at `from` and is stopped during `stops`. */
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
  const { limitOf, rest, stop, total } = measure(facts);
  const closed: SectionTimes[] = [];
  let startedAt = facts.startedAt;
  for (const [index, { minutes }] of facts.sections.entries()) {
    if (startedAt > now) {
      if (stop <= now) return placed(facts, closed, { endedAt: stop });
      return placed(facts, closed, { nextStartsAt: startedAt, changesAt: Math.min(startedAt, stop) });
    }
    const deadline = Math.min(limitOf(startedAt, minutes, index), total);
    const next = facts.sectionStarts.get(index + 1);
    const end = Math.min(deadline, next ?? Infinity, stop);
    const times = { startedAt, ...(deadline === Infinity ? {} : { deadline }) };
    if (end > now) {
      const sections = [...closed, { ...times, state: 'open' } as const];
      return placed(facts, sections, { open: index, ...(end === Infinity ? {} : { changesAt: end }) });
    }
    closed.push({ ...times, state: 'closed' });
    if (end === stop || index === facts.sections.length - 1) return placed(facts, closed, { endedAt: end });
    startedAt = next ?? rest(end);
  }
  return placed(facts, closed, { endedAt: startedAt });
}

/** How long the parts of a sitting last on its own clock. */
function measure({ stops, extras, extraTimePercent, startedAt, totalMinutes, finishedAt }: TimelineFacts) {
  const standing = joined(stops);
  const factor = 1 + extraTimePercent / 100;
  const limitOf = (from: number, minutes: number | undefined, section?: number): number => {
    if (minutes === undefined) return Infinity;
    const given = extras.filter((extra) => section === undefined || extra.section === section);
    const extraMs = given.reduce((sum, { ms }) => sum + ms, 0);
    return endOf(from, minutes * MINUTE_MS * factor + extraMs, standing);
  };
  const total = limitOf(startedAt, totalMinutes);
  const rest = (from: number): number => endOf(from, BREAK_MS, standing);
  return { limitOf, rest, total, stop: Math.min(total, finishedAt ?? Infinity) };
}

type Place = Partial<Pick<Timeline, 'open' | 'nextStartsAt' | 'endedAt' | 'changesAt'>>;

/** The sections that have started, the others waiting, and where the sitting is. */
function placed(facts: TimelineFacts, started: readonly SectionTimes[], place: Place): Timeline {
  const waiting = facts.sections.slice(started.length).map(() => ({ state: 'waiting' }) as const);
  const nothing = { open: undefined, nextStartsAt: undefined, endedAt: undefined, changesAt: undefined };
  return { sections: [...started, ...waiting], ...nothing, ...place };
}
