import { describe, expect, it } from 'vitest';
import { mergeComposeFile, mergeEnv } from './compose-env.mjs';

const merge = (text: string | undefined) =>
  mergeEnv(text, {
    fresh: { HONE_NODE_IMAGE: 'hone/node:2', HONE_IMAGES: '{"python":"hone/python:1"}' },
    defaults: { HONE_COOKIE_SECRET: 'made' },
  });

describe('the settings of docker-compose.yml', () => {
  it('are complete when there are none', () => {
    expect(merge(undefined).split('\n').slice(2)).toEqual([
      'HONE_COOKIE_SECRET=made',
      'HONE_NODE_IMAGE=hone/node:2',
      `HONE_IMAGES='{"python":"hone/python:1"}'`,
      '',
    ]);
  });

  it('keep what somebody wrote, including secrets, and name the latest images', () => {
    const written = '# mine\nHONE_WEB_PORT=80\nHONE_NODE_IMAGE=hone/node:1\nHONE_COOKIE_SECRET=kept\n';
    const merged = merge(written);
    expect(merged).toContain('# mine\nHONE_WEB_PORT=80\nHONE_COOKIE_SECRET=kept\n');
    expect(merged.match(/HONE_NODE_IMAGE=.*/g)).toEqual(['HONE_NODE_IMAGE=hone/node:2']);
    expect(merge(merged)).toBe(merged);
  });

  it('get a secret in place of one that was left empty', () => {
    expect(merge('HONE_COOKIE_SECRET=\n')).toContain('HONE_COOKIE_SECRET=made\n');
  });
});

describe('the files of compose', () => {
  const ours = ['docker-compose.yml', 'ferretdb.yml'];
  const merged = (text: string | undefined, needed = ours) => mergeComposeFile(text, needed, ours);

  it('are those that are needed when nobody wrote any', () => {
    expect(merged(undefined)).toBe('docker-compose.yml:ferretdb.yml');
    expect(merged('HONE_WEB_PORT=80\nCOMPOSE_FILE=\n')).toBe('docker-compose.yml:ferretdb.yml');
  });

  it('keep what somebody added, after ours and in their order', () => {
    const text = "A=1\nCOMPOSE_FILE='docker-compose.yml:mail.yml:mine.yml'\n";
    expect(merged(text)).toBe('docker-compose.yml:ferretdb.yml:mail.yml:mine.yml');
    expect(merged(`COMPOSE_FILE=${merged(text)}\n`)).toBe(merged(text));
  });

  it('leave out one of ours that is needed no longer', () => {
    expect(merged('COMPOSE_FILE=docker-compose.yml:ferretdb.yml:mail.yml\n', ['docker-compose.yml'])).toBe(
      'docker-compose.yml:mail.yml',
    );
  });
});
