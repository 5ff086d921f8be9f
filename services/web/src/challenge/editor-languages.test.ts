import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { ensureSyntaxTree } from '@codemirror/language';
import { EditorState } from '@codemirror/state';
import { describe, expect, it } from '@jest/globals';
import { loadEditorLanguage } from './editor-languages.js';

const IMAGES = fileURLToPath(new URL('../../../../sandbox-images/', import.meta.url));

interface Smoke {
  readonly cases: readonly { readonly name: string; readonly source: string }[];
}

const read = (path: string) => readFileSync(`${IMAGES}${path}`, 'utf8');
const languages = readdirSync(IMAGES, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('smoke/smoke.json'))
  .map((path) => path.split('/')[0] ?? '')
  .filter((runtime) => read(`${runtime}/runtime.json`).includes('"sourceName"'));

/** The different kinds of syntax that the editor tells apart in a text. */
async function kindsIn(name: string, text: string): Promise<number> {
  const state = EditorState.create({ doc: text, extensions: await loadEditorLanguage(name) });
  const kinds = new Set<string>();
  ensureSyntaxTree(state, text.length, 5_000)?.iterate({ enter: ({ name: kind }) => void kinds.add(kind) });
  return kinds.size;
}

describe('the editor', () => {
  it.each(languages)('highlights %s', async (runtime) => {
    const { sourceName } = JSON.parse(read(`${runtime}/runtime.json`)) as { sourceName: string };
    const { cases } = JSON.parse(read(`${runtime}/smoke/smoke.json`)) as Smoke;
    const echo = cases.find(({ name }) => name === 'echo')?.source ?? '';
    expect(await kindsIn(sourceName, read(`${runtime}/smoke/${echo}`))).toBeGreaterThan(3);
  });

  it('shows what it does not know as plain text', async () => {
    expect(await kindsIn('notes', 'int main() { return 0; }')).toBe(0);
  });
});
