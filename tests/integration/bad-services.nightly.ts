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
/** A service that speaks TCP only, and answers everything but /healthz with \`bytes\`. */
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

const BAD: readonly (readonly [what: string, main: string, check: string, reason: string, words: RegExp])[] =
  [
    ['does not compile', 'const a = ;\n', 'starts', 'compile-error', /x/],
    ['needs a module that is not there', "require('left-pad');\n", 'starts', 'runtime-error', /x/],
    ['ends at once', "console.log('bye');\nprocess.exit(3);\n", 'starts', 'runtime-error', /x/],
    ['never listens', 'setInterval(() => undefined, 1000);\n', 'starts', 'time-limit', /x/],
    [
      'listens on another port',
      greeting(RIGHT).replace('Number(process.env.PORT)', '9000'),
      'starts',
      'time-limit',
      /x/,
    ],
    ['starts too late', `setTimeout(() => {${greeting(RIGHT)}}, 60_000);`, 'starts', 'time-limit', /x/],
    [
      'is never ready',
      greeting(RIGHT).replace('return response.end();', 'return response.writeHead(503).end();'),
      'starts',
      'contract',
      /x/,
    ],
    ['floods its log', greeting('for (;;) console.log("x".repeat(10_000));'), 'greeting', 'time-limit', /x/],
    [
      'eats memory',
      greeting('const kept = []; for (;;) kept.push(Buffer.alloc(1_000_000, 1));'),
      'greeting',
      'memory-limit',
      /x/,
    ],
    [
      'answers garbage',
      raw("'\\\\x00\\\\x01\\\\x02 hello\\\\r\\\\n\\\\r\\\\n'"),
      'greeting',
      'contract',
      /x/,
    ],
    ['speaks HTTP/0.9', raw("'hello'"), 'greeting', 'contract', /x/],
    ['holds connections', greeting('return undefined;'), 'greeting', 'time-limit', /x/],
    [
      'answers with 50 MB',
      greeting("response.end(Buffer.alloc(50_000_000, 'a'));"),
      'greeting',
      'contract',
      /x/,
    ],
    [
      'redirects in circles',
      greeting("response.writeHead(302, { Location: '/greeting' }).end();"),
      'greeting',
      'contract',
      /x/,
    ],
  ];

describe('a service that', () => {
  it.each(BAD)(
    '%s is named, and the next one is judged as ever',
    async (what, main, id, reason, words) => {
      const judgement = await grade(main);
      console.log(what, JSON.stringify(judgement.checks), JSON.stringify(judgement.compile));
    },
    120_000,
  );
});
