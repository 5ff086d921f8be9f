import type { JudgeRemark, MutantFate } from '@hone/contracts/kind';
import type { ChallengeReport, CheatsReport, GradingReport, SolutionReport } from '@hone/grading';

const MEBIBYTE = 1024 * 1024;

/** One line about a challenge: `14 of 15 solutions graded as expected, 2 errors`. */
export function summarize(report: ChallengeReport): string {
  const { findings } = report;
  const errors = findings.filter((finding) => finding.severity === 'error').length;
  const warnings = findings.length - errors;
  return [summarizeGraded(report), ...count(errors, 'error'), ...count(warnings, 'warning')].join(', ');
}

function summarizeGraded({ solutions, starters }: ChallengeReport): string {
  if (solutions.length + starters.length === 0) return 'nothing was graded';
  const [what, all]: [string, readonly { readonly ok: boolean }[]] =
    solutions.length === 0 ? ['starters', starters] : ['solutions', solutions];
  return `${all.filter(({ ok }) => ok).length} of ${all.length} ${what} graded as expected`;
}

function count(number: number, what: string): string[] {
  return number === 0 ? [] : [`${number} ${what}${number === 1 ? '' : 's'}`];
}

/** One line about the cheats of a challenge. */
export function summarizeCheats(report: CheatsReport): string {
  if (!report.planted) return `Cheats were not tried: ${report.reason}.`;
  const paying = report.cheats.filter((cheat) => !cheat.ok).map((cheat) => cheat.cheat);
  const naive = report.cheats[0]?.naive ?? 0;
  const head = `${report.cheats.length} cheats tried with ${report.naive}, which scores ${naive}`;
  return paying.length === 0
    ? `${head}; none scores higher.`
    : `${head}; these score higher: ${paying.join(', ')}.`;
}

/** One line about mutants of the reference: `61 mutants of the reference: 58 killed, 3 equivalent, 0 survived`. */
export function summarizeMutants(mutants: readonly MutantFate[]): string {
  const fates = (['killed', 'equivalent', 'survived'] as const).map(
    (fate) => `${mutants.filter((mutant) => mutant.fate === fate).length} ${fate}`,
  );
  return `${mutants.length} mutants of the reference: ${fates.join(', ')}.`;
}

/** A validator's message: `case small/2 of check data-1, which failed: too many lines`. */
export function describeRemark({ check, where, passed, text }: JudgeRemark): string {
  return `${where} of check ${check}, which ${passed ? 'passed' : 'failed'}: ${text}`;
}

/**
 * CPU milliseconds of the slowest check over all gradings, such as `412 ms`; a dash when nothing was
 * measured.
 */
export function cpuOf({ gradings }: SolutionReport): string {
  const measured = gradings.flatMap(({ cpuMs }) => (cpuMs === null ? [] : [cpuMs]));
  return measured.length === 0 ? '–' : `${Math.round(Math.max(...measured))} ms`;
}

/** Highest memory peak over all gradings, such as `31 MiB`. */
export function memoryOf({ gradings }: SolutionReport): string {
  const measured = gradings.flatMap(({ memoryBytes }) => (memoryBytes === null ? [] : [memoryBytes]));
  return measured.length === 0 ? '–' : `${Math.ceil(Math.max(...measured) / MEBIBYTE)} MiB`;
}

/** A solution's path without the common prefix. */
export function shortPath(path: string): string {
  return path.replace(/^solutions\//, '');
}

/** Number of failing checks to name when there are many. */
const NAMED = 3;

/**
 * Results of the gradings, short enough for a table: of many failing checks, expected ones come first, then
 * the first ones, then a count. Different results are separated by a bar.
 */
export function gotOf(gradings: readonly GradingReport[], promised: string, otherwise: string): string {
  if (gradings.length === 0) return otherwise;
  const words = promised.split(/[ ,]+/);
  const results = gradings.map(({ verdict, reason, failing, percent }) => {
    const ordered = [...failing].sort(
      (one, two) => Number(words.includes(two)) - Number(words.includes(one)),
    );
    const named = ordered.length > NAMED + 1 ? ordered.slice(0, NAMED) : ordered;
    const others = ordered.length === named.length ? '' : ` and ${ordered.length - named.length} others`;
    const fails = named.length === 0 ? [] : [`fails ${named.join(' and ')}${others}`];
    return [verdict, ...(reason === null ? [] : [reason]), ...fails, `score ${percent}`].join(', ');
  });
  return [...new Set(results)].join(' | ');
}
