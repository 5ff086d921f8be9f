import { createTrustedCache, gradeSubmission } from '@hone/grading';
import { stringify } from 'yaml';
import { describe, expect, it } from 'vitest';
import { loadTexts } from '../support/challenges/load-challenge.js';
import { type SuiteSandbox, useSandbox } from '../support/sandbox/suite-sandbox.js';

const MANIFEST = {
  format: 'hone/1',
  slug: 'greet',
  title: 'Greet',
  kind: 'api-design',
  summary: 'A service that greets.',
  difficulty: 1,
  minutes: 10,
  skills: ['api-design'],
  languages: ['javascript'],
  submit: ['**'],
  limits: { cpuMs: 20000, wallMs: 60000, memoryMiB: 96, outputKiB: 256, processes: 32 },
  groups: [{ id: 'correct', title: 'Correct', weight: 100, aggregate: 'all' }],
  grading: {
    task: 'implementation',
    contract: { path: 'fixtures/openapi.yaml' },
    service: { port: 8080, ready: '/healthz', readyWithinMs: 3000 },
    checks: [
      {
        id: 'greeting',
        title: 'A greeting',
        group: 'correct',
        visible: true,
        steps: [{ send: 'GET /greeting', expect: { status: 200, json: { greeting: 'hello' } } }],
      },
    ],
  },
};

const challenge = loadTexts({
  'challenge.yml': stringify(MANIFEST),
  'fixtures/openapi.yaml': 'openapi: 3.1.0\ninfo: { title: Greetings, version: 1.0.0 }\npaths: {}\n',
  'statement.md': '# Greet\n',
  'hints.yml': 'hints: [Say hello.]\n',
  'editorial.md': 'A greeting.\n',
  'starter/javascript/main.js': '\n',
});
const cache = createTrustedCache();
let sandbox: SuiteSandbox;
useSandbox((opened) => {
  sandbox = opened;
});

const TIMEOUT_MS = 120_000;

/** A service that is ready, and answers /greeting as `answer` says. */
const greeting = (answer: string, before = ''): string => `
const http = require('node:http');
${before}
http.createServer((request, response) => {
  if (request.url === '/healthz') return response.end();
  ${answer}
}).listen(Number(process.env.PORT), '127.0.0.1');
`;
const RIGHT =
  "response.setHeader('Content-Type', 'application/json'); response.end('{\"greeting\":\"hello\"}');";
/** A service that is ready, and answers everything else with some bytes. */
const raw = (bytes: string): string => `
require('node:net').createServer((socket) => {
  socket.on('error', () => undefined);
  socket.once('data', (request) => {
    const ready = String(request).includes('/healthz');
    socket.end(ready ? 'HTTP/1.1 204 No Content\\r\\nConnection: close\\r\\n\\r\\n' : ${bytes});
  });
}).listen(Number(process.env.PORT), '127.0.0.1');
`;

async function grade(main: string) {
  const { judgement, close } = await gradeSubmission({
    challenge,
    order: {
      language: 'javascript',
      files: [{ path: 'main.js', content: main }],
      mode: 'submit',
      seed: 'b2',
    },
    sandbox,
    cache,
    signal: new AbortController().signal,
    onEvent: () => undefined,
  });
  await close();
  return judgement;
}

const RIGHT_SERVICE = greeting(RIGHT);
const EATS_MEMORY = greeting('const kept = []; for (;;) kept.push(Buffer.alloc(1_000_000, 1));');
const SILENT = 'Nothing listens on port 8080 after 3000 ms.';

/** The behaviour of a service, its source, the failing check, the reason, and the learner's message. */
const BAD: readonly (readonly [does: string, main: string, check: string, reason: string, words: string])[] =
  [
    ['does not compile', 'const a = ;\n', 'starts', 'compile-error', 'main.js:1'],
    [
      'needs a missing module',
      "require('left-pad');\n",
      'starts',
      'runtime-error',
      "Cannot find module 'left-pad'",
    ],
    ['ends', "console.log('bye');\nprocess.exit(3);\n", 'starts', 'runtime-error', 'ended with exit code 3'],
    ['never listens', 'setInterval(() => undefined, 1000);\n', 'starts', 'time-limit', SILENT],
    [
      'listens on another port',
      RIGHT_SERVICE.replace('Number(process.env.PORT)', '9000'),
      'starts',
      'time-limit',
      SILENT,
    ],
    ['starts too late', `setTimeout(() => {${RIGHT_SERVICE}}, 60_000);`, 'starts', 'time-limit', SILENT],
    [
      'is never ready',
      RIGHT_SERVICE.replace('return response.end();', 'return response.writeHead(503).end();'),
      'starts',
      'contract',
      'GET /healthz did not answer 2xx within 3000 ms; the last answer: status 503',
    ],
    [
      'floods its log',
      greeting("for (;;) fs.writeSync(1, 'x'.repeat(10_000));", "const fs = require('node:fs');"),
      'greeting',
      'time-limit',
      'No answer came in time',
    ],
    ['eats memory', EATS_MEMORY, 'greeting', 'memory-limit', 'The service was stopped: memory'],
    ['answers garbage', raw(String.raw`'\x00\x01\x02 hello\r\n\r\n'`), 'greeting', 'contract', 'is not HTTP'],
    ['speaks HTTP/0.9', raw("'hello'"), 'greeting', 'contract', 'is not HTTP'],
    ['holds connections', greeting('return;'), 'greeting', 'time-limit', 'No answer came in time'],
    [
      'answers with 50 MB',
      greeting("response.end(Buffer.alloc(50_000_000, 'a'));"),
      'greeting',
      'contract',
      'GET /greeting answered with',
    ],
    [
      'redirects in a circle',
      greeting("response.writeHead(302, { Location: '/greeting' }).end();"),
      'greeting',
      'contract',
      'GET /greeting answered with status 302; expected 200',
    ],
  ];

describe('a service that', () => {
  it.each(BAD)(
    '%s fails with a reason and words of its own',
    async (_does, main, id, reason, words) => {
      const { checks, compile } = await grade(main);
      const failed = checks.find(({ status }) => status === 'fail');
      expect(failed).toMatchObject({ id, reason });
      expect(`${JSON.stringify(failed?.evidence)} ${compile?.output}`).toContain(words);
    },
    TIMEOUT_MS,
  );

  it(
    'eats memory leaves its neighbor alone',
    async () => {
      const [, right] = await Promise.all([grade(EATS_MEMORY), grade(RIGHT_SERVICE)]);
      expect(right.checks.map(({ status }) => status)).toEqual(['pass', 'pass']);
    },
    TIMEOUT_MS,
  );
});
