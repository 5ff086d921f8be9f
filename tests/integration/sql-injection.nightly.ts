import { describe, expect, it } from 'vitest';
import type { Judgement } from '@hone/contracts';
import type { LoadedChallenge } from '@hone/grading';
import { type SuiteSandbox, useSandbox } from '../support/sandbox/suite-sandbox.js';
import { checkOf, createFilesGrader, fileOf, sqlChallenge } from '../support/challenges/sql.js';

const SLUG = 'leaky-search';
const TIMEOUT_MS = 240_000;

let sandbox: SuiteSandbox;
let challenge: LoadedChallenge;
let grade: ReturnType<typeof createFilesGrader>;

useSandbox(async (opened) => {
  sandbox = opened;
  challenge = await sqlChallenge({}, SLUG);
  grade = createFilesGrader(sandbox, challenge, 'python');
});

const textOf = (path: string): string => fileOf(challenge, path);
const statuses = ({ checks }: Judgement) =>
  Object.fromEntries(checks.map((check) => [check.id, check.status]));

/** The repaired program, whose search does something else first. */
const beforeSearch = (line: string): Record<string, string> => {
  const folder = 'solutions/accepted/checked-python/src/';
  const files = [...challenge.pack.files.keys()].filter((path) => path.startsWith(folder));
  const program = Object.fromEntries(files.map((path) => [path.slice(folder.length - 4), textOf(path)]));
  const tickets = program['src/tickets.py'] ?? '';
  return {
    ...program,
    'src/tickets.py': tickets.replace(
      'def search_tickets(arguments):\n',
      `def search_tickets(arguments):\n    ${line}\n`,
    ),
  };
};

describe('a program whose statements are put together from texts', () => {
  it(
    'works with harmless arguments, and is shown what a hostile one did to its statement',
    async () => {
      const judgement = await grade({ 'src/errors.py': textOf('starter/python/src/errors.py') });
      expect(statuses(judgement)).toEqual({
        ...{ search: 'pass', lists: 'pass', statuses: 'pass', report: 'pass', export: 'pass' },
        ...{ apostrophe: 'fail', 'search-quote': 'fail', 'sort-column': 'fail' },
      });
      expect(checkOf(judgement, 'search-quote')).toMatchObject({
        reason: 'unsafe',
        evidence: {
          type: 'diff',
          expected: expect.stringContaining("ILIKE '%printer%' ORDER BY"),
          actual: expect.stringContaining("ILIKE '%x' OR '1'='1%' ORDER BY"),
          text: expect.stringContaining('changed a statement into another one'),
        },
      });
    },
    TIMEOUT_MS,
  );

  it(
    'scores nothing, and hidden checks tell what was tried and no argument',
    async () => {
      const judgement = await grade({ 'src/errors.py': textOf('starter/python/src/errors.py') }, 'submit');
      expect(judgement.score?.percent).toBe(0);
      const hostile = judgement.checks.filter(({ group }) => group !== 'correct');
      expect(hostile.filter(({ status }) => status !== 'fail')).toEqual([]);
      const hidden = hostile.filter(({ visible }) => !visible);
      expect(JSON.stringify(hidden.map(({ evidence }) => evidence))).not.toMatch(/UNION|DROP|Tram|SELECT/);
      expect(checkOf(judgement, 'stored-quote').evidence).toMatchObject({
        type: 'summary',
        text: expect.stringContaining('tried with a stored text that is used again later'),
      });
    },
    TIMEOUT_MS,
  );
});

describe('a program that does more than it is asked', () => {
  it.each([
    ['answers before it is called', 'db.say({"answer": []})', 'presentation'],
    ['prints what is no message', 'print("here I am")', 'presentation'],
    ['floods the server', '[db.query("SELECT 1") for _ in range(10_000)]', 'output-limit'],
    ['fetches more rows than a call needs', 'db.query("SELECT generate_series(1, 9000)")', 'output-limit'],
    ['prints a line without end', 'print("x" * 600_000, end="")', 'output-limit'],
    ['never ends', 'exec("while True: pass")', 'time-limit'],
    [
      'lets the server work without end',
      `db.query("SELECT count(*) FROM " + ", ".join("tickets t%d" % n for n in range(12)))`,
      'time-limit',
    ],
    ['ends without a word', 'import os; os._exit(0)', 'presentation'],
    ['crashes', 'raise SystemExit(3)', 'runtime-error'],
    ['makes a table', 'db.query("CREATE TABLE mine (id integer)")', 'forbidden'],
    ['copies from a program', `db.query("COPY customers FROM PROGRAM 'id'")`, 'forbidden'],
    ['becomes somebody else', 'db.query("SET ROLE hone_grader")', 'forbidden'],
    ['sends two statements', 'db.query("SELECT 1; DELETE FROM customers")', 'forbidden'],
    ['sleeps on the server', 'db.query("SELECT pg_sleep(60)")', 'forbidden'],
    ['reads a file of the server', `db.query("SELECT pg_read_file('/etc/passwd')")`, 'forbidden'],
    ['changes what it may only read', 'db.query("DELETE FROM tickets")', 'forbidden'],
  ])(
    'and %s fails for that, and the other calls are judged',
    async (_name, line, reason) => {
      const judgement = await grade(beforeSearch(line));
      expect(checkOf(judgement, 'search')).toMatchObject({ status: 'fail', reason });
      expect(statuses(judgement)).toMatchObject({
        ...{ lists: 'pass', statuses: 'pass', report: 'pass', export: 'pass', 'sort-column': 'pass' },
        ...{ apostrophe: 'skipped', 'search-quote': 'skipped' },
      });
    },
    TIMEOUT_MS,
  );

  it(
    'cannot replace the module that sends its statements',
    async () => {
      const program = beforeSearch('pass');
      await expect(grade({ ...program, 'db.py': 'def query(*_): return []' })).rejects.toThrow(
        /accepts only src/,
      );
    },
    TIMEOUT_MS,
  );

  it(
    'finds nothing that a call before has left',
    async () => {
      const line = 'import os; os.path.exists("/work/seen") and os._exit(9); open("/work/seen", "w").close()';
      expect(checkOf(await grade(beforeSearch(line)), 'search').status).toBe('pass');
    },
    TIMEOUT_MS,
  );
});

describe('a faulty task is never the learner’s failure', () => {
  it.each([
    [
      'given tables that do not work',
      { 'tests/given.sql': 'CREATE TABLE t (id nope);' },
      /given\.sql failed/,
    ],
    [
      'a reference that does not answer',
      {
        'solutions/accepted/checked-python/src/exports.py':
          'def export_tickets(_):\n    raise SystemExit(1)\n',
      },
      /the reference failed on export-tickets/,
    ],
    [
      'a reference that answers other than is shown',
      { 'solutions/accepted/checked-python/src/customers.py': 'def rename_customer(_):\n    return {}\n' },
      /is not the reference's/,
    ],
  ])(
    '%s stop the grading',
    async (_name, changes, message) => {
      const faulty = createFilesGrader(sandbox, await sqlChallenge(changes, SLUG), 'python');
      await expect(faulty(beforeSearch('pass'))).rejects.toThrow(message);
    },
    TIMEOUT_MS,
  );
});
