import { CompletionContext } from '@codemirror/autocomplete';
import { EditorState } from '@codemirror/state';
import { describe, expect, it } from 'vitest';
import { completeWords, wordsOf } from './complete-words.js';

describe('names of other files', () => {
  it('appear once each, except short ones and numbers', () => {
    expect(wordsOf([{ content: 'def read_all(x): 123\n' }, { content: 'read_all(größe); $ref' }])).toEqual([
      'def',
      'read_all',
      'größe',
      '$ref',
    ]);
  });

  it('are offered while a word is typed, and not elsewhere', async () => {
    const others = [{ path: 'store.py', content: 'def find_row(): pass' }];
    const extensions = completeWords(() => others);
    const offered = async (doc: string) => {
      const state = EditorState.create({ doc, extensions });
      const [source] = state.languageDataAt<NonNullable<unknown>>('autocomplete', doc.length);
      const complete = source as (
        context: CompletionContext,
      ) => Promise<{ options: { label: string }[] } | null>;
      return (await complete(new CompletionContext(state, doc.length, false)))?.options.map(
        ({ label }) => label,
      );
    };
    expect(await offered('x = fi')).toContain('find_row');
    expect(await offered('x = ')).toBeUndefined();
  });
});
