/** Options of the default validator of problem packages. */
export interface IcpcFlags {
  readonly caseSensitive: boolean;
  readonly spaceChangeSensitive: boolean;
  /** Undefined: not given. With neither, numbers are words like others. */
  readonly absolute: number | undefined;
  readonly relative: number | undefined;
}

const TOLERANCE = /^[+]?(?:\d*\.\d+|\d+\.?)(?:e[+-]?\d+)?$/i;

const FLAGS = [
  'case_sensitive',
  'space_change_sensitive',
  'float_absolute_tolerance E',
  'float_relative_tolerance E',
  'float_tolerance E',
];

/** Reads the arguments of the default validator, or returns a sentence on their problem. */
export function parseIcpcFlags(words: readonly string[]): IcpcFlags | { readonly wrong: string } {
  const given = new Map<string, number>();
  for (let at = 0; at < words.length; at += 1) {
    const flag = words[at] ?? '';
    const takesNumber = /^float_(?:absolute_|relative_)?tolerance$/.test(flag);
    if (!takesNumber && flag !== 'case_sensitive' && flag !== 'space_change_sensitive')
      return { wrong: `"${flag}" is no flag of the default validator; there are ${FLAGS.join(', ')}` };
    if (takesNumber && given.has(flag)) return { wrong: `${flag} is given twice` };
    if (!takesNumber) {
      given.set(flag, 1);
      continue;
    }
    at += 1;
    const number = words[at] ?? '';
    if (!TOLERANCE.test(number) || !Number.isFinite(Number(number)))
      return { wrong: `${flag} needs a number that is not negative, not "${number}"` };
    given.set(flag, Number(number));
  }
  const both = given.get('float_tolerance');
  if (both !== undefined && [...given.keys()].some((flag) => /^float_(absolute|relative)/.test(flag)))
    return { wrong: 'float_tolerance stands beside a tolerance that it already means' };
  return {
    caseSensitive: given.has('case_sensitive'),
    spaceChangeSensitive: given.has('space_change_sensitive'),
    absolute: both ?? given.get('float_absolute_tolerance'),
    relative: both ?? given.get('float_relative_tolerance'),
  };
}

/** The flags of an inspected package; throws when it was never inspected. */
export function getIcpcFlags(words: readonly string[]): IcpcFlags {
  const parsed = parseIcpcFlags(words);
  if ('wrong' in parsed) throw new Error(parsed.wrong);
  return parsed;
}
