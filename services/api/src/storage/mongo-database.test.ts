import { describe, expect, it } from 'vitest';
import mongoose from 'mongoose';
import { isMongoUnavailable } from './mongo-database.js';

const { MongoNetworkError, MongoServerError } = mongoose.mongo;
const inFerret = (errmsg: string) =>
  new MongoServerError({ ok: 0, code: 1, codeName: 'InternalError', errmsg });

describe('the database counts as away', () => {
  it.each([
    ['when it cannot be reached', new MongoNetworkError('connect ECONNREFUSED')],
    ['when its disk is full', inFerret('ERROR: could not extend file: No space left (SQLSTATE 53100)')],
    [
      'when PostgreSQL behind it recovers',
      inFerret('FATAL: the database system is starting up (SQLSTATE 57P03)'),
    ],
    ['when PostgreSQL behind it is gone', inFerret('failed to connect to `user=ferretdb`: server error')],
    ['when it loses PostgreSQL in the middle', inFerret('[msg_find.go:1] unexpected EOF')],
    ['when it shuts down', new MongoServerError({ ok: 0, code: 11_600, errmsg: 'interrupted at shutdown' })],
    [
      'when MongoDB has no space left',
      new MongoServerError({ ok: 0, code: 14_031, errmsg: 'OutOfDiskSpace' }),
    ],
  ])('%s', (_when, error) => {
    expect(isMongoUnavailable(error)).toBe(true);
  });

  it.each([
    ['a duplicate key', new MongoServerError({ ok: 0, code: 11_000, errmsg: 'duplicate key' })],
    ['a document that it rejects', inFerret('invalid value: { "v": \0 } (SQLSTATE 22P05)')],
    ['a query that was cancelled', inFerret('canceling statement (SQLSTATE 57014)')],
    ['our own mistake', new TypeError('undefined is not a function')],
  ])('not for %s', (_what, error) => {
    expect(isMongoUnavailable(error)).toBe(false);
  });
});
