// Sales have times that exist
const { accept, counts, expectIds, sale, seeded, shop, shuffled, tell } = require('./_till.js');

const GOOD = `2028-02-29T00:00:00Z 2000-02-29T23:59:59Z 2026-02-28T10:00:00Z 2000-01-01T00:00:00Z
2099-12-31T23:59:59Z 2026-04-30T09:09:09Z 2026-12-31T19:20:29Z`.split(/\s/);
const BAD = `2026-02-29T10:00:00Z 2027-02-29T10:00:00Z 2028-02-30T00:00:00Z 2026-04-31T10:00:00Z 2026-00-10T10:00:00Z
2026-13-10T10:00:00Z 2026-03-00T10:00:00Z 2026-03-32T10:00:00Z 2026-03-09T24:00:00Z 2026-03-09T23:60:00Z
2026-03-09T23:59:60Z 1999-12-31T23:59:59Z 2100-01-01T00:00:00Z 2026-3-09T10:00:00Z 2026-03-09T10:00:00
2026-03-09t10:00:00z 2026-03-09T10:00:00+00:00 2026-03-09T10:00:00.5Z`.split(/\s/);
BAD.push('2026-03-09 10:00:00Z', '2026-03-09T10:00:00Z\n', ' 2026-03-09T10:00:00Z');
const times = shuffled([...GOOD, ...BAD], seeded());
tell(shop('s1'), ...times.map((at, number) => sale(`t${number}`, { at })));
expectIds(
  times.flatMap((at, number) => (GOOD.includes(at) ? `t${number}` : [])),
  counts(1, GOOD.length, { invalid: BAD.length }),
  'A sale at a time that does not exist was written or not counted as invalid, or one at a time that exists was refused.',
);
accept();
