import { NativeSelect, TextInput } from '@mantine/core';
import { KIND_IDS, progressSchema } from '@hone/contracts';
import { IconSearch } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { t } from '../strings/catalogue.js';
import { t as tCommon } from '../strings/common.js';
import {
  DIFFICULTIES,
  difficultyLabel,
  kindLabel,
  LANGUAGE_IDS,
  languageLabel,
  SKILL_AREAS,
  skillLabel,
} from '../words/labels.js';
import type { FilterName, Filters } from './filters.js';
import { narrowed, type Offered } from './offered.js';
import classes from './catalogue.module.css';

interface FilterPanelProps {
  readonly filters: Filters;
  /** What the catalogue has; undefined while that is not known. */
  readonly offered: Offered | undefined;
  readonly onChange: (name: FilterName, value: string) => void;
}

const TYPING_MS = 250;

const SELECTS = ['kind', 'skill', 'difficulty', 'language', 'status'] as const;
type SelectName = (typeof SELECTS)[number];

interface Option {
  readonly value: string;
  readonly label: string;
}

function optionsOf(ids: readonly string[], labelOf: (id: string) => string): Option[] {
  return ids.map((value) => ({ value, label: labelOf(value) }));
}

/** What a select offers beside `any`: only what leads to a challenge. */
function choicesOf(
  name: SelectName,
  offered: Offered | undefined,
  chosen: string,
): (Option | { group: string; items: Option[] })[] {
  const narrow = (ids: readonly string[], labelOf: (id: string) => string): Option[] =>
    optionsOf(narrowed(ids, name === 'status' ? undefined : offered?.[name], chosen), labelOf);
  switch (name) {
    case 'kind':
      return narrow(KIND_IDS, kindLabel);
    case 'difficulty':
      return narrow(DIFFICULTIES, difficultyLabel);
    case 'language':
      return narrow(LANGUAGE_IDS, languageLabel);
    case 'skill':
      return SKILL_AREAS.map(({ id, skills }) => ({
        group: tCommon(`skillAreas.${id}`),
        items: narrow(skills, skillLabel),
      })).filter(({ items }) => items.length > 0);
    case 'status':
      return progressSchema.options.map((value) => ({ value, label: tCommon(`progress.${value}`) }));
  }
}

/** The search text follows typing with a short delay, so that the address does not change at every key. */
function SearchField({
  value,
  onChange,
}: {
  readonly value: string;
  readonly onChange: (q: string) => void;
}) {
  const [text, setText] = useState(value);
  const [seen, setSeen] = useState(value);
  if (seen !== value) {
    setSeen(value);
    if (text.trim() !== value) setText(value);
  }
  useEffect(() => {
    if (text.trim() === value) return undefined;
    const timer = setTimeout(() => onChange(text.trim()), TYPING_MS);
    return () => clearTimeout(timer);
  }, [text, value, onChange]);
  return (
    <TextInput
      label={t('filters.search')}
      type="search"
      maxLength={100}
      placeholder={t('filters.searchHint')}
      leftSection={<IconSearch size={16} aria-hidden />}
      value={text}
      onChange={(event) => setText(event.currentTarget.value)}
    />
  );
}

export function FilterPanel({ filters, offered, onChange }: FilterPanelProps) {
  return (
    <search className={classes['filters']} aria-label={t('filters.label')}>
      <SearchField value={filters.q} onChange={(q) => onChange('q', q)} />
      {SELECTS.map((name) => (
        <NativeSelect
          key={name}
          label={t(`filters.${name}`)}
          data={[{ value: '', label: t('filters.any') }, ...choicesOf(name, offered, filters[name])]}
          value={filters[name]}
          onChange={(event) => onChange(name, event.currentTarget.value)}
        />
      ))}
    </search>
  );
}
