import { completeAnyWord, type Completion, type CompletionSource } from '@codemirror/autocomplete';
import { EditorState, type Extension } from '@codemirror/state';
import type { SourceFile } from '@hone/contracts';

const MOST_CHARACTERS = 200_000;
const MOST_WORDS = 2_000;

/** The names in these files, each once. */
export function wordsOf(files: readonly Pick<SourceFile, 'content'>[]): string[] {
  const words = new Set<string>();
  let left = MOST_CHARACTERS;
  for (const { content } of files) {
    for (const [word] of content.slice(0, left).matchAll(/[\p{L}_$][\p{L}\p{N}_$]{2,}/gu)) {
      words.add(word);
      if (words.size === MOST_WORDS) return [...words];
    }
    left = Math.max(0, left - content.length);
  }
  return [...words];
}

function completeFrom(others: () => readonly SourceFile[]): CompletionSource {
  return (context) => {
    const word = context.matchBefore(/[\p{L}\p{N}_$]+/u);
    if (word === null && !context.explicit) return null;
    const options = wordsOf(others()).map((label): Completion => ({ label, type: 'text', boost: -20 }));
    return { from: word?.from ?? context.pos, options, validFor: /^[\p{L}\p{N}_$]*$/u };
  };
}

/** Completes the names in this file and in the other files of the task, after what the language knows. */
export function completeWords(others: () => readonly SourceFile[]): Extension {
  const data = [{ autocomplete: completeFrom(others) }, { autocomplete: completeAnyWord }];
  return EditorState.languageData.of(() => data);
}
