import type { EditorView } from '@codemirror/view';
import type { ChallengeView } from '@hone/contracts';
import { useState } from 'react';

export interface Format {
  readonly run: () => void;
  /** Whether the text could not be read the last time. */
  readonly failed: boolean;
}

export const isFormatted = (path: string): boolean => path.endsWith('.sql');

/** Formats the document in front on demand; what formats it is loaded then. */
export function useFormat({ engine }: Pick<ChallengeView, 'engine'>, view: EditorView | null): Format {
  const [failed, setFailed] = useState(false);
  const run = async (editor: EditorView) => {
    const { formatDocument } = await import('./format-document.js');
    await formatDocument(editor, engine);
    editor.focus();
  };
  return {
    run: () => {
      if (view === null) return;
      run(view).then(
        () => setFailed(false),
        () => setFailed(true),
      );
    },
    failed,
  };
}
