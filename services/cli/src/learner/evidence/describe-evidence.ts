import type {
  DocumentEvidence,
  Evidence,
  ExchangeEvidence,
  HistoryEvidence,
  MigrationEvidence,
  SpeedEvidence,
} from '@hone/contracts';
import { writeGrowthClass } from '@hone/contracts';
import type { Paint } from '../../screen/paint.js';
import { describeDiff } from './output-diff.js';
import { describeRows } from './row-diff.js';
import { block, paragraph, plain } from './text-block.js';

const MOST_ITEMS = 8;

/** The evidence of a check as lines of text. Pictures are on the page of the submission. */
export function describeEvidence(evidence: Evidence, paint: Paint): string[] {
  switch (evidence.type) {
    case 'diff':
      return describeDiff(evidence, paint);
    case 'rows':
      return describeRows(evidence, paint);
    case 'output':
      return describeOutput(evidence);
    case 'work':
      return describeWork(evidence);
    case 'speed':
      return describeSpeed(evidence);
    case 'document':
      return describeDocument(evidence, paint);
    case 'exchange':
      return describeExchange(evidence, paint);
    case 'history':
      return describeHistory(evidence);
    case 'migration':
      return describeMigration(evidence);
    case 'summary':
    case 'memory':
    case 'incident':
      return paragraph(evidence.text);
  }
}

/** Whether the page of the submission shows more than a terminal can. */
export const hasPicture = ({ type }: Evidence): boolean =>
  ['speed', 'memory', 'history', 'incident', 'migration', 'work'].includes(type);

function describeOutput({ stdout, stderr, exit }: Extract<Evidence, { type: 'output' }>): string[] {
  return [
    ...(stdout === '' ? ['  No output.'] : block('output', stdout)),
    ...(stderr === undefined || stderr === '' ? [] : block('stderr', stderr)),
    ...(exit === undefined ? [] : [`  ${plain(exit)}`]),
  ];
}

function describeWork({ text, counts }: Extract<Evidence, { type: 'work' }>): string[] {
  const tooMany = counts.filter(({ submission, most }) => submission > most).slice(0, MOST_ITEMS);
  return [
    ...paragraph(text),
    ...tooMany.map(
      ({ name, unit, submission, most }) => `    ${plain(name)}: ${submission} ${unit}, at most ${most} pass`,
    ),
  ];
}

function describeSpeed({ text, growth }: SpeedEvidence): string[] {
  const families = growth?.families.filter(({ verdict }) => verdict === 'worse') ?? [];
  return [
    ...paragraph(text),
    ...families.map(
      ({ family, label }) =>
        `    on ${plain(family)}: ${label === null ? 'grows faster than the reference' : `grows like ${writeGrowthClass(label)}`}`,
    ),
  ];
}

function describeDocument({ text, findings, changes = [] }: DocumentEvidence, paint: Paint): string[] {
  const found = findings.slice(0, MOST_ITEMS).flatMap(({ file, line, operation, text: what, excerpt }) => {
    const place = [file, line].filter((part) => part !== undefined).join(':');
    const where = [place, operation].filter((part) => part !== undefined && part !== '').join(', ');
    return [
      `    ${where === '' ? '' : `${plain(where)}: `}${plain(what)}`,
      ...(excerpt === undefined ? [] : [`        ${plain(excerpt.split('\n')[0] ?? '')}`]),
    ];
  });
  const broken = changes.filter(({ severity }) => severity !== 'note').slice(0, MOST_ITEMS);
  return [
    ...paragraph(text),
    ...found,
    ...(broken.length === 0 ? [] : ['  Breaking changes:']),
    ...broken.map(
      ({ operation, text: what, breaks, severity }) =>
        `    ${paint(severity === 'fails' ? 'bad' : 'warning', plain(operation))}: ${plain(what)} (breaks ${breaks})`,
    ),
  ];
}

function describeExchange({ text, exchanges, log }: ExchangeEvidence, paint: Paint): string[] {
  const wrong = exchanges.find(
    ({ difference, failure }) => difference !== undefined || failure !== undefined,
  );
  if (wrong === undefined) return paragraph(text);
  const { request, response, expected, difference, failure, curl } = wrong;
  return [
    ...paragraph(text),
    `    ${paint('strong', `${request.method} ${plain(request.target)}`)} → ${response?.status ?? plain(failure ?? 'no response')}`,
    ...(expected === undefined ? [] : [`    expected: ${plain(expected)}`]),
    ...(difference === undefined
      ? []
      : [
          `    ${plain(difference.where)}`,
          paint('bad', `      - ${plain(difference.expected)}`),
          paint('good', `      + ${plain(difference.actual)}`),
        ]),
    `    again: ${plain(curl)}`,
    ...(log === undefined || log === '' ? [] : block('log', log.split('\n').slice(-MOST_ITEMS).join('\n'))),
  ];
}

function describeHistory({ text, steps, logs }: HistoryEvidence): string[] {
  return [
    ...paragraph(text),
    ...steps.slice(0, MOST_ITEMS).map(({ atMs, text: what }) => `    ${Math.round(atMs)} ms  ${plain(what)}`),
    ...logs
      .slice(0, 2)
      .flatMap(({ node, text: printed }) =>
        block(`stderr of ${plain(node)}`, printed.split('\n').slice(-MOST_ITEMS).join('\n')),
      ),
  ];
}

function describeMigration({ text, statements, programs, hazards = [] }: MigrationEvidence): string[] {
  const rejected = statements.filter(({ ended }) => ended === 'refused').slice(0, MOST_ITEMS);
  const waited = programs.filter(({ blocked }) => blocked > 0).slice(0, MOST_ITEMS);
  return [
    ...paragraph(text),
    ...rejected.map(({ place, sql }) => `    statement ${place} was rejected: ${plain(sql)}`),
    ...waited.map(
      ({ title, blocked, longestMs }) =>
        `    ${plain(title)}: ${blocked} statements were blocked, the longest for ${longestMs} ms`,
    ),
    ...hazards
      .slice(0, MOST_ITEMS)
      .map(({ file, line, rule, message }) => `    ${plain(file)}:${line} ${rule}: ${plain(message)}`),
  ];
}
