import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync, mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse, stringify } from 'yaml';
import { HOSTILE_SVG, INJECTIONS, ONE_LINE } from './injections.js';

export const HOSTILE_SLUG = 'hostile-corner';
const MODEL = fileURLToPath(new URL('../../challenges/busiest-window', import.meta.url));
const HINTS = 10;
const HINT_CHARACTERS = 1_900;

/** A folder from a hostile author: every text in it tries to break out. */
export interface HostileChallenge {
  readonly folder: string;
  /** Payloads that it contains. */
  readonly cases: number;
  remove(): void;
}

/** Texts apart from each other, each with a line that a reader can find. */
const document = (payloads: readonly string[]): string =>
  payloads.map((payload, index) => `case ${index}:\n\n${payload}\n`).join('\n');

/** Up to n payloads per hint; the rest are in statement and editorial anyway. */
function hintsOf(payloads: readonly string[]): string[] {
  const hints: string[] = [];
  for (const payload of payloads) {
    const last = hints.at(-1);
    if (last !== undefined && last.length + payload.length < HINT_CHARACTERS)
      hints[hints.length - 1] = `${last}\n\n${payload}`;
    else if (hints.length < HINTS) hints.push(payload);
  }
  return hints;
}

/** Writes the challenge to a separate folder. YAML allows no control characters, so hints omit them. */
export function writeHostileChallenge(): HostileChallenge {
  const folder = join(mkdtempSync(join(tmpdir(), 'hone-hostile-')), HOSTILE_SLUG);
  cpSync(MODEL, folder, { recursive: true });
  const manifest = parse(readFileSync(join(folder, 'challenge.yml'), 'utf8')) as Record<string, unknown>;
  const [title = '', summary = '', group = ''] = ONE_LINE;
  writeFileSync(
    join(folder, 'challenge.yml'),
    stringify({
      ...manifest,
      slug: HOSTILE_SLUG,
      title: `Hostile ${title}`.slice(0, 80),
      summary: `A summary with ${summary}`.slice(0, 200),
      groups: (manifest['groups'] as { id: string }[]).map((item) => ({
        ...item,
        title: group.slice(0, 80),
      })),
    }),
  );
  const picture = '![a picture of the package](fixtures/hostile.svg)\n';
  writeFileSync(join(folder, 'statement.md'), `${picture}\n${document(INJECTIONS)}`);
  writeFileSync(join(folder, 'editorial.md'), `${picture}\n${document(INJECTIONS)}`);
  const printable = INJECTIONS.filter((text) => !/[^\P{Cc}\n]/u.test(text));
  writeFileSync(join(folder, 'hints.yml'), stringify({ hints: hintsOf(printable) }));
  mkdirSync(join(folder, 'fixtures'), { recursive: true });
  writeFileSync(join(folder, 'fixtures/hostile.svg'), HOSTILE_SVG);
  writeFileSync(join(folder, 'tests/samples/evil.in'), document(INJECTIONS.slice(0, 40)));
  writeFileSync(join(folder, 'tests/samples/evil.ans'), document(INJECTIONS.slice(40, 80)));
  return {
    folder,
    cases: INJECTIONS.length * 2 + printable.length + 80 + 4,
    remove: () => rmSync(join(folder, '..'), { recursive: true, force: true }),
  };
}

/** A program that prints every payload on both streams, for any input. */
export const PRINTING_PROGRAM = `import json, sys
texts = json.loads(${JSON.stringify(JSON.stringify(INJECTIONS))})
for text in texts:
    sys.stdout.buffer.write((text + "\\n").encode("utf-8", "surrogatepass"))
    sys.stderr.buffer.write((text + "\\n").encode("utf-8", "surrogatepass"))
sys.exit(3)
`;

/** A program that does not compile, and whose error quotes a payload. */
export const BROKEN_PROGRAM = `x = ( "<img src=x onerror=__hit()>\u001b[31m"\n)) <script>__hit()</script>\n`;
