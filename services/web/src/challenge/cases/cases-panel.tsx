import { Button, Textarea, TextInput } from '@mantine/core';
import type { ChallengeView } from '@hone/contracts';
import { t } from '../../strings/cases.js';
import { t as tChallenge } from '../../strings/challenge.js';
import { describeFailure } from '../../words/failure-words.js';
import consoleClasses from '../console-pane.module.css';
import { comparesOutput } from './compares-output.js';
import { EarlierInputs } from './earlier-inputs.js';
import classes from './cases.module.css';
import type { CaseDesk } from './use-case-desk.js';

const MOST_CHARACTERS = 65_536;

interface CasesProps {
  readonly challenge: ChallengeView;
  readonly desk: CaseDesk;
}

/** The kept cases by name, and a blank one. */
function CaseBar({ desk: { kept, fields, choose, begin } }: Pick<CasesProps, 'desk'>) {
  if (kept.cases.length === 0) return null;
  return (
    <div role="group" aria-label={t('label')} className={classes['bar']}>
      {kept.cases.map((each) => (
        <button
          key={each.id}
          type="button"
          aria-pressed={each.id === fields.id}
          title={each.name}
          onClick={() => choose(each)}
        >
          {each.name}
        </button>
      ))}
      <button type="button" aria-pressed={fields.id === null} onClick={begin}>
        {t('begin')}
      </button>
    </div>
  );
}

function KeepingWords({ desk: { kept } }: Pick<CasesProps, 'desk'>) {
  if (kept.cases.length === 0) return null;
  return (
    <p className={classes['kept']} data-kept={kept.kept}>
      {kept.failure !== undefined && <span>{describeFailure(kept.failure, '').happened}</span>}
      <span>{t(`kept.${kept.kept}`)}</span>
    </p>
  );
}

function CaseTools({ challenge, desk }: CasesProps) {
  const { fields, edit, isChanged, keep, remove } = desk;
  const { id } = fields;
  return (
    <div className={consoleClasses['fill']}>
      <TextInput
        size="xs"
        aria-label={t('name')}
        placeholder={t('name')}
        value={fields.name}
        maxLength={80}
        onChange={(event) => edit({ name: event.currentTarget.value })}
      />
      <Button variant="default" size="compact-sm" disabled={fields.input === '' || !isChanged} onClick={keep}>
        {id === null ? t('keep') : t('keepChanges')}
      </Button>
      {id !== null && (
        <Button variant="default" size="compact-sm" onClick={() => remove(id)}>
          {t('remove')}
        </Button>
      )}
      {challenge.samples.map(({ id: sample, title, input, output }) =>
        input === undefined ? null : (
          <Button
            key={sample}
            variant="default"
            size="compact-sm"
            onClick={() => edit({ input, expected: output ?? '' })}
          >
            {tChallenge('console.useSample', { sample: title })}
          </Button>
        ),
      )}
      <EarlierInputs slug={challenge.slug} onInput={(input) => edit({ input })} />
    </div>
  );
}

/** A custom input for the next run, and the kept ones. */
export function CasesPanel({ challenge, desk }: CasesProps) {
  const { customInput } = challenge;
  if (customInput === undefined) return null;
  const { fields, edit } = desk;
  const text = { autosize: true, minRows: 4, maxRows: 14, spellCheck: false, classNames: { input: 'mono' } };
  return (
    <div className={consoleClasses['input']}>
      <CaseBar desk={desk} />
      <div className={classes['fields']} data-pair={comparesOutput(challenge)}>
        <Textarea
          {...text}
          label={customInput.label}
          description={tChallenge(comparesOutput(challenge) ? 'console.inputHint' : 'console.requestsHint')}
          value={fields.input}
          maxLength={customInput.maxBytes}
          onChange={(event) => edit({ input: event.currentTarget.value })}
        />
        {comparesOutput(challenge) && (
          <Textarea
            {...text}
            label={t('expected')}
            description={t('expectedHint')}
            value={fields.expected}
            maxLength={MOST_CHARACTERS}
            onChange={(event) => edit({ expected: event.currentTarget.value })}
          />
        )}
      </div>
      <CaseTools challenge={challenge} desk={desk} />
      <KeepingWords desk={desk} />
    </div>
  );
}
