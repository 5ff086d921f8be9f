import { tokenScopeSchema } from '@hone/contracts';
import { z } from 'zod';

/** A device that wants to sign in. Only the digest of its device code is stored. */
export const deviceSignInSchema = z.object({
  id: z.string(),
  /** Without its hyphen; unique among those that are stored. */
  userCode: z.string(),
  name: z.string(),
  scopes: z.array(tokenScopeSchema),
  /** Milliseconds since 1970, like all times here. */
  createdAt: z.number(),
  expiresAt: z.number(),
});
export type DeviceSignIn = z.infer<typeof deviceSignInSchema>;

/** What somebody decided about a device. */
export const deviceAnswerSchema = z.object({
  /** That of the sign-in. */
  id: z.string(),
  user: z.string(),
  allowed: z.boolean(),
  at: z.number(),
});
export type DeviceAnswer = z.infer<typeof deviceAnswerSchema>;

/** Sign-ins of devices. Answer and redemption are inserted once, which decides races. */
export interface DeviceSignInRepository {
  /** False when the user code is taken. */
  insert(signIn: DeviceSignIn): Promise<boolean>;
  /** By the digest of the device code, expired or not. */
  find(id: string): Promise<DeviceSignIn | undefined>;
  findByUserCode(userCode: string): Promise<DeviceSignIn | undefined>;
  /** False when somebody answered before. */
  answer(answer: DeviceAnswer): Promise<boolean>;
  findAnswer(id: string): Promise<DeviceAnswer | undefined>;
  /** False when the token was handed out before. */
  redeem(id: string, at: number): Promise<boolean>;
  /** Removes what somebody answered. */
  removeOf(user: string): Promise<void>;
  /** Deletes expired sign-ins, and answers and redemptions from a day before. */
  sweep(nowMs: number): Promise<void>;
}
