import {
  apiTokenSchema,
  DEVICE_CODE_SECONDS,
  DEVICE_GRANT,
  deviceCodeSchema,
  deviceTokenSchema,
  userCodeSchema,
  waitingDeviceSchema,
  type DeviceCode,
} from '@hone/contracts';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { bearing, credentialsOf, register, whoIs } from '../../testing/account-people.js';
import { createMemoryDependencies, type MemoryDependencies } from '../../testing/memory-dependencies.js';
import { TestApi } from '../../testing/test-api.js';
import type { Answer, TestClient } from '../../testing/test-client.js';

let test: TestApi<MemoryDependencies>;
let owner: TestClient;
beforeEach(async () => {
  test = await TestApi.start(createMemoryDependencies());
  owner = test.visitor();
  await register(owner, 'ada');
});
afterEach(() => test.close());

const PATH = '/api/v1/auth/device';
const start = (json: object = {}): Promise<DeviceCode> =>
  test.visitor().get(deviceCodeSchema, PATH, { json });
const ask = (code: string): Promise<Answer> =>
  test.visitor().call(`${PATH}/token`, { json: { grant_type: DEVICE_GRANT, device_code: code } });
const answer = (client: TestClient, code: string, allow: boolean): Promise<Answer> =>
  client.call(`${PATH}/answer`, { json: { code, allow } });
const tokenList = z.object({ items: z.array(apiTokenSchema) });
const PENDING = { status: 400, body: { error: 'authorization_pending', code: 'DEVICE_PENDING' } };

describe('signing in a device', () => {
  it('gives the token once, after the owner of the account allowed it', async () => {
    const codes = await start({ device_name: 'laptop', scope: 'read submit' });
    expect(codes).toMatchObject({
      verification_uri: 'https://hone.example.org/device',
      verification_uri_complete: `https://hone.example.org/device?code=${codes.user_code}`,
      interval: 5,
    });
    expect(await ask(codes.device_code)).toMatchObject(PENDING);
    const typed = codes.user_code.toLowerCase().replace('-', ' ');
    const waiting = await owner.get(waitingDeviceSchema, `${PATH}/find`, { json: { code: typed } });
    expect(waiting).toMatchObject({ name: 'laptop', scopes: ['read', 'submit'] });
    expect((await answer(owner, codes.user_code, true)).status).toBe(204);
    const { access_token: token, scope } = deviceTokenSchema.parse((await ask(codes.device_code)).body);
    expect(scope).toBe('read submit');
    const me = await test.visitor().call('/api/v1/me', { headers: bearing(token) });
    expect(me.body).toMatchObject({ user: { email: credentialsOf('ada').email } });
    expect(await ask(codes.device_code)).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
    expect((await owner.get(tokenList, '/api/v1/tokens')).items).toMatchObject([{ name: 'laptop' }]);
  });

  it('gives none when it was declined, or after its time', async () => {
    const [declined, late] = [await start(), await start()];
    await answer(owner, declined.user_code, false);
    expect(await ask(declined.device_code)).toMatchObject({ status: 400, body: { error: 'access_denied' } });
    test.world.clock.advance(DEVICE_CODE_SECONDS * 1000);
    expect(await ask(late.device_code)).toMatchObject({ status: 400, body: { error: 'expired_token' } });
    expect(await answer(owner, late.user_code, true)).toMatchObject({ status: 404 });
  });

  it('lets the first answer decide, from any user', async () => {
    const codes = await start();
    const other = test.visitor();
    await register(other, 'bob');
    const answers = await Promise.all([
      answer(owner, codes.user_code, true),
      answer(other, codes.user_code, true),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 404]);
  });

  it('gives one of several requests the token', async () => {
    const codes = await start();
    await answer(owner, codes.user_code, true);
    const answers = await Promise.all([
      ask(codes.device_code),
      ask(codes.device_code),
      ask(codes.device_code),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 400, 400]);
    expect((await owner.get(tokenList, '/api/v1/tokens')).items).toHaveLength(1);
  });

  it('gives the token to a device whose first request broke off', async () => {
    const codes = await start();
    await answer(owner, codes.user_code, true);
    const { tokens, deviceSignIns } = test.world.repositories;
    const gone = new Error('the database is away');
    const broken = [
      vi.spyOn(tokens, 'insert').mockRejectedValueOnce(gone),
      vi.spyOn(deviceSignIns, 'redeem').mockRejectedValueOnce(gone),
    ];
    for (const _step of broken) expect(await ask(codes.device_code)).toMatchObject({ status: 500 });
    expect(await ask(codes.device_code)).toMatchObject({ status: 200 });
  });

  it('needs the browser session of an account', async () => {
    const codes = await start();
    const guest = await test.guest();
    expect(await answer(guest, codes.user_code, true)).toMatchObject({ body: { code: 'ACCOUNT_NEEDED' } });
    expect(await answer(test.visitor(), codes.user_code, true)).toMatchObject({ status: 401 });
    const foreign = {
      json: { code: codes.user_code, allow: true },
      headers: { origin: 'https://evil.example' },
    };
    expect(await owner.call(`${PATH}/answer`, foreign)).toMatchObject({ status: 403 });
    expect(await ask(codes.device_code)).toMatchObject(PENDING);
  });

  it('gives nothing once the account is deleted', async () => {
    const codes = await start();
    await answer(owner, codes.user_code, true);
    await test.world.repositories.users.remove((await whoIs(owner))?.id ?? '');
    expect(await ask(codes.device_code)).toMatchObject({ body: { error: 'access_denied' } });
  });

  it('rejects a device that asks too often, and stops a caller who guesses codes', async () => {
    const { device_code: code } = await start();
    const answers: Answer[] = [];
    for (let i = 0; i < 16; i++) answers.push(await ask(code));
    expect(answers.at(14)).toMatchObject(PENDING);
    expect(answers.at(15)).toMatchObject({ status: 400, body: { error: 'slow_down' } });
    const guesses: number[] = [];
    for (let i = 0; i < 11; i++) guesses.push((await answer(owner, 'BCDF-GHJK', true)).status);
    expect(guesses.slice(9)).toEqual([404, 429]);
  });

  it.each([
    [{ scope: 'admin' }, 'scope.0'],
    [{ scope: 'read everything' }, 'scope.1'],
    [{ device_name: 'a\nb' }, 'device_name'],
    [{ password: 'x' }, 'password'],
  ])('rejects %j and names the field', async (json, path) => {
    const { status, body } = await test.visitor().call(PATH, { json });
    expect([status, body]).toMatchObject([422, { errors: [{ path }] }]);
  });

  it('understands the forms that libraries for OAuth send', async () => {
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    const { body } = await test.visitor().call(PATH, { raw: 'client_id=x&scope=read', headers });
    const { device_code: code } = deviceCodeSchema.parse(body);
    const raw = new URLSearchParams({ grant_type: DEVICE_GRANT, device_code: code }).toString();
    expect(await test.visitor().call(`${PATH}/token`, { raw, headers })).toMatchObject(PENDING);
    expect((await owner.call(`${PATH}/answer`, { raw, headers })).status).toBe(415);
  });

  it.each(['', 'BCDF', 'BCDF-GHJKL', 'AEIO-UAEI', '1111-2222'])('takes %j for no code', (text) => {
    expect(userCodeSchema.safeParse(text).success).toBe(false);
  });
});
