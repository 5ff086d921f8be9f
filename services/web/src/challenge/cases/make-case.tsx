import type { Evidence } from '@hone/contracts';
import { Button } from '@mantine/core';
import { IconBookmarkPlus } from '@tabler/icons-react';
import { createContext, useContext } from 'react';
import { t } from '../../strings/cases.js';
import { isWhole } from './compare-output.js';

/** Makes a test case of an input and its expected output; null where inputs cannot be run. */
export const MakeCaseContext = createContext<((input: string, expected: string) => void) | null>(null);

interface MakeCaseProps {
  readonly evidence: Extract<Evidence, { type: 'diff' }>;
}

/** Keeps the input that a program failed on, if all of it is shown. */
export function MakeCaseButton({ evidence: { input, expected } }: MakeCaseProps) {
  const make = useContext(MakeCaseContext);
  if (make === null || input === undefined || input === '' || !isWhole(input)) return null;
  return (
    <div>
      <Button
        variant="default"
        size="compact-sm"
        leftSection={<IconBookmarkPlus size={14} aria-hidden />}
        onClick={() => make(input, isWhole(expected) ? expected : '')}
      >
        {t('make')}
      </Button>
    </div>
  );
}
