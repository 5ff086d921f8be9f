import { describe, expect, it } from 'vitest';
import type { PodLinkSpec, PodMemberSpec, PodSpec } from '@hone/contracts/sandbox';
import { podProblems } from './pod-problems.js';

const member = (name: string): PodMemberSpec => ({
  name,
  runtime: 'python',
  memoryMiB: 64,
  processes: 8,
  trust: 'candidate',
});

const link = (id: string, port = 7001, more: Partial<PodLinkSpec> = {}): PodLinkSpec => ({
  id,
  from: { member: 'a', port },
  to: { member: 'b', port: 8000 },
  protocol: 'tcp',
  ...more,
});

const pod = (links: readonly PodLinkSpec[], names = ['a', 'b']): PodSpec => ({
  members: names.map(member),
  links,
  seed: 's',
});

describe('what is wrong with a pod', () => {
  it.each<[string, PodSpec]>([
    ['members and links', pod([link('one'), link('two', 7002)])],
    [
      'a probe, a socket and a stub',
      pod([
        link('probe', 1, { from: 'probe' }),
        link('socket', 7001, { to: { member: 'b', path: '/work/socket' } }),
        link('stub', 7002, { to: { stub: () => undefined } }),
      ]),
    ],
    [
      'faults of requests on HTTP',
      pod([link('one', 7001, { protocol: 'http', faults: [{ type: 'duplicate', probability: 1 }] })]),
    ],
  ])('is nothing: %s', (_what, spec) => {
    expect(podProblems(spec)).toEqual([]);
  });

  it.each<[string, PodSpec]>([
    ['link one names c, which is no member', pod([link('one', 7001, { to: { member: 'c', port: 1 } })])],
    ['link one names c, which is no member', pod([link('one', 7001, { from: { member: 'c', port: 1 } })])],
    ['two links begin at a:7001', pod([link('one'), link('two')])],
    [
      'a link begins at b:8000, where another one ends',
      pod([link('one'), link('two', 1, { from: { member: 'b', port: 8000 }, to: { member: 'a', port: 1 } })]),
    ],
    ['link one is there twice', pod([link('one'), link('one', 7002)])],
    ['member a is there twice', pod([], ['a', 'a'])],
    ['member A has no proper name', pod([], ['A'])],
    ['link a b has no proper id', pod([link('a b')])],
    ['link one has port 0, which is none', pod([link('one', 0)])],
    ['link one has port 65536, which is none', pod([link('one', 65_536)])],
    ['link one has port 1.5, which is none', pod([link('one', 1.5)])],
    [
      'link one has faults of requests, but its protocol is tcp',
      pod([link('one', 7001, { faults: [{ type: 'duplicate', probability: 1 }] })]),
    ],
    [
      '27 members are more than 26',
      pod(
        [],
        Array.from({ length: 27 }, (_, at) => `m${at}`),
      ),
    ],
    ['more than 32 links begin at a', pod(Array.from({ length: 33 }, (_, at) => link(`l${at}`, 7000 + at)))],
  ])('is reported: %s', (problem, spec) => {
    expect(podProblems(spec)).toEqual([problem]);
  });
});
