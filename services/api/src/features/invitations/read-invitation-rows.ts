import { emailSchema, personNameSchema } from '@hone/contracts';
import {
  MAX_EXTRA_TIME_PERCENT,
  MAX_INVITATION_ROWS,
  type InvitationPreview,
  type InvitationRow,
} from '@hone/contracts/hiring';
import { AppError } from '@hone/kit';
import { parseCsv, type CsvRow } from './parse-csv.js';

type Field = 'name' | 'email' | 'extraTimePercent';

/** Titles of columns, in small letters and without blanks. */
const COLUMNS: Readonly<Record<string, Field>> = {
  name: 'name',
  fullname: 'name',
  email: 'email',
  'e-mail': 'email',
  mail: 'email',
  emailaddress: 'email',
  extratime: 'extraTimePercent',
  extratimepercent: 'extraTimePercent',
};

function invalidFile(message: string): AppError {
  return new AppError('INVITATION_FILE_INVALID', { errors: [{ path: '', message }] });
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw invalidFile('the file is not UTF-8 text; save it as "CSV UTF-8"');
  }
}

/** Reads a file of people to invite. Throws `INVITATION_FILE_INVALID` for any other file. */
export function readInvitationRows(bytes: Uint8Array): InvitationPreview {
  const [header, ...rows] = parseCsv(decode(bytes)) ?? [];
  if (header === undefined) throw invalidFile('the file is empty, or a quote is not closed');
  const fields = header.cells.map((title) => COLUMNS[title.toLowerCase().replaceAll(/[\s_%()]/g, '')]);
  if (!fields.includes('email'))
    throw invalidFile('the first line must name the columns: name,email,extra time');
  if (rows.length > MAX_INVITATION_ROWS)
    throw invalidFile(`the file has ${rows.length} rows; the maximum is ${MAX_INVITATION_ROWS}`);
  const firstLines = new Map<string, number>();
  const read = rows.map((row) => readRow(row, fields, firstLines));
  const bad = read.filter(({ problems }) => problems.length > 0).length;
  return { rows: read, good: read.length - bad, bad };
}

/** One row with everything that is wrong with it. */
function readRow(
  { line, cells }: CsvRow,
  fields: readonly (Field | undefined)[],
  firstLines: Map<string, number>,
): InvitationRow {
  const cellOf = (field: Field): string => cells[fields.indexOf(field)]?.trim() ?? '';
  const problems: InvitationRow['problems'] = [];
  const [name, extra] = [cellOf('name'), cellOf('extraTimePercent').replace(/\s*%$/, '')];
  const email = emailSchema.safeParse(cellOf('email'));
  if (!email.success) problems.push({ field: 'email', message: 'is not an e-mail address' });
  const first = email.success ? firstLines.get(email.data) : undefined;
  if (first !== undefined) problems.push({ field: 'email', message: `is already in line ${first}` });
  else if (email.success) firstLines.set(email.data, line);
  if (name !== '' && !personNameSchema.safeParse(name).success)
    problems.push({ field: 'name', message: 'must be one line of up to 80 characters' });
  const extraTimePercent = extra === '' ? 0 : Number(extra);
  const isPercent = Number.isInteger(extraTimePercent) && extraTimePercent >= 0;
  if (!isPercent || extraTimePercent > MAX_EXTRA_TIME_PERCENT)
    problems.push({
      field: 'extraTimePercent',
      message: `must be a whole number from 0 to ${MAX_EXTRA_TIME_PERCENT}`,
    });
  if (cells.length > fields.length) problems.push({ field: 'row', message: 'has more cells than columns' });
  return {
    line,
    name,
    email: email.success ? email.data : cellOf('email'),
    extraTimePercent: isPercent ? extraTimePercent : null,
    problems,
  };
}
