import type { ChallengeView, Mode } from '@hone/contracts';
import { useCallback } from 'react';
import { useCaseDesk } from './cases/use-case-desk.js';
import { useInputHistory } from './inputs/use-input-history.js';
import { useSender } from './use-sender.js';
import { useWork } from './use-work.js';
import { filesToSend } from './work.js';

/** What is typed and sent on this page. */
export function useAnswer(challenge: ChallengeView, show: (id: string, mode: Mode) => void) {
  const handle = useWork(challenge);
  const desk = useCaseDesk(challenge);
  const sender = useSender((id, sent) => {
    desk.noteRun(id, sent);
    show(id, sent);
  });
  const { input } = desk.fields;
  const { note } = useInputHistory(challenge.slug);
  const { work, saveNow } = handle;
  const variant = challenge.variant?.id;
  const send = useCallback(
    (mode: Mode) => {
      if (work === null) return;
      saveNow();
      const body = {
        challenge: challenge.slug,
        language: work.language,
        files: filesToSend(work, challenge),
        mode,
        ...(variant === undefined ? {} : { variant }),
        ...(mode === 'run' && input !== '' ? { input } : {}),
      };
      if ('input' in body) void note(input);
      void sender.start(body);
    },
    [challenge, variant, work, saveNow, input, note, sender],
  );
  return { handle, desk, sender, send };
}
