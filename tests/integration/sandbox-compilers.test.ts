import { describe, expect, it } from 'vitest';
import { GENEROUS, textOf } from '../support/sandbox/sandbox.js';
import { type SuiteSandbox, useSandbox } from '../support/sandbox/suite-sandbox.js';

let sandbox: SuiteSandbox;

useSandbox((opened) => {
  sandbox = opened;
});
const SMALL = { memoryMiB: 64, processes: 4, trust: 'candidate' } as const;

async function boxWith(language: string, name: string, text: string) {
  const box = await sandbox.open({ runtime: language, ...SMALL });
  await box.put([{ path: name, content: Buffer.from(text) }]);
  return box;
}

/** Uses n MiB, given as argument, of a library whose parsing takes twice the box's memory. */
const TAKES_MEMORY = `#include <bits/stdc++.h>
int main(int, char **args) {
  std::vector<char> taken(std::stoul(args[1]) << 20, 'x');
  std::cout << taken.size() << std::endl;
}
`;

/** Prints where the go command records its daily cache clean-up. */
const READS_LINK = `package main

import (
	"fmt"
	"os"
)

func main() {
	place, err := os.Readlink("/hone/cache/trim.txt")
	fmt.Println(place, err)
}
`;

describe('a compiler', () => {
  it('records its daily work where it may write, so that images may be old', async () => {
    const box = await boxWith('go', 'main.go', READS_LINK);
    expect(await box.compile('main.go')).toMatchObject({ ok: true, output: '' });
    const { stdout } = await box.run({ limits: GENEROUS });
    expect(textOf(stdout)).toBe('/tmp/hone-trim.txt <nil>\n');
    await box.close();
  });

  it('may have more memory than the program, which has no more than before', async () => {
    const box = await boxWith('cpp', 'main.cpp', TAKES_MEMORY);
    const compiling = box.compile('main.cpp');
    // Queued while it still compiles: it begins when the limit is the program's again.
    const much = box.run({ args: ['160'], limits: GENEROUS });
    const little = box.run({ args: ['32'], limits: GENEROUS });
    const compiled = await compiling;
    expect(compiled).toMatchObject({ ok: true, output: '' });
    expect(compiled.usage?.memoryBytes).toBeGreaterThan(90 << 20);
    expect(await much).toMatchObject({ status: 'memory-limit', limit: 'memory' });
    const outcome = await little;
    expect([outcome.status, textOf(outcome.stdout)]).toEqual(['exited', `${32 << 20}\n`]);
    await box.close();
  });

  it('whose box is closed meanwhile ends as closed', async () => {
    const box = await boxWith('cpp', 'main.cpp', TAKES_MEMORY);
    const compiling = box.compile('main.cpp').catch((error: unknown) => error);
    await box.close();
    expect(await compiling).toMatchObject({ kind: 'closed' });
  });

  it.each([
    { what: 'memory', says: 'by the memory limit', text: '#include "/dev/zero"\nint main(void) {}\n' },
    {
      what: 'output',
      says: 'because it printed too much',
      text: `${'#warning again and again\n'.repeat(3000)}int main(void) {}\n`,
    },
  ])('that is stopped for its $what is an error of the program, and says so', async ({ says, text }) => {
    const box = await boxWith('c', 'main.c', text);
    const compiled = await box.compile('main.c');
    expect(compiled).toMatchObject({ ok: false, reason: 'compile-error' });
    expect(compiled.output).toContain(`The compiler was stopped ${says}`);
    await box.put([{ path: 'main.c', content: Buffer.from('int main(void) {}\n') }]);
    expect(await box.compile('main.c')).toMatchObject({ ok: true });
    expect((await box.run({ limits: GENEROUS })).status).toBe('exited');
    await box.close();
  });
});
