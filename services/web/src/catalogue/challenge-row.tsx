import type { ChallengeSummary } from '@hone/contracts';
import { IconCircle, IconCircleCheckFilled, IconCircleHalf2 } from '@tabler/icons-react';
import { Link } from 'react-router';
import { t } from '../strings/catalogue.js';
import { t as tCommon } from '../strings/common.js';
import { difficultyLabel, kindLabel, languageLabel } from '../words/labels.js';
import { languageTile } from './language-tile.js';
import classes from './challenge-row.module.css';

const STATUS_ICONS = { new: IconCircle, tried: IconCircleHalf2, solved: IconCircleCheckFilled } as const;

/** Five rising bars; the number of filled ones is the difficulty. */
function DifficultyMeter({ difficulty }: { readonly difficulty: number }) {
  return (
    <span className={classes['meter']}>
      <svg width="30" height="14" viewBox="0 0 30 14" aria-hidden="true">
        {[1, 2, 3, 4, 5].map((level) => (
          <rect
            key={level}
            x={(level - 1) * 6}
            y={12 - level * 2.4}
            width="4"
            height={level * 2.4 + 2}
            rx="0.5"
            fill={level <= difficulty ? 'var(--accent)' : 'var(--line-strong)'}
          />
        ))}
      </svg>
      {difficultyLabel(difficulty)}
    </span>
  );
}

/** Two letters for a language; tooltip and screen readers give its name. */
function LanguageTiles({ languages }: { readonly languages: readonly string[] }) {
  return (
    <span className={classes['languages']}>
      {languages.map((language) => (
        <span key={language} className={classes['tile']} title={languageLabel(language)}>
          <span aria-hidden="true">{languageTile(language)}</span>
          <span className="visually-hidden">{languageLabel(language)}</span>
        </span>
      ))}
    </span>
  );
}

interface ChallengeRowProps {
  readonly challenge: ChallengeSummary;
  /** Level of its heading, one below that of the list. */
  readonly heading: 'h2' | 'h3';
}

/** A challenge in one line; two lines on narrow screens. */
export function ChallengeRow({ challenge, heading: Heading }: ChallengeRowProps) {
  const StatusIcon = STATUS_ICONS[challenge.status];
  const status = tCommon(`progress.${challenge.status}`);
  return (
    <li className={classes['row']} data-status={challenge.status}>
      <span className={classes['status']} title={status}>
        <StatusIcon size={15} aria-hidden />
        <span className="visually-hidden">{status}</span>
      </span>
      <div className={classes['text']}>
        <Heading>
          <Link to={`/challenges/${challenge.slug}`} className={classes['link']}>
            {challenge.title}
          </Link>
        </Heading>
        <p title={challenge.summary}>{challenge.summary}</p>
      </div>
      <span className={classes['kind']}>{kindLabel(challenge.kind)}</span>
      <DifficultyMeter difficulty={challenge.difficulty} />
      <span className={classes['minutes']}>{t('minutes', { minutes: challenge.minutes })}</span>
      <LanguageTiles languages={challenge.languages} />
    </li>
  );
}
