import { once } from 'node:events';
import type { Duplex, Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Box, Pod, PodLinkSpec, PodSpec, Sandbox } from '@hone/contracts/sandbox';
import { SandboxFault } from '@hone/sandbox';
import { createScriptedSandbox, type ScriptedStart } from '@hone/sandbox/scripted';
import { eventually } from '../support/eventually.js';
import { CANDIDATE, openTestSandbox, textOf } from '../support/sandbox/sandbox.js';

const SOURCES = {
  /** Answers each line in capitals; ends with its input. */
  shout: `
import sys
for line in sys.stdin:
    print(line.strip().upper(), flush=True)
sys.exit(3)
`,
  /** Ends its output at once, but continues with its input and its errors. */
  mute: `
import os, sys
print("all", flush=True)
os.close(1)
for line in sys.stdin:
    print(line.strip().upper(), file=sys.stderr, flush=True)
os._exit(3)
`,
  /** Echoes what arrives at port 8000, and at the link at 7001 what arrives at port 8001. */
  echo: `
import os, socket, threading
def pipe(a, b):
    while data := a.recv(65536):
        b.sendall(data)
    b.shutdown(socket.SHUT_WR)
def serve(port, other):
    server = socket.create_server(("127.0.0.1", port))
    print("listening", flush=True)
    while True:
        client, _ = server.accept()
        target = other(client)
        threading.Thread(target=pipe, args=(client, target)).start()
        if target is not client:
            threading.Thread(target=pipe, args=(target, client)).start()
threading.Thread(target=serve, args=(8000, lambda client: client)).start()
serve(8001, lambda _: socket.create_connection(("127.0.0.1", int(os.environ["LINK"]))))
`,
};

/** Plays the programs above. */
function play(program: ScriptedStart): void {
  const played = textOf(program.files.get(program.entry) ?? Buffer.from(''));
  if (played === SOURCES.mute) {
    program.stdout.end('all\n');
    program.stdin.on('data', (data: Buffer) => program.stderr.write(data.toString().toUpperCase()));
    program.stdin.on('end', () => program.exit(3));
    return;
  }
  if (played === SOURCES.shout) {
    program.stdin.on('data', (data: Buffer) => program.stdout.write(data.toString().toUpperCase()));
    program.stdin.on('end', () => program.exit(3));
    return;
  }
  program.serve(8000, (stream) => stream.pipe(stream));
  program.serve(8001, (stream) => {
    program.dial(Number(program.env['LINK'])).then(
      (link) => stream.pipe(link).pipe(stream),
      () => stream.destroy(),
    );
  });
}

const openScripted = (): Promise<Sandbox> =>
  Promise.resolve(createScriptedSandbox({ run: () => ({}), start: play }));

async function readUntil(output: Readable, text: string): Promise<string> {
  let got = '';
  for await (const chunk of output.iterator({ destroyOnReturn: false })) {
    got += String(chunk);
    if (got.includes(text)) return got;
  }
  return got;
}

async function talk(stream: Duplex, text: string): Promise<string> {
  stream.allowHalfOpen = true;
  let got = '';
  stream.on('data', (chunk: Buffer) => (got += chunk.toString()));
  stream.end(text);
  await once(stream, 'end');
  return got;
}

const source = (name: keyof typeof SOURCES) => [{ path: 'main.py', content: Buffer.from(SOURCES[name]) }];

describe.each([
  { adapter: 'Docker', open: (): Promise<Sandbox> => openTestSandbox() },
  { adapter: 'the script', open: openScripted },
])('programs that live beside others, on $adapter', ({ open }) => {
  let sandbox: Sandbox;
  let box: Box;

  beforeAll(async () => {
    sandbox = await open();
    box = await sandbox.open({ runtime: 'python', ...CANDIDATE });
    await box.put(source('shout'));
  }, 90_000);
  afterAll(() => sandbox.close());

  it('exchange input and output, answer by answer, and end with their input', async () => {
    const program = await box.start({});
    program.stdin.write('hello\n');
    expect(await readUntil(program.stdout, '\n')).toBe('HELLO\n');
    program.stdin.write('again\n');
    expect(await readUntil(program.stdout, '\n')).toBe('AGAIN\n');
    program.stdin.end();
    expect(await program.exited).toMatchObject({ status: 'runtime-error', exitCode: 3, signal: null });
  });

  it('may be several at once, each with separate streams', async () => {
    const programs = await Promise.all([box.start({}), box.start({}), box.start({})]);
    programs.forEach(({ stdin }, index) => stdin.write(`number ${index}\n`));
    const answers = await Promise.all(programs.map(({ stdout }) => readUntil(stdout, '\n')));
    expect(answers).toEqual(['NUMBER 0\n', 'NUMBER 1\n', 'NUMBER 2\n']);
    expect(new Set(programs.map(({ pid }) => pid)).size).toBe(3);
    for (const { stdin } of programs) stdin.end();
    for (const { exited } of programs) expect(await exited).toMatchObject({ exitCode: 3 });
  });

  it('may end an output and continue', async () => {
    const mute = await sandbox.open({ runtime: 'python', ...CANDIDATE });
    await mute.put(source('mute'));
    const program = await mute.start({});
    expect(await text(program.stdout)).toBe('all\n');
    program.stdin.write('hello\n');
    expect(await readUntil(program.stderr, '\n')).toBe('HELLO\n');
    program.stdin.end();
    expect(await program.exited).toMatchObject({ exitCode: 3, signal: null });
    await mute.close();
  });

  it('are killed by signal 9, which is reported as aborted', async () => {
    const program = await box.start({});
    program.signal(9);
    expect(await program.exited).toMatchObject({ status: 'aborted', signal: 9 });
    program.signal(9);
  });

  it('end with their box', async () => {
    const doomed = await sandbox.open({ runtime: 'python', ...CANDIDATE });
    await doomed.put(source('shout'));
    const program = await doomed.start({});
    await doomed.close();
    expect(await program.exited).toMatchObject({ status: 'aborted' });
    await expect(doomed.start({})).rejects.toThrow(SandboxFault);
    await expect(doomed.listen(7001, () => undefined)).rejects.toThrow(SandboxFault);
  });
});

const MIDDLE: PodLinkSpec = {
  id: 'middle',
  from: { member: 'a', port: 7001 },
  to: { member: 'b', port: 8000 },
  protocol: 'tcp',
};

const POD: PodSpec = {
  members: [
    { name: 'a', runtime: 'python', ...CANDIDATE },
    { name: 'b', runtime: 'python', ...CANDIDATE },
  ],
  links: [
    { id: 'in', from: 'probe', to: { member: 'a', port: 8001 }, protocol: 'tcp' },
    MIDDLE,
    { id: 'third', from: 'probe', to: { stub: (stream) => stream.end('third party') }, protocol: 'tcp' },
  ],
  seed: 'conformance',
};

describe.each([
  { adapter: 'Docker', open: (): Promise<Sandbox> => openTestSandbox() },
  { adapter: 'the script', open: openScripted },
])('a pod on $adapter', ({ open }) => {
  let sandbox: Sandbox;
  let pod: Pod;

  beforeAll(async () => {
    sandbox = await open();
    pod = await sandbox.openPod(POD);
    for (const name of ['a', 'b']) {
      const member = pod.member(name);
      await member.box.put(source('echo'));
      await member.start({ env: { LINK: '7001' } });
      expect(await member.awaitListening(8000, 20_000)).toMatchObject({ state: 'listening' });
      expect(await member.awaitListening(8001, 20_000)).toMatchObject({ state: 'listening' });
    }
  }, 90_000);
  afterAll(() => sandbox.close());

  it('leads from link to link, and records bytes both ways and the end', async () => {
    // Waiting for the members to listen has used the middle link, too.
    const before = pod.record().connections.length;
    expect(await talk(await pod.dial('in'), 'there and back')).toBe('there and back');
    const after = () => pod.record().connections.slice(before);
    await eventually(after, (list) => list.every(({ end }) => end !== 'open'));
    expect(after().map(({ link, upBytes, downBytes, end }) => [link, upBytes, downBytes, end])).toEqual([
      ['in', 14, 14, 'closed'],
      ['middle', 14, 14, 'closed'],
    ]);
  });

  it('ends a link in a trusted handler', async () => {
    expect(await talk(await pod.dial('third'), '')).toBe('third party');
  });

  it('refuses connections at a link that is down, and takes them again', async () => {
    pod.setFaults('in', [{ type: 'down' }]);
    await expect(pod.dial('in')).rejects.toMatchObject({ code: 'ECONNREFUSED' });
    pod.setFaults('in', []);
    expect(await talk(await pod.dial('in'), 'up again')).toBe('up again');
  });

  it('refuses connections for a killed member, until it is back', async () => {
    expect(await pod.member('a').kill()).toMatchObject({ status: 'aborted' });
    await expect(pod.dial('in')).rejects.toMatchObject({ code: 'ECONNREFUSED' });
    await pod.member('a').restart();
    expect(await pod.member('a').awaitListening(8001, 20_000)).toMatchObject({ state: 'listening' });
    expect(await talk(await pod.dial('in'), 'back')).toBe('back');
  });

  it('reports that a member does not listen, or has ended', async () => {
    expect(await pod.member('b').awaitListening(9999, 50)).toEqual({ state: 'not-listening', withinMs: 50 });
    await pod.member('b').kill();
    expect(await pod.member('b').awaitListening(8000, 5000)).toMatchObject({
      state: 'ended',
      outcome: { status: 'aborted' },
    });
    await pod.member('b').restart();
  });

  it('plays a schedule and records what was done, nothing before its time', async () => {
    pod.setFaults('in', []);
    const beganAtMs = pod.record().actions.at(-1)?.atMs ?? 0;
    await pod.play([
      { atMs: 60, action: { do: 'faults', link: 'in', faults: [] } },
      { atMs: 0, action: { do: 'pause', member: 'a' } },
      { atMs: 30, action: { do: 'resume', member: 'a' } },
    ]);
    const done = pod.record().actions.slice(-3);
    expect(done.map(({ action }) => action.do)).toEqual(['pause', 'resume', 'faults']);
    // Each may be late on a busy machine; a timer of Node may fire a millisecond early.
    const elapsed = done.map(({ atMs }) => atMs - beganAtMs);
    expect(elapsed.map((ms, index) => ms >= index * 30 - 1)).toEqual([true, true, true]);
  });

  it('cannot be created from a specification that contradicts itself', async () => {
    const wrong = { ...POD, links: [...POD.links, { ...MIDDLE, id: 'other' }] };
    await expect(sandbox.openPod(wrong)).rejects.toThrow('two links begin at a:7001');
  });

  it('closes on its signal, and keeps its record', async () => {
    const cancel = new AbortController();
    const doomed = await sandbox.openPod(POD, cancel.signal);
    const playing = doomed.play([{ atMs: 60_000, action: { do: 'pause', member: 'a' } }]);
    cancel.abort();
    await expect(playing).rejects.toThrow(SandboxFault);
    await expect(doomed.member('a').box.put([])).rejects.toThrow(SandboxFault);
    expect(doomed.record()).toMatchObject({ connections: [], actions: [] });
  });
});
