import type { EditorView } from '@codemirror/view';
import type { ChallengeView } from '@hone/contracts';
import { useState } from 'react';

export interface Format {
  readonly run: () => void;
  /** Whether the last attempt failed to parse this file. */
  readonly failed: boolean;
}

export const isFormatted = (path: string): boolean => /\.(?:sql|go)$/.test(path);

/** Formats the active document on demand; the formatter is loaded then. */
export function useFormat(
  { engine }: Pick<ChallengeView, 'engine'>,
  path: string | undefined,
  view: EditorView | null,
): Format {
  const [unread, setUnread] = useState<string>();
  const run = async (editor: EditorView, of: string) => {
    const { formatDocument } = await import('./format-document.js');
    await formatDocument(editor, of, engine);
    editor.focus();
  };
  return {
    run: () => {
      if (view === null || path === undefined) return;
      run(view, path).then(
        () => setUnread(undefined),
        () => setUnread(path),
      );
    },
    failed: unread !== undefined && unread === path,
  };
}
