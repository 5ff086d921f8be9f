import { describe, expect, it } from 'vitest';
import { FILES, MANIFEST, TIME_LIMIT, verifyTiny, type Play } from '../tiny-challenge.fixture.js';
import type { CheatReport } from '../report.js';
import { CHEAT_IDS } from './cheat-ids.js';

const cheatsOf = (play?: Play, files: Record<string, string | null> = {}) =>
  verifyTiny({ ...(play === undefined ? {} : { play }), files, options: { cheats: CHEAT_IDS } });

const byId = (cheats: readonly CheatReport[], id: string): CheatReport | undefined =>
  cheats.find(({ cheat }) => cheat === id);

/** The challenge as a code base to repair: the main file is read-only, and naive is what the starter does. */
const REPAIR: Readonly<Record<string, string | null>> = {
  'challenge.yml': MANIFEST.replace("['main.*']", "['src/**']")
    .replace('weight: 40', 'weight: 0')
    .replace('weight: 60', 'weight: 100')
    .replace('solutions/slow/naive', 'starter/python'),
  'starter/python/main.py': 'import sys\nfrom src.sums import total\n',
  'starter/python/src/sums.py': 'NAIVE',
  ...Object.fromEntries(
    Object.entries(FILES).flatMap(([path, content]) =>
      path.startsWith('solutions/') && path.endsWith('.py')
        ? [
            [path, null],
            [path.replace('main.py', 'src/sums.py'), content],
          ]
        : [],
    ),
  ),
  'solutions/slow/naive/expect.yml': 'failing: many\nscore: [0, 0]',
};

/** A text that only one cheat's program contains. */
const MARKS: Readonly<Record<string, string>> = {
  'sample-table': 'TABLE = ',
  'disk-cache': 'kept = recall',
  'double-fork': 'os.setsid',
  'timed-run': 'other_surroundings',
  'truncated-output': 'interrupt_main',
  'hidden-thread': 'threading.Thread',
  'unwaited-child': 'Still there when its parent ends',
  'ignored-sigchld': 'SIG_IGN',
  'random-burning': 'SystemRandom',
  'memory-for-time': 'table.append',
  'inode-memory': 'st_ino',
  'kernel-counters': '/proc/net/dev',
  'paced-connections': 'SO_MAX_PACING_RATE',
  'timer-storm': 'timerfd_create',
  'endless-growth': 'while MEASURED > 0',
  'straight-burning': 'PER_LINE_S',
};

/** A platform with a hole through which one cheat gets its answers for free. */
const hole =
  (id: string): Play =>
  (source, _run, numbers) =>
    source.includes(MARKS[id] ?? 'none')
      ? { stdout: String(numbers.reduce((total, each) => total + each, 0)) }
      : undefined;

describe('planted cheats', () => {
  it('score what the honest naive program scores where nothing leaks', async () => {
    const { report } = await cheatsOf();
    expect(report.findings).toEqual([]);
    if (!report.cheats.planted) throw new Error(report.cheats.reason);
    expect(report.cheats.naive).toBe('solutions/slow/naive');
    expect(report.cheats.cheats.map(({ cheat }) => cheat)).toEqual(Object.keys(MARKS));
    expect(report.cheats.cheats.every(({ ok, score, naive }) => ok && score === 40 && naive === 40)).toBe(
      true,
    );
  });

  it.each(CHEAT_IDS)('%s is found if it pays, with both scores', async (id) => {
    const { report, found, messages } = await cheatsOf(hole(id));
    expect(found).toEqual([`CHEAT_PAYS cheats/${id}`]);
    expect(messages('CHEAT_PAYS')[0]).toMatch(/ scores 100, honest naive code scores 40$/);
    expect(report.cheats.planted && byId(report.cheats.cheats, id)).toMatchObject({
      score: 100,
      naive: 40,
      ok: false,
    });
  });

  it('are an error of the gate when they do not run', async () => {
    const broken: Play = (source) =>
      source.includes('SIG_IGN') ? { status: 'runtime-error', exitCode: 1 } : undefined;
    const { found, messages } = await cheatsOf(broken);
    expect(found).toEqual(['CHEAT_BROKEN cheats/ignored-sigchld']);
    expect(messages('CHEAT_BROKEN')[0]).toContain("the gate's own cheat fails sample-one");
  });

  it('are not reported after a single lucky grading', async () => {
    let naiveRuns = 0;
    // The naive program is just fast enough, except the first times.
    const near: Play = (source, _run, numbers) => {
      if (numbers.length < 500 || !source.includes('NAIVE')) return undefined;
      const stdout = String(numbers.reduce((total, each) => total + each, 0));
      return source === 'NAIVE' && naiveRuns++ < 2 ? TIME_LIMIT : { stdout };
    };
    const { found } = await cheatsOf(near, { 'solutions/slow/naive/expect.yml': 'verdict: partial' });
    expect(found).toEqual([]);
  });

  it('are not planted without a naive program, and the report says so', async () => {
    const files = { 'challenge.yml': MANIFEST.replace(/ {2}baseline: .*\n/, '') };
    const { report } = await cheatsOf(undefined, files);
    expect(report.findings).toEqual([]);
    expect(report.cheats).toEqual({
      planted: false,
      reason: 'grading.baseline.python names no naive program that a cheat could wrap',
    });
  });

  it('come before a main file that is not the learner’s, around the starter', async () => {
    const { report } = await cheatsOf(undefined, REPAIR);
    expect(report.findings).toEqual([]);
    expect(report.cheats).toMatchObject({ planted: true, naive: 'starter/python' });
    expect(report.cheats.planted && report.cheats.cheats.map(({ score }) => score)).toEqual(
      CHEAT_IDS.map(() => 0),
    );
    const { found, messages } = await cheatsOf(hole('disk-cache'), REPAIR);
    expect(found).toEqual(['CHEAT_PAYS cheats/disk-cache']);
    expect(messages('CHEAT_PAYS')[0]).toMatch(/ scores 100, honest naive code scores 0$/);
  });

  it.each([
    ['imports nothing of it', { 'starter/python/main.py': 'import sys\n' }],
    [
      'has the file that would be a cheat’s',
      { 'starter/python/src/__init__.py': 'NAIVE', 'solutions/accepted/reference/src/__init__.py': 'SUM' },
    ],
  ])('are not planted where the main file is not the learner’s and %s', async (_what, files) => {
    const { report } = await cheatsOf(undefined, { ...REPAIR, ...files });
    expect(report.cheats).toEqual({
      planted: false,
      reason: "main.py is not the learner's, and no package that it imports lets a cheat come before it",
    });
  });
});
