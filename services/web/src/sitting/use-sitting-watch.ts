import type { ReportedFact, Sitting } from '@hone/contracts/hiring';
import { useEffect, useMemo } from 'react';
import { useParams } from 'react-router';
import { ApiProblem } from '../api-client/failures.js';
import { FactReporter } from './fact-reporter.js';
import { useSittingApi } from './use-sitting.js';
import { schedule } from '../app/schedule.js';

function useReporter(id: string): FactReporter {
  const api = useSittingApi();
  return useMemo(() => {
    const report = async (facts: readonly ReportedFact[]) => {
      try {
        await api.reportFacts(id, facts);
      } catch (error) {
        // A permanent rejection, such as after the end, is not worth a retry.
        if (!(error instanceof ApiProblem) || error.retry) throw error;
      }
    };
    return new FactReporter({ report, now: () => performance.now(), schedule });
  }, [api, id]);
}

function watchPresence(reporter: FactReporter): () => void {
  const onVisibility = () => (document.visibilityState === 'hidden' ? reporter.leave() : reporter.comeBack());
  const onOffline = () => reporter.goOffline();
  const onOnline = () => reporter.goOnline();
  document.addEventListener('visibilitychange', onVisibility);
  window.addEventListener('offline', onOffline);
  window.addEventListener('online', onOnline);
  return () => {
    document.removeEventListener('visibilitychange', onVisibility);
    window.removeEventListener('offline', onOffline);
    window.removeEventListener('online', onOnline);
  };
}

/** Records how much is pasted into the editor, and whether it was copied on this page; never the text. */
function watchPastes(reporter: FactReporter, item: string): () => void {
  let copied = '';
  const onCopy = () => {
    copied = String(document.getSelection());
  };
  const onPaste = (event: ClipboardEvent) => {
    const isCode = event.target instanceof Element && event.target.closest('.cm-content') !== null;
    const text = event.clipboardData?.getData('text/plain') ?? '';
    if (isCode)
      reporter.paste(item, text.length, copied !== '' && text.trim() === copied.trim() ? 'own' : 'outside');
  };
  document.addEventListener('copy', onCopy, { capture: true });
  document.addEventListener('cut', onCopy, { capture: true });
  document.addEventListener('paste', onPaste, { capture: true });
  return () => {
    document.removeEventListener('copy', onCopy, { capture: true });
    document.removeEventListener('cut', onCopy, { capture: true });
    document.removeEventListener('paste', onPaste, { capture: true });
  };
}

/** Reports facts while the clock runs, as the invitation says. */
export function useSittingWatch({ id, startedAt, finishedAt }: Sitting): void {
  const reporter = useReporter(id);
  const path = useParams()['*'] ?? '';
  const item = /^items\/([^/]+)/.exec(path)?.[1];
  const running = startedAt !== null && finishedAt === null;
  useEffect(() => (running ? watchPresence(reporter) : undefined), [running, reporter]);
  useEffect(
    () => (running && item !== undefined ? watchPastes(reporter, item) : undefined),
    [running, item, reporter],
  );
  useEffect(() => () => reporter.stop(), [reporter]);
}
