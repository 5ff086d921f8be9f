import { loadavg } from 'node:os';
import { createTrustedCache, gradeSubmission } from '@hone/grading';
import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { loadTexts } from '../support/challenges/load-challenge.js';
import { type SuiteSandbox, useSandbox } from '../support/sandbox/suite-sandbox.js';
import { record } from './speed-table.js';
import { quantile } from './statistics.js';

const NODES = 5;
const MESSAGES_A_SECOND = 2_000;
const MEASURED_MS = 5_000;
const MEMBERS = 25;
const STARTS = 3;

/** From the first broadcast on, each node sends its share of the messages to the next one. */
const CHATTY = `
const { createInterface } = require('node:readline');
let me, next, sent = 0, began;
const say = (dest, body) => process.stdout.write(JSON.stringify({ src: me, dest, body }) + '\\n');
function chat() {
  const due = (Date.now() - began) * ${MESSAGES_A_SECOND / NODES / 1000};
  for (; sent < due; sent += 1) say(next, { type: 'gossip', values: [sent, sent + 1, sent + 2] });
}
createInterface({ input: process.stdin }).on('line', (line) => {
  const { src, body } = JSON.parse(line);
  if (body.msg_id === undefined) return;
  if (body.type === 'init') {
    me = body.node_id;
    next = body.node_ids[(body.node_ids.indexOf(me) + 1) % body.node_ids.length];
  }
  if (body.type === 'topology') {
    began = Date.now();
    setInterval(chat, 10);
  }
  say(src, { type: body.type + '_ok', in_reply_to: body.msg_id, messages: [] });
});
`;

const SCENARIO = stringify({
  nodes: NODES,
  settleMs: 0,
  phases: [
    { name: 'warm', forMs: 1_500, rate: 10 },
    { name: 'measured', forMs: MEASURED_MS, rate: 10 },
    { name: 'end', forMs: 600 },
  ],
});

const challenge = loadTexts({
  'challenge.yml': stringify({
    format: 'hone/1',
    slug: 'chatty',
    title: 'Chatty',
    kind: 'microservices',
    summary: 'Nodes that talk.',
    difficulty: 1,
    minutes: 10,
    skills: ['microservices'],
    languages: ['javascript'],
    submit: ['**'],
    limits: { cpuMs: 60000, wallMs: 60000, memoryMiB: 48, outputKiB: 8192, processes: 16 },
    groups: [{ id: 'correct', title: 'Correct', weight: 100, aggregate: 'all' }],
    grading: {
      task: 'nodes',
      workload: 'broadcast',
      run: 'tests/run.yml',
      scenario: 'tests/run.yml',
      checks: [{ id: 'messages', title: 'Messages', group: 'correct', property: 'messages' }],
    },
  }),
  'tests/run.yml': SCENARIO,
  'statement.md': '# Chatty\n',
  'hints.yml': 'hints: [Talk.]\n',
  'editorial.md': 'Talk.\n',
  'starter/javascript/main.js': '\n',
});

let sandbox: SuiteSandbox;
useSandbox((opened) => {
  sandbox = opened;
});

const loadNow = (): number => loadavg()[0] ?? 0;

describe('nodes of a microservices challenge', () => {
  it('cost the harness CPU for each message', async () => {
    let since: { cpu: NodeJS.CpuUsage; at: number } | undefined;
    let share: number | undefined;
    const { judgement, close } = await gradeSubmission({
      challenge,
      order: {
        language: 'javascript',
        files: [{ path: 'main.js', content: CHATTY }],
        mode: 'run',
        seed: 'c1',
      },
      sandbox,
      cache: createTrustedCache(),
      signal: new AbortController().signal,
      onEvent: (event) => {
        const text = JSON.stringify(event);
        if (text.includes('measured')) since ??= { cpu: process.cpuUsage(), at: performance.now() };
        else if (since !== undefined && share === undefined) {
          const { user, system } = process.cpuUsage(since.cpu);
          share = (user + system) / 1000 / (performance.now() - since.at);
        }
      },
    });
    await close();
    const run = judgement.checks.find(({ id }) => id === 'run');
    expect(run).toMatchObject({ status: 'pass' });
    const evidence = run?.evidence;
    const figures = evidence?.type === 'history' ? evidence.figures : [];
    const found = figures.find(({ name }) => name === 'Messages per operation')?.value;
    const perOperation = Number.parseFloat(found ?? '0');
    const seconds = (1_500 + MEASURED_MS + 600) / 1000;
    record({
      id: 'nodes-1-harness',
      what: `harness at ${MESSAGES_A_SECOND} messages a second between ${NODES} nodes, of a core`,
      unit: '%',
      value: 100 * (share ?? Number.NaN),
      goal: { most: 30 },
      parts: { messagesASecond: (perOperation * 65) / seconds, load: loadNow() },
      n: 1,
    });
  }, 120_000);

  it('take time, memory and CPU to start', async () => {
    const times: number[] = [];
    const memory: number[] = [];
    const cpu: number[] = [];
    for (let start = 0; start < STARTS; start += 1) {
      const names = Array.from({ length: MEMBERS }, (_, at) => `n${at}`);
      const began = performance.now();
      const pod = await sandbox.openPod({
        members: names.map((name) => ({
          ...{ name, runtime: 'javascript', memoryMiB: 48, processes: 16, trust: 'candidate' as const },
        })),
        links: [],
        seed: 'bench',
      });
      times.push(performance.now() - began);
      const used = await Promise.all(
        names.map(async (name) => {
          const member = pod.member(name);
          await member.box.put([{ path: 'main.js', content: Buffer.from(CHATTY) }]);
          await member.start({});
          return await member.usage();
        }),
      );
      memory.push(used.reduce((sum, { memoryBytes }) => sum + memoryBytes, 0) / 1024 / 1024);
      cpu.push(used.reduce((sum, { cpuMs }) => sum + cpuMs, 0));
      await pod.close();
    }
    record({
      id: 'nodes-2-members',
      what: `${MEMBERS} members of 48 MiB opened, p50`,
      unit: 'ms',
      value: quantile(times, 0.5),
      goal: { most: 6_000 },
      parts: { memoryMiB: quantile(memory, 0.5), cpuMs: quantile(cpu, 0.5), load: loadNow() },
      n: STARTS,
    });
  }, 180_000);
});
