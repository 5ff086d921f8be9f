import { autocompletion, type CompletionContext, type CompletionResult } from '@codemirror/autocomplete';
import { linter } from '@codemirror/lint';
import type { Extension } from '@codemirror/state';
import { findOptions, listTargets } from './find-completions.js';
import { findProblems } from './find-problems.js';
import { outline } from './outline-panel.js';

function complete(context: CompletionContext): CompletionResult | null {
  const { state, pos, explicit } = context;
  const word = context.matchBefore(/[\w$#/'"-]*/);
  if (word === null || (word.from === word.to && !explicit)) return null;
  const lines = state.sliceDoc(0, word.from).split('\n');
  const options = findOptions(lines, () => listTargets(state.doc.toString().split('\n')));
  if (options.length === 0) return null;
  return {
    from: word.from,
    to: pos,
    options: options.map(({ label, text, type }) => ({ label, apply: text, type })),
  };
}

/** Outline, completion and marks for OpenAPI documents in YAML. Loaded with the first such file. */
export function openapiEditing(): Extension {
  return [
    outline(),
    autocompletion({ override: [complete] }),
    linter((view) => findProblems(view.state.doc.toString()).map((problem) => ({ ...problem })), {
      delay: 600,
    }),
  ];
}
