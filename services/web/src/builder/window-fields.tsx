import type { StartWindow } from '@hone/contracts/hiring';
import { TextInput } from '@mantine/core';
import { useState } from 'react';
import hiringClasses from '../hiring/hiring.module.css';
import { t } from '../strings/builder.js';
import { formatDateTime } from '../words/quantities.js';
import { zoneName } from '../words/zone.js';
import { useBuilder } from './builder-context.js';
import { minutesOf, without } from './builder-model.js';
import classes from './builder.module.css';
import { localMinute, meaningOf, newWindow, parseLocalMinute } from './start-window.js';

interface DateTimeFieldProps {
  readonly label: string;
  readonly value: string;
  /** What is wrong with the value in combination with others. */
  readonly problem?: string | undefined;
  readonly onChange: (value: string) => void;
}

/** A local date and time. While it is empty or incomplete, the value stays unchanged. */
function DateTimeField({ label, value, problem, onChange }: DateTimeFieldProps) {
  const { readOnly } = useBuilder();
  const [text, setText] = useState(() => localMinute(value));
  const error = parseLocalMinute(text) === undefined ? t('window.enter') : problem;
  return (
    <TextInput
      type="datetime-local"
      label={label}
      value={text}
      disabled={readOnly}
      error={error}
      onChange={(event) => {
        const typed = event.currentTarget.value;
        setText(typed);
        const at = parseLocalMinute(typed);
        if (at !== undefined) onChange(at);
      }}
    />
  );
}

function Meaning({ window }: { readonly window: StartWindow }) {
  const { content } = useBuilder();
  const minutes = minutesOf(content);
  const { tight, lastEnd } = meaningOf(window, minutes);
  return (
    <>
      <p className={hiringClasses['quiet']}>{t('window.zone', { zone: zoneName() })}</p>
      {tight && minutes !== null && <p className={classes['warn']}>{t('window.tight', { minutes })}</p>}
      {lastEnd !== undefined && (
        <p className={hiringClasses['quiet']}>{t('window.lastEnd', { when: formatDateTime(lastEnd) })}</p>
      )}
    </>
  );
}

function WindowTimes({ window }: { readonly window: StartWindow }) {
  const { content, change } = useBuilder();
  const set = (times: Partial<StartWindow>) =>
    change((old) => ({ ...old, window: { ...window, ...old.window, ...times } }));
  const { ordered } = meaningOf(window, minutesOf(content));
  return (
    <>
      <div className={hiringClasses['fields']}>
        <DateTimeField
          label={t('window.opens')}
          value={window.opensAt}
          onChange={(opensAt) => set({ opensAt })}
        />
        <DateTimeField
          label={t('window.closes')}
          value={window.closesAt}
          problem={ordered ? undefined : t('window.order')}
          onChange={(closesAt) => set({ closesAt })}
        />
      </div>
      {ordered && <Meaning window={window} />}
    </>
  );
}

/** The window in which candidates may start, or none. */
export function WindowFields() {
  const { content, change, readOnly } = useBuilder();
  const { window } = content;
  return (
    <div className={hiringClasses['section']} role="group" aria-label={t('window.title')}>
      <label className={hiringClasses['check']}>
        <input
          type="checkbox"
          checked={window !== undefined}
          disabled={readOnly}
          onChange={(event) => {
            const { checked } = event.currentTarget;
            change((old) => (checked ? { ...old, window: newWindow(new Date()) } : without(old, 'window')));
          }}
        />
        <span>
          <strong>{t('window.limit')}</strong>
          {t('window.limitText')}
        </span>
      </label>
      {window !== undefined && <WindowTimes window={window} />}
    </div>
  );
}
