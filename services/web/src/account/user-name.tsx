import type { User } from '@hone/contracts';

/** Who somebody is, with the address they sign in with. */
export function UserName({ user: { name, email } }: { readonly user: User }) {
  return (
    <>
      <strong>{name}</strong>
      {email !== undefined && ` (${email})`}
    </>
  );
}
