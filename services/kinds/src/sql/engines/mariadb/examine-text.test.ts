import { expect, test } from 'vitest';
import { findRejection } from './examine-text.js';

test('the server judges the content of definitions', () => {
  expect(findRejection('CREATE PROCEDURE p() BEGIN SELECT 1; SELECT 2; END; nonsense')).toBeUndefined();
});

test.each([
  [' \n', 'there is no statement here yet'],
  ['SELECT \0', 'the file contains a NUL character'],
  ['x'.repeat(32_769), 'the file is longer than 32768 bytes'],
  ['SELECT 1;\n  delimiter //', /^line 2, column 1: DELIMITER is a command of the mariadb program/],
])('%j is rejected', (text, message) => {
  expect(findRejection(text)).toMatchObject({
    reason: 'compile-error',
    message: expect.stringMatching(message),
  });
});
