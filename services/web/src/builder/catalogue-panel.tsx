import type { ChallengeSummary } from '@hone/contracts';
import { Button, Skeleton, TextInput } from '@mantine/core';
import { useDeferredValue, useState } from 'react';
import { useAnnouncer } from '../app/announcements.js';
import { FailurePanel } from '../app/failure-panel.js';
import { MoreButton } from '../app/more-button.js';
import { NO_FILTERS } from '../catalogue/filters.js';
import { useChallenges } from '../catalogue/use-challenges.js';
import hiringClasses from '../hiring/hiring.module.css';
import { t } from '../strings/builder.js';
import { difficultyLabel, kindLabel } from '../words/labels.js';
import { useBuilder } from './builder-context.js';
import { addItem, addSection, isUsed, type Section } from './builder-model.js';
import classes from './builder.module.css';

function useAdding(target: Section | undefined) {
  const { change } = useBuilder();
  const announcer = useAnnouncer();
  const title = target?.title ?? t('sections.first', { number: 1 });
  const add = (challenge: ChallengeSummary) => {
    change((old) => {
      const place = target?.id ?? old.sections[0]?.id;
      if (place !== undefined) return addItem(old, place, challenge.slug);
      const begun = addSection(old, title);
      return addItem(begun, begun.sections[0]?.id ?? '', challenge.slug);
    });
    announcer.result(t('catalogue.added', { title: challenge.title, section: title }));
  };
  return { add, title };
}

interface RowProps {
  readonly challenge: ChallengeSummary;
  readonly section: string;
  readonly onAdd: () => void;
}

function CatalogueRow({ challenge, section, onAdd }: RowProps) {
  const { content } = useBuilder();
  const used = isUsed(content, challenge.slug);
  return (
    <li>
      <div>
        <strong>{challenge.title}</strong>
        <span className={classes['facts']}>
          {t('catalogue.facts', {
            kind: kindLabel(challenge.kind),
            difficulty: difficultyLabel(challenge.difficulty),
            minutes: challenge.minutes,
          })}
        </span>
      </div>
      {used ? (
        <span className={classes['facts']}>{t('catalogue.used')}</span>
      ) : (
        <Button
          variant="default"
          size="compact-sm"
          aria-label={t('catalogue.addOne', { title: challenge.title, section })}
          onClick={onAdd}
        >
          {t('catalogue.add')}
        </Button>
      )}
    </li>
  );
}

interface TargetProps {
  readonly sections: readonly Section[];
  readonly value: string;
  readonly onChange: (id: string) => void;
}

function TargetSelect({ sections, value, onChange }: TargetProps) {
  return (
    <label className={classes['label']}>
      {t('catalogue.target')}
      <select
        className={hiringClasses['select']}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
      >
        {sections.map((section, index) => (
          <option key={section.id} value={section.id}>
            {t('sections.one', { number: index + 1, title: section.title })}
          </option>
        ))}
      </select>
    </label>
  );
}

function FoundChallenges({ q, target }: { readonly q: string; readonly target: Section | undefined }) {
  const query = useChallenges({ ...NO_FILTERS, q });
  const { add, title } = useAdding(target);
  if (query.data === undefined)
    return query.isError ? (
      <FailurePanel error={query.error} kept={t('catalogue.kept')} onRetry={() => void query.refetch()} />
    ) : (
      <Skeleton height={200} aria-busy="true" />
    );
  const found = query.data.pages.flatMap((page) => page.items);
  return (
    <ul className={classes['list']} aria-label={t('catalogue.list')}>
      {found.length === 0 && <li>{t('catalogue.none')}</li>}
      {found.map((challenge) => (
        <CatalogueRow
          key={challenge.slug}
          challenge={challenge}
          section={title}
          onAdd={() => add(challenge)}
        />
      ))}
      {query.hasNextPage && (
        <li>
          <MoreButton query={query} size="xs">
            {t('catalogue.more')}
          </MoreButton>
        </li>
      )}
    </ul>
  );
}

/** The catalogue beside the sections, each challenge with a button that adds it. */
export function CataloguePanel() {
  const { content } = useBuilder();
  const [q, setQ] = useState('');
  const asked = useDeferredValue(q.trim());
  const [chosen, setChosen] = useState('');
  const last = content.sections.at(-1);
  const target = content.sections.find(({ id }) => id === chosen) ?? last;
  return (
    <section className={classes['catalogue']} aria-label={t('catalogue.title')}>
      <h2>{t('catalogue.title')}</h2>
      <TextInput
        type="search"
        label={t('catalogue.search')}
        value={q}
        maxLength={100}
        onChange={(event) => setQ(event.currentTarget.value)}
      />
      {content.sections.length > 1 ? (
        <TargetSelect sections={content.sections} value={target?.id ?? ''} onChange={setChosen} />
      ) : (
        <span />
      )}
      <FoundChallenges q={asked} target={target} />
    </section>
  );
}
