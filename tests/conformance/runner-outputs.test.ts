import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually } from '../support/eventually.js';
import { heardOf, startHeard, type HeardProgram } from '../support/sandbox/heard-program.js';
import { openSessionBox, type SessionBox } from '../support/sandbox/runner-box.js';

const MIB = 1024 * 1024;

let box: SessionBox;
beforeAll(async () => {
  box = await openSessionBox();
}, 30_000);
afterAll(async () => {
  await box.close();
}, 30_000);

const start = (source: string): Promise<HeardProgram> => startHeard(box.session, source);

/** Waits until n outputs have ended. */
const endedOf = (heard: HeardProgram, outputs: number) =>
  eventually(heard.ended, (ended) => ended.length === outputs);

describe('an output of a started program', () => {
  it('that the program closes is reported once, after its last byte', async () => {
    const heard = await start(
      `import os, sys\nfor _ in range(48): os.write(1, b"x" * 65536)\nos.close(1)\nsys.stdin.read()\nos.write(2, b"on")\nos.close(2)\nos._exit(0)\n`,
    );
    await endedOf(heard, 1);
    expect(heard.bytes()).toBe(3 * MIB);
    heard.program.end();
    expect((await heard.exit).exitCode).toBe(0);
    expect(heard.stderr()).toBe('on');
    expect(heard.ended()[0]).toBe('stdout');
  });

  it.each([
    ['exits', 'import os\nos.write(1, b"x")\nos._exit(3)\n'],
    ['crashes', 'import os\nos.write(1, b"x")\nos.abort()\n'],
    [
      'crashes with threads',
      'import os, threading, time\nfor _ in range(8): threading.Thread(target=time.sleep, args=(60,)).start()\nos.abort()\n',
    ],
    ['crashes with much memory', 'import os\nheld = b"x" * (64 << 20)\nos.abort()\n'],
  ])(
    'is not reported when the program %s',
    async (_, source) => {
      for (let round = 0; round < 20; round += 1) {
        const heard = await start(source);
        await heard.exit;
        expect(heard.ended()).toEqual([]);
      }
    },
    60_000,
  );

  it('lasts as long as any child holds it', async () => {
    const heard = await start(
      'import os, sys\nif os.fork() == 0:\n    sys.stdin.readline()\n    os.write(1, b"child")\n    os._exit(0)\nos.write(2, b"closed")\nos.close(1)\nos.wait()\nsys.stdin.read()\n',
    );
    await eventually(heard.stderr, (printed) => printed === 'closed');
    await box.session.stat();
    expect(heard.ended()).toEqual([]);
    heard.program.write(Buffer.from('\n'));
    await endedOf(heard, 1);
    expect(heard.stdout()).toBe('child');
    heard.program.end();
    await heard.exit;
  });

  it('ends even when the first thread of the program is gone', async () => {
    const heard = await start(
      'import ctypes, os, sys, threading, time\ndef on():\n    sys.stdin.readline()\n    os.close(1)\n    sys.stdin.readline()\n    os._exit(0)\nthreading.Thread(target=on).start()\nprint("ready", flush=True)\nctypes.CDLL(None).pthread_exit(None)\n',
    );
    await heardOf(heard, 'ready\n');
    heard.program.write(Buffer.from('\n'));
    await endedOf(heard, 1);
    heard.program.end();
    await heard.exit;
  });

  it('takes writes to a closed input, and neither waits nor ends for them', async () => {
    const heard = await start('import os, time\nos.close(0)\nprint("closed", flush=True)\ntime.sleep(600)\n');
    await heardOf(heard, 'closed\n');
    for (let piece = 0; piece < 64; piece += 1) heard.program.write(Buffer.alloc(MIB / 4));
    await box.session.stat();
    expect(heard.ended()).toEqual([]);
    heard.program.signal(9);
    expect((await heard.exit).kill).toBe('abort');
  });
});
