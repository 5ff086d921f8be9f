import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import type { Duplex } from 'node:stream';
import { setTimeout as delay } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import type { Pod } from '@hone/contracts/sandbox';
import { eventually } from '../support/eventually.js';
import { CANDIDATE, GENEROUS, textOf } from '../support/sandbox/sandbox.js';
import { useSandbox } from '../support/sandbox/suite-sandbox.js';

/** After this many calls home, a living program would have been noticed. */
const QUIET_MS = 1_000;

/** Listens in every way that a box has, and leaves a file in every place. */
const OPEN_TO_ALL = `
import os, socket, threading
for place in ("/work", "/tmp", "/dev/shm"):
    open(os.path.join(place, "note"), "w").write("for the other one")
def serve(family, address):
    seat = socket.socket(family)
    seat.bind(address)
    seat.listen()
    while True:
        seat.accept()[0].close()
for family, address in ((socket.AF_INET, ("0.0.0.0", 8000)), (socket.AF_UNIX, "\\0other"), (socket.AF_UNIX, "/tmp/other")):
    threading.Thread(target=serve, args=(family, address), daemon=True).start()
datagrams = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
datagrams.bind(("0.0.0.0", 8000))
while True:
    datagrams.sendto(b"here", datagrams.recvfrom(100)[1])
`;

let calls = 0;
function home(stream: Duplex): void {
  stream.on('error', () => undefined);
  stream.on('data', () => {
    calls += 1;
  });
}

let pod: Pod;

useSandbox(
  async (sandbox) => {
    pod = await sandbox.openPod({
      members: [
        { name: 'hostile', runtime: 'python', ...CANDIDATE },
        { name: 'other', runtime: 'python', ...CANDIDATE },
      ],
      links: [{ id: 'home', from: { member: 'hostile', port: 7001 }, to: { stub: home }, protocol: 'tcp' }],
      seed: 'escape',
    });
    await pod.member('other').box.put([{ path: 'main.py', content: Buffer.from(OPEN_TO_ALL) }]);
    await pod.member('other').start({});
    expect(await pod.member('other').awaitListening(8000, 30_000)).toMatchObject({ state: 'listening' });
    const around = await readFile(new URL('programs/pod-around.py', import.meta.url));
    const survive = await readFile(new URL('programs/pod-survive.py', import.meta.url));
    await pod.member('hostile').box.put([
      { path: 'pod-around.py', content: around },
      { path: 'main.py', content: survive },
    ]);
  },
  { timeoutMs: 90_000 },
);

describe('a hostile member of a pod', () => {
  it('finds no way to another member around the links', async () => {
    const argv = ['python3', '/box/pod-around.py'];
    const { status, stdout, stderr } = await pod.member('hostile').box.run({ argv, limits: GENEROUS });
    expect([status, textOf(stdout), textOf(stderr)]).toEqual(['exited', '[]\n', '']);
  }, 60_000);

  it('that leaves children in sessions of their own is dead when its member is killed', async () => {
    const member = pod.member('hostile');
    const program = await member.start({});
    await once(program.stdout, 'data');
    await eventually(
      () => calls,
      (count) => count > 8,
    );
    await member.kill();
    const before = calls;
    await delay(QUIET_MS);
    expect(calls).toBe(before);
  }, 60_000);
});
