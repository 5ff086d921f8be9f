import { CompletionContext, type CompletionSource } from '@codemirror/autocomplete';
import { ensureSyntaxTree } from '@codemirror/language';
import { EditorState } from '@codemirror/state';
import { describe, expect, it } from 'vitest';
import { loadEditorLanguage } from './editor-languages.js';

/** A text for each language of the challenges, under its usual file name. */
const TEXTS: Readonly<Record<string, string>> = {
  'main.py': 'total = 0\nfor line in open(0):\n    total += int(line)\nprint("sum", total)  # done\n',
  'main.js':
    'let total = 0;\nfor (const part of [1, 2]) total += part;\nconsole.log("sum", total); // done\n',
  'main.ts':
    'let total: number = 0;\nfor (const part of [1, 2]) total += part;\nconsole.log("sum", total);\n',
  'Main.java': 'class Main {\n  public static void main(String[] args) { System.out.println("hi"); }\n}\n',
  'main.go': 'package main\n\nimport "fmt"\n\nfunc main() { fmt.Println("hi") } // done\n',
  'main.rb': 'total = 0\nSTDIN.each_line do |line|\n  total += line.to_i # done\nend\nputs "sum #{total}"\n',
  'main.cpp': '#include <iostream>\nint main() { std::cout << "hi" << 1; return 0; } // done\n',
  'main.c': '#include <stdio.h>\nint main(void) { puts("hi"); return 0; } /* done */\n',
  'pipeline.json': "[{ $match: { n: { $gt: 1 }, state: 'open' } }] // done\n",
  'query.sql': "SELECT region, count(*) FROM orders WHERE state = 'open' GROUP BY region; -- done\n",
};

/** The kinds of syntax that the editor distinguishes in a text. */
async function kindsIn(name: string, text: string): Promise<Set<string>> {
  const state = EditorState.create({ doc: text, extensions: await loadEditorLanguage(name) });
  const kinds = new Set<string>();
  ensureSyntaxTree(state, text.length, 5_000)?.iterate({ enter: ({ name: kind }) => void kinds.add(kind) });
  return kinds;
}

describe('the editor', () => {
  it.each(Object.entries(TEXTS))('highlights %s, and finds no error in it', async (name, text) => {
    const kinds = await kindsIn(name, text);
    expect(kinds.size).toBeGreaterThan(4);
    expect(kinds).not.toContain('⚠');
  });

  it('shows unknown languages as plain text', async () => {
    expect(await kindsIn('notes', 'int main() { return 0; }')).toEqual(new Set());
  });

  it('completes the tables of the task and their columns', async () => {
    const columns = [{ name: 'placed_at', type: 'timestamp', nullable: false }];
    const tables = [{ name: 'orders', columns, constraints: [], rowCount: 0, rows: [] }];
    const complete = async (doc: string): Promise<string[]> => {
      const extensions = await loadEditorLanguage('query.sql', { tables });
      const state = EditorState.create({ doc, extensions });
      const context = new CompletionContext(state, doc.length, true);
      const sources = state.languageDataAt<CompletionSource>('autocomplete', doc.length);
      const results = await Promise.all(sources.map(async (source) => source(context)));
      return results.flatMap((result) => result?.options.map(({ label }) => label) ?? []);
    };
    expect(await complete('SELECT * FROM ord')).toContain('orders');
    expect(await complete('SELECT o.pl FROM orders AS o WHERE o.')).toEqual(['placed_at']);
  });
});
