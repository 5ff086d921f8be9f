import type { User } from '@hone/contracts';
import { IconChevronDown, IconLogin2, IconUserCircle } from '@tabler/icons-react';
import { useEffect, useId, useRef, useState, type FocusEvent, type KeyboardEvent } from 'react';
import { Link, useLocation } from 'react-router';
import { t } from '../strings/account.js';
import { useMe } from '../submission/use-history.js';
import classes from './account-menu.module.css';
import { withNext } from './next-page.js';
import { useSignOut } from './use-sign-out.js';

function SignOutButton() {
  const signOut = useSignOut();
  return (
    <button type="button" disabled={signOut.isPending} onClick={() => signOut.mutate()}>
      {signOut.isError ? t('menu.signOutFailed') : t('menu.signOut')}
    </button>
  );
}

/** What the open menu offers on a page. */
export function AccountEntries({ user, page }: { readonly user: User; readonly page: string }) {
  return (
    <ul>
      <li className={classes['who']}>{user.guest ? t('menu.asGuest') : (user.email ?? user.name)}</li>
      {user.guest && (
        <>
          <li>
            <Link to={withNext('/register', page)}>{t('menu.register')}</Link>
          </li>
          <li>
            <Link to={withNext('/sign-in', page)}>{t('menu.signIn')}</Link>
          </li>
        </>
      )}
      <li>
        <Link to="/me">{t('menu.myWork')}</Link>
      </li>
      <li>
        <Link to="/w">{t('menu.hiring')}</Link>
      </li>
      <li>
        <Link to="/me/account">{user.guest ? t('menu.guestSettings') : t('menu.account')}</Link>
      </li>
      {user.roles.includes('admin') && (
        <li>
          <Link to="/admin/outbox">{t('menu.outbox')}</Link>
        </li>
      )}
      {!user.guest && (
        <li>
          <SignOutButton />
        </li>
      )}
    </ul>
  );
}

/** Opens below its button; closed by Escape, by leaving it, and by going to another page. */
function useDisclosure(page: string) {
  const [openOn, setOpenOn] = useState<string | null>(null);
  const button = useRef<HTMLButtonElement>(null);
  const place = useRef<HTMLDivElement>(null);
  const open = openOn === page;
  const close = () => setOpenOn(null);
  useEffect(() => {
    if (!open) return undefined;
    const onPress = (event: PointerEvent) => {
      if (event.target instanceof Node && place.current?.contains(event.target) !== true) setOpenOn(null);
    };
    document.addEventListener('pointerdown', onPress);
    return () => document.removeEventListener('pointerdown', onPress);
  }, [open]);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !open) return;
    close();
    button.current?.focus();
  };
  const onBlur = (event: FocusEvent) => {
    const next = event.relatedTarget;
    if (next instanceof Node && place.current?.contains(next) !== true) close();
  };
  return {
    open,
    button,
    toggle: () => setOpenOn(open ? null : page),
    box: { ref: place, onKeyDown, onBlur },
  };
}

function UserMenu({ user, page }: { readonly user: User; readonly page: string }) {
  const id = useId();
  const { open, button, toggle, box } = useDisclosure(page);
  const name = user.guest ? t('menu.guest') : user.name;
  return (
    <div {...box} className={classes['box']}>
      <button
        ref={button}
        type="button"
        className={classes['button']}
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        aria-label={t('menu.open', { name })}
        onClick={toggle}
      >
        <IconUserCircle size={19} aria-hidden />
        <span className={classes['name']}>{name}</span>
        <IconChevronDown size={14} aria-hidden className={classes['chevron']} />
      </button>
      {open && (
        <nav id={id} aria-label={t('menu.label')} className={classes['menu']}>
          <AccountEntries user={user} page={page} />
        </nav>
      )}
    </div>
  );
}

/** In the bar of all pages: the signed-in user, or the link to sign in. */
export function AccountMenu() {
  const me = useMe();
  const { pathname, search } = useLocation();
  const page = `${pathname}${search}`;
  if (me.isPending) return <span className={classes['space']} />;
  if (me.data === undefined || me.data === null)
    return (
      <Link to={withNext('/sign-in', page)} className={classes['signIn']}>
        <IconLogin2 size={19} aria-hidden />
        <span>{t('menu.signIn')}</span>
      </Link>
    );
  return <UserMenu user={me.data} page={page} />;
}
