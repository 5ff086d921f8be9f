import type { Rubric, RubricItem } from '@hone/contracts/hiring';
import { Button, Textarea, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Done } from '../account/done.js';
import { FailurePanel } from '../app/failure-panel.js';
import hiringClasses from '../hiring/hiring.module.css';
import { Loaded } from '../hiring/loaded.js';
import { keyOf, useChange, useHiringApi, useWorkspace } from '../hiring/use-hiring.js';
import { t } from '../strings/builder.js';
import classes from './builder.module.css';
import { NumberField } from './number-field.js';

const MAX_ITEMS = 12;

function freshCriterion(items: readonly RubricItem[]): RubricItem {
  let number = items.length + 1;
  while (items.some(({ id }) => id === `r${number}`)) number += 1;
  const levels = (['weak', 'fair', 'strong'] as const).map((level) => ({
    title: t(`rubric.levels.${level}`),
    anchor: '',
  }));
  return { id: `r${number}`, title: '', weight: 1, levels };
}

interface CriterionProps {
  readonly item: RubricItem;
  readonly number: number;
  readonly readOnly: boolean;
  readonly onChange: (item: RubricItem) => void;
  readonly onRemove: () => void;
}

type Level = RubricItem['levels'][number];

function Levels({ item, readOnly, onChange }: Omit<CriterionProps, 'number' | 'onRemove'>) {
  const changeLevel = (place: number, change: Partial<Level>) =>
    onChange({
      ...item,
      levels: item.levels.map((level, index) => (index === place ? { ...level, ...change } : level)),
    });
  return (
    <div className={classes['levels']}>
      {item.levels.map((level, index) => (
        <div key={index} className={classes['level']}>
          <TextInput
            label={t('rubric.level', { number: index + 1 })}
            aria-label={t('rubric.levelName', { number: index + 1 })}
            value={level.title}
            maxLength={60}
            disabled={readOnly}
            onChange={(event) => changeLevel(index, { title: event.currentTarget.value })}
          />
          <Textarea
            aria-label={t('rubric.anchor', { number: index + 1 })}
            placeholder={t('rubric.anchor', { number: index + 1 })}
            value={level.anchor}
            maxLength={500}
            rows={3}
            disabled={readOnly}
            onChange={(event) => changeLevel(index, { anchor: event.currentTarget.value })}
          />
        </div>
      ))}
    </div>
  );
}

function Criterion({ item, number, readOnly, onChange, onRemove }: CriterionProps) {
  return (
    <fieldset className={classes['criterion']} aria-label={t('rubric.criterion', { number })}>
      <div className={classes['criterionHead']}>
        <TextInput
          label={t('rubric.name')}
          value={item.title}
          maxLength={120}
          disabled={readOnly}
          onChange={(event) => onChange({ ...item, title: event.currentTarget.value })}
        />
        <NumberField
          label={t('rubric.weight')}
          value={item.weight}
          max={100}
          disabled={readOnly}
          onChange={(weight) => onChange({ ...item, weight: weight ?? 1 })}
        />
        {!readOnly && (
          <Button variant="default" aria-label={t('rubric.remove', { number })} onClick={onRemove}>
            {t('rubric.removeShort')}
          </Button>
        )}
      </div>
      <Levels item={item} readOnly={readOnly} onChange={onChange} />
    </fieldset>
  );
}

interface RubricFormProps extends RubricPanelProps {
  readonly rubric: Rubric;
}

/** The criteria being edited; saved on demand. */
function useRubric({ assessment, rubric }: RubricFormProps) {
  const api = useHiringApi();
  const { id } = useWorkspace();
  const [items, setItems] = useState<readonly RubricItem[]>(rubric.items);
  const save = useChange(id, {
    send: () => api.saveRubric(id, assessment, { items: [...items] }),
    changes: ['rubric', assessment],
  });
  const change = (next: readonly RubricItem[]) => {
    save.reset();
    setItems(next);
  };
  return { items, change, save };
}

function RubricButtons({ items, change, save }: ReturnType<typeof useRubric>) {
  return (
    <div className={hiringClasses['buttons']}>
      <Button
        variant="default"
        disabled={items.length >= MAX_ITEMS}
        onClick={() => change([...items, freshCriterion(items)])}
      >
        {t('rubric.add')}
      </Button>
      <Button loading={save.isPending} onClick={() => save.mutate()}>
        {t('rubric.save')}
      </Button>
      {save.isSuccess && <Done>{t('rubric.saved')}</Done>}
    </div>
  );
}

function RubricForm(props: RubricFormProps) {
  const handle = useRubric(props);
  const { items, change, save } = handle;
  return (
    <>
      {items.length === 0 && <p className={hiringClasses['quiet']}>{t('rubric.none')}</p>}
      {items.map((item, index) => (
        <Criterion
          key={item.id}
          item={item}
          number={index + 1}
          readOnly={props.readOnly}
          onChange={(next) => change(items.with(index, next))}
          onRemove={() => change(items.toSpliced(index, 1))}
        />
      ))}
      {save.isError && <FailurePanel error={save.error} kept={t('rubric.kept')} />}
      {!props.readOnly && <RubricButtons {...handle} />}
    </>
  );
}

interface RubricPanelProps {
  readonly assessment: string;
  readonly readOnly: boolean;
}

/** What reviewers rate, with a description of each level. */
export function RubricPanel(props: RubricPanelProps) {
  const api = useHiringApi();
  const { id } = useWorkspace();
  const query = useQuery({
    queryKey: keyOf(id, 'rubric', props.assessment),
    queryFn: ({ signal }) => api.getRubric(id, props.assessment, signal),
    staleTime: Number.POSITIVE_INFINITY,
  });
  return (
    <section className={hiringClasses['panel']} aria-label={t('rubric.title')}>
      <h2>{t('rubric.title')}</h2>
      <p className={hiringClasses['quiet']}>{t('rubric.text')}</p>
      <Loaded query={query} kept={t('rubric.kept')}>
        {(rubric) => <RubricForm {...props} rubric={rubric} />}
      </Loaded>
    </section>
  );
}
