import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { CANDIDATE, GENEROUS } from '../support/sandbox/sandbox.js';
import { type SuiteSandbox, useSandbox } from '../support/sandbox/suite-sandbox.js';

let sandbox: SuiteSandbox;
useSandbox((opened) => {
  sandbox = opened;
});

/** The first reader of a file pays for its pages with its own memory; only root can arrange that. */
function forgetFiles(): void {
  execFileSync('sync');
  writeFileSync('/proc/sys/vm/drop_caches', '3\n');
}

async function runCold(name: string, runtime: string, program: string) {
  const box = await sandbox.open({ runtime, ...CANDIDATE });
  try {
    await box.put([{ path: name, content: Buffer.from(program) }]);
    forgetFiles();
    return await box.run({ stdin: Buffer.alloc(0), limits: GENEROUS });
  } finally {
    await box.close();
  }
}

describe('a program whose interpreter nobody has read before', () => {
  it.each([
    ['main.py', 'python', 'held = []\nwhile True:\n    held.append(bytearray(b"x" * (1 << 20)))\n'],
    [
      'main.js',
      'javascript',
      'const held = [];\nfor (;;) held.push(new Array(1 << 20).fill(held.length + 0.5));\n',
    ],
  ])(
    'meets its memory limit in %s and is told so, however often its interpreter is read again',
    async (...program) => {
      expect(await runCold(...program)).toMatchObject({ status: 'memory-limit', limit: 'memory' });
    },
    120_000,
  );

  it.each([
    ['main.py', 'python', 'while True:\n    pass\n'],
    ['main.js', 'javascript', 'for (;;);\n'],
  ])(
    'is told of its time in %s when it is time that it takes',
    async (...program) => {
      expect(await runCold(...program)).toMatchObject({ status: 'time-limit', limit: 'cpu' });
    },
    120_000,
  );
});
