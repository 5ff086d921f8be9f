import { describe, expect, it } from 'vitest';
import { conversationStepSchema, stepSchema } from '../exchanges/step.js';
import { parseHttpFile } from './parse-http-file.js';
import { writeHttpFile } from './write-http-file.js';

const step = (value: object) => stepSchema.parse({ expect: { status: 200 }, ...value });

describe('a conversation as a file', () => {
  const text = writeHttpFile({
    id: 'a',
    draw: { name: 'word', size: { integer: [5, 5] } },
    steps: [
      step({
        send: 'POST /notes',
        json: { name: '{{name}}', size: '{{size}}' },
        keep: { id: 'json.id', tag: 'headers.etag' },
      }),
      step({ send: 'PUT /notes/{{id}}', headers: { 'If-Match': '{{tag}}' }, body: 'x' }),
    ],
  });

  it('has examples for drawn values, and placeholders for values of answers', () => {
    expect(text.replace(/^@name = [a-z]+$/m, '@name = some')).toBe(`@name = some
@size = 5

# @name request1
POST /notes
Content-Type: application/json

{
  "name": "{{name}}",
  "size": {{size}}
}

###

PUT /notes/{{request1.response.body.$.id}}
If-Match: {{request1.response.headers.etag}}

x
`);
  });

  it('can be played', () => {
    expect(parseHttpFile(text).ok).toBe(true);
  });

  it('says where the check waits', () => {
    const late = conversationStepSchema.parse({ send: 'GET /notes', expect: { status: 404 }, waitMs: 1_500 });
    const written = writeHttpFile({ id: 'a', draw: {}, steps: [late] });
    expect(written).toBe('# The check waits 1500 ms before this request.\nGET /notes\n');
    expect(parseHttpFile(written).ok).toBe(true);
  });

  it('leaves the tokens of callers to the console', () => {
    const asked = step({ send: 'GET /notes', headers: { Authorization: 'Bearer {{callers.alice}}' } });
    const written = writeHttpFile({ id: 'a', draw: {}, steps: [asked] }, ['alice']);
    expect(written).toContain('Authorization: Bearer {{callers.alice}}');
  });
});
