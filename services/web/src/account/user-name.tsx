import type { User } from '@hone/contracts';

/** A user's name, with the address that they sign in with. */
export function UserName({ user: { name, email } }: { readonly user: User }) {
  return (
    <>
      <strong>{name}</strong>
      {email !== undefined && ` (${email})`}
    </>
  );
}
