import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { AppError } from './app-error.js';
import { parseConfig } from './config.js';

const schema = z.object({
  PORT: z.coerce.number().int().positive().default(8080),
  SECRET: z.string().min(8),
});

describe('the configuration', () => {
  it('is parsed from strings and filled with defaults', () => {
    expect(parseConfig(schema, { SECRET: 'long enough', OTHER: 'x' })).toEqual({
      PORT: 8080,
      SECRET: 'long enough',
    });
  });

  it('takes an empty variable as absent', () => {
    expect(parseConfig(schema, { PORT: '', SECRET: 'long enough' }).PORT).toBe(8080);
  });

  it('names every wrong variable and repeats no value', () => {
    const parse = () => parseConfig(schema, { PORT: 'eighty', SECRET: 'short' });
    expect(parse).toThrow(AppError);
    expect(parse).toThrow(/PORT: .*SECRET: /);
    expect(parse).not.toThrow(/short'|eighty/);
  });
});
