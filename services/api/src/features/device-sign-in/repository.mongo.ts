import {
  insertOnce,
  parseStored,
  type MongoDatabase,
  type StoredDocument,
} from '../../storage/mongo-database.js';
import {
  deviceAnswerSchema,
  deviceSignInSchema,
  type DeviceAnswer,
  type DeviceSignIn,
  type DeviceSignInRepository,
} from './repository.js';

type SignInDocument = StoredDocument & Omit<DeviceSignIn, 'id'>;
type AnswerDocument = StoredDocument & Omit<DeviceAnswer, 'id'>;
type RedemptionDocument = StoredDocument & { readonly at: number };

const DAY_MS = 24 * 3600 * 1000;
const [SIGN_INS, ANSWERS, REDEMPTIONS] = ['deviceSignIns', 'deviceAnswers', 'deviceRedemptions'];

/** Sign-ins of devices in three collections; each id is the digest of a device code. */
export function createMongoDeviceSignInRepository(database: MongoDatabase): DeviceSignInRepository {
  const signIns = database.collection<SignInDocument>(SIGN_INS);
  const answers = database.collection<AnswerDocument>(ANSWERS);
  const redemptions = database.collection<RedemptionDocument>(REDEMPTIONS);
  const parse = (document: SignInDocument | null): DeviceSignIn | undefined =>
    document === null ? undefined : parseStored(deviceSignInSchema, { ...document, id: document._id });
  return {
    insert: ({ id, ...signIn }) => insertOnce(signIns, { _id: id, ...signIn }),
    find: async (id) => parse(await signIns.findOne({ _id: id })),
    findByUserCode: async (userCode) => parse(await signIns.findOne({ userCode })),
    answer: ({ id, ...answer }) => insertOnce(answers, { _id: id, ...answer }),
    async findAnswer(id) {
      const document = await answers.findOne({ _id: id });
      return document === null
        ? undefined
        : parseStored(deviceAnswerSchema, { ...document, id: document._id });
    },
    redeem: (id, at) => insertOnce(redemptions, { _id: id, at }),
    removeOf: async (user) => void (await answers.deleteMany({ user })),
    async sweep(nowMs) {
      await signIns.deleteMany({ expiresAt: { $lte: nowMs } });
      for (const collection of [answers, redemptions])
        await collection.deleteMany({ at: { $lte: nowMs - DAY_MS } });
    },
  };
}

/** Creates the unique and other indexes of this feature. */
export async function createDeviceIndexes(database: MongoDatabase): Promise<void> {
  await database.collection(SIGN_INS).createIndex({ userCode: 1 }, { unique: true });
  await database.collection(SIGN_INS).createIndex({ expiresAt: 1 });
  await database.collection(ANSWERS).createIndex({ user: 1 });
  for (const name of [ANSWERS, REDEMPTIONS]) await database.collection(name).createIndex({ at: 1 });
}
