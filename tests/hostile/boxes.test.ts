import { connect } from 'node:net';
import { once } from 'node:events';
import { describe, expect, it } from 'vitest';
import { mongoUrl, redisUrl } from '../support/servers/infrastructure.js';
import { CANDIDATE, GENEROUS, runProgram, textOf } from '../support/sandbox/sandbox.js';
import { type SuiteSandbox, useSandbox } from '../support/sandbox/suite-sandbox.js';
import { programText } from './attack.js';

let sandbox: SuiteSandbox;

useSandbox((opened) => {
  sandbox = opened;
});

const open = (trust: 'candidate' | 'trusted') => sandbox.open({ runtime: 'python', ...CANDIDATE, trust });

const addressOf = (url: string): { host: string; port: number } => {
  const { hostname, port } = new URL(url);
  return { host: hostname, port: Number(port) };
};

describe('a box', () => {
  it('sees nothing of what another has written, and does not reach it', async () => {
    const [one, other] = await Promise.all([open('candidate'), open('candidate')]);
    // The second looks for as long as the first exists, and the first proves that it can be found.
    const heard = runProgram(one, 'main.py', programText('listen', 'python'));
    const looking = await runProgram(other, 'main.py', programText('look-next-door', 'python'));
    expect([looking.status, textOf(looking.stdout)]).toEqual(['exited', '[]\n']);
    expect(textOf((await heard).stdout)).toBe("['abstract', 'path', 'tcp']\n");
  }, 60_000);

  it('reaches our own servers no more than the world, not even from a trusted box', async () => {
    const servers = [addressOf(redisUrl()), addressOf(mongoUrl())];
    for (const { host, port } of servers) {
      const link = connect(port, host);
      await once(link, 'connect');
      link.destroy();
    }
    for (const trust of ['candidate', 'trusted'] as const) {
      const box = await open(trust);
      const stdin = JSON.stringify(servers);
      const outcome = await runProgram(box, 'main.py', programText('reach', 'python'), GENEROUS, stdin);
      expect([outcome.status, textOf(outcome.stdout)]).toEqual(['exited', '[]\n']);
    }
  }, 60_000);
});
