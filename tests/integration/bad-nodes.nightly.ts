import { createTrustedCache, gradeSubmission } from '@hone/grading';
import { stringify } from 'yaml';
import { expect, it } from 'vitest';
import { loadTexts } from '../support/challenges/load-challenge.js';
import { type SuiteSandbox, useSandbox } from '../support/sandbox/suite-sandbox.js';

const SCENARIO = 'nodes: 2\ntimeoutMs: 1000\nphases: [{ name: calm, forMs: 600, rate: 20 }]\n';

const challenge = loadTexts({
  'challenge.yml': stringify({
    format: 'hone/1',
    slug: 'echo',
    title: 'Echo',
    kind: 'microservices',
    summary: 'Nodes that answer what they are asked.',
    difficulty: 1,
    minutes: 10,
    skills: ['microservices'],
    languages: ['python'],
    submit: ['**'],
    limits: { cpuMs: 20000, wallMs: 60000, memoryMiB: 32, outputKiB: 1024, processes: 16 },
    groups: [{ id: 'correct', title: 'Correct', weight: 100, aggregate: 'all' }],
    grading: {
      task: 'nodes',
      workload: 'echo',
      run: 'tests/run.yml',
      scenario: 'tests/scenario.yml',
      checks: [{ id: 'all', title: 'Every request gets its answer', group: 'correct', property: 'answered' }],
    },
  }),
  'tests/run.yml': SCENARIO,
  'tests/scenario.yml': SCENARIO,
  'statement.md': '# Echo\n',
  'hints.yml': 'hints: [Answer.]\n',
  'editorial.md': 'An answer.\n',
  'starter/python/main.py': '\n',
});
const cache = createTrustedCache();
let sandbox: SuiteSandbox;
useSandbox((opened) => {
  sandbox = opened;
});

/** A right node that does something else before it answers an `echo`, with the help of `reply` and `send`. */
const node = (instead: string, atStart = ''): string => `
import json, os, sys, time
def send(src, dest, body):
    sys.stdout.write(json.dumps({"src": src, "dest": dest, "body": body}) + "\\n")
    sys.stdout.flush()
def reply(request, **more):
    body = request["body"]
    send(request["dest"], request["src"], {"type": body["type"] + "_ok", "in_reply_to": body["msg_id"], **more})
${atStart}
for line in sys.stdin:
    request = json.loads(line)
    if request["body"]["type"] == "init":
        reply(request)
        continue
    if "msg_id" not in request["body"]:
        continue
    ${instead.trim().replaceAll('\n', '\n    ')}
    reply(request, echo=request["body"]["echo"])
`;

async function run(main: string) {
  const { judgement, close } = await gradeSubmission({
    challenge,
    order: {
      language: 'python',
      files: [{ path: 'main.py', content: main }],
      mode: 'run',
      seed: 'b4',
    },
    sandbox,
    cache,
    signal: new AbortController().signal,
    onEvent: () => undefined,
  });
  await close();
  const check = judgement.checks.find(({ id }) => id === 'run');
  return { ...check, text: JSON.stringify(check?.evidence) };
}

const BAD: readonly (readonly [what: string, main: string, reason: string, words: RegExp])[] = [
  ['prints no JSON', node('print("hello", flush=True)'), 'contract', /a line that is not JSON: hello/],
  [
    'prints too long a line',
    node('print("x" * 200_000, flush=True)'),
    'contract',
    /a line that is too long: x/,
  ],
  [
    'sends to an unknown node',
    node('send(request["dest"], "n7", {"type": "x"})'),
    'contract',
    /a message to n7, which there is not/,
  ],
  [
    'floods',
    node('while True: send(request["dest"], request["dest"], {"type": "x"})'),
    'output-limit',
    /more than (a scenario allows|it may)/,
  ],
  ['sleeps before init', 'import time\ntime.sleep(3600)\n', 'time-limit', /did not answer init with init_ok/],
  ['sleeps', node('time.sleep(3600)'), 'wrong-answer', /got no result/],
  ['ends', node('sys.exit(3)'), 'runtime-error', /ended in the middle of the scenario \(exit code 3\)/],
  ['eats memory', node('kept = b"x" * 200_000_000'), 'memory-limit', /used more memory than it has/],
  [
    'answers twice',
    node('reply(request, echo=request["body"]["echo"])'),
    'contract',
    /answered request [0-9]+ of c[0-9]+ a second time/,
  ],
  [
    'answers for somebody else',
    node(
      'other = "n1" if request["dest"] == "n0" else "n0"\nreply({**request, "dest": other}, echo="x")\ncontinue',
    ),
    'contract',
    /answered as n[01], which is not its name/,
  ],
  [
    'answers what nobody asked',
    node('send(request["dest"], request["src"], {"type": "echo_ok", "in_reply_to": 999, "echo": ""})'),
    'contract',
    /answered a request that c[0-9]+ never made/,
  ],
];

it.each(BAD)('a node that %s fails for that', async (_, main, reason, words) => {
  const check = await run(main);
  expect(check).toMatchObject({ status: 'fail', reason });
  expect(check.text).toMatch(words);
});

it('a node that forks without end fails, and leaves the next one its machine', async () => {
  const forks = node('while True:\n    try: os.fork()\n    except OSError: pass');
  expect(await run(forks)).toMatchObject({ status: 'fail' });
  expect(await run(node('pass'))).toMatchObject({ status: 'pass' });
});

it('a node that floods standard error passes, and its log ends with its last output', async () => {
  const noisy = node(
    'for _ in range(2_000): print("noise " * 40, file=sys.stderr)\nprint("last word", file=sys.stderr)',
  );
  const check = await run(noisy);
  expect(check).toMatchObject({ status: 'pass' });
  expect(check.text).toContain('last word');
});

it('a node that answers after the end, and keeps running, is killed without a word', async () => {
  const after = node(
    'pass',
    `import threading
def later():
    while True:
        time.sleep(0.02)
        send("n0", "n1", {"type": "gossip"})
if os.fork() == 0: time.sleep(3600)
def begin():
    threading.Thread(target=later, daemon=True).start()
`,
  ).replace('reply(request)\n        continue', 'reply(request)\n        begin()\n        continue');
  expect(await run(after)).toMatchObject({ status: 'pass' });
});
