/** Bits of `WindowDef.frameOptions`, as in PostgreSQL's parsenodes.h. */
const BIT = {
  nonDefault: 0x1,
  range: 0x2,
  rows: 0x4,
  groups: 0x8,
  between: 0x10,
  startUnboundedPreceding: 0x20,
  endUnboundedFollowing: 0x100,
  startCurrentRow: 0x200,
  endCurrentRow: 0x400,
  startOffsetPreceding: 0x800,
  endOffsetPreceding: 0x1000,
  startOffsetFollowing: 0x2000,
  endOffsetFollowing: 0x4000,
  excludeCurrentRow: 0x8000,
  excludeGroup: 0x10000,
  excludeTies: 0x20000,
} as const;

export const FRAME = {
  ...BIT,
  ends: BIT.endUnboundedFollowing | BIT.endCurrentRow | BIT.endOffsetPreceding | BIT.endOffsetFollowing,
  offsets:
    BIT.startOffsetPreceding | BIT.endOffsetPreceding | BIT.startOffsetFollowing | BIT.endOffsetFollowing,
} as const;

const MODES = [
  [FRAME.range, 'RANGE'],
  [FRAME.rows, 'ROWS'],
  [FRAME.groups, 'GROUPS'],
] as const;
const EXCLUSIONS = [
  [FRAME.excludeCurrentRow, ' EXCLUDE CURRENT ROW'],
  [FRAME.excludeGroup, ' EXCLUDE GROUP'],
  [FRAME.excludeTies, ' EXCLUDE TIES'],
] as const;

/** A frame in SQL; null for the default frame. `offset` writes the start's or end's value. */
export function frameText(options: number, offset: (end: 'start' | 'end') => string): string | null {
  if ((options & FRAME.nonDefault) === 0) return null;
  const has = (bit: number): boolean => (options & bit) !== 0;
  const mode = MODES.find(([bit]) => has(bit))?.[1] ?? 'RANGE';
  const start = has(FRAME.startUnboundedPreceding)
    ? 'UNBOUNDED PRECEDING'
    : has(FRAME.startCurrentRow)
      ? 'CURRENT ROW'
      : `${offset('start')} ${has(FRAME.startOffsetPreceding) ? 'PRECEDING' : 'FOLLOWING'}`;
  const exclusion = EXCLUSIONS.find(([bit]) => has(bit))?.[1] ?? '';
  if (!has(FRAME.between)) return `${mode} ${start}${exclusion}`;
  const end = has(FRAME.endUnboundedFollowing)
    ? 'UNBOUNDED FOLLOWING'
    : has(FRAME.endCurrentRow)
      ? 'CURRENT ROW'
      : `${offset('end')} ${has(FRAME.endOffsetPreceding) ? 'PRECEDING' : 'FOLLOWING'}`;
  return `${mode} BETWEEN ${start} AND ${end}${exclusion}`;
}
