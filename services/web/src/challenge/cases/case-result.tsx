import { IconCheck, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { isOver, type SubmissionView } from '../../live/submission-view.js';
import { DiffView } from '../../results/diff-view.js';
import { t } from '../../strings/cases.js';
import classes from './cases.module.css';
import { compareOutput, type OutputComparison } from './compare-output.js';
import type { CaseFields } from './use-case-desk.js';

function findOutput({ checks }: SubmissionView): string | undefined {
  for (const { evidence } of checks) if (evidence?.type === 'output') return evidence.stdout;
  return undefined;
}

type Result = OutputComparison | 'none' | 'waiting';

function resultOf(view: SubmissionView, expected: string, output: string | undefined): Result {
  if (!isOver(view)) return 'waiting';
  return output === undefined ? 'none' : compareOutput(expected, output);
}

interface CaseResultProps {
  readonly fields: CaseFields;
  readonly view: SubmissionView;
}

/** Whether a run on a test case printed the expected output. Its line is always present. */
export function CaseResult({ fields: { name, expected }, view }: CaseResultProps) {
  const [opened, setOpened] = useState(false);
  const output = findOutput(view);
  const result = resultOf(view, expected, output);
  return (
    <div className={classes['result']} data-result={result}>
      <p>
        {result === 'same' && <IconCheck size={16} stroke={2.4} aria-hidden />}
        {result === 'different' && <IconX size={16} stroke={2.4} aria-hidden />}
        {t(`result.${result}`, { name: name === '' ? t('unnamed') : name })}
        {result === 'different' && (
          <button type="button" aria-expanded={opened} onClick={() => setOpened(!opened)}>
            {opened ? t('hideDiff') : t('showDiff')}
          </button>
        )}
      </p>
      {opened && result === 'different' && <DiffView expected={expected} actual={output ?? ''} />}
    </div>
  );
}
