import { createBrowserRouter, type RouteObject } from 'react-router';
import { ErrorPage } from './error-page.js';
import { NotFound } from './not-found-page.js';
import { PageFocus } from './page-focus.js';
import { PageLoading } from './page-loading.js';
import { SiteLayout } from './site-layout.js';

const OWN_PAGES: RouteObject[] = [
  { path: '/me', lazy: async () => ({ Component: (await import('../me/me-page.js')).MePage }) },
  {
    path: '/me/account',
    lazy: async () => ({ Component: (await import('../account/account-page.js')).AccountPage }),
  },
  {
    path: '/sign-in',
    lazy: async () => ({ Component: (await import('../account/sign-in-page.js')).SignInPage }),
  },
  {
    path: '/forgot-password',
    lazy: async () => ({ Component: (await import('../account/forgot-page.js')).ForgotPage }),
  },
  {
    path: '/reset-password',
    lazy: async () => ({ Component: (await import('../account/reset-page.js')).ResetPage }),
  },
  {
    path: '/confirm-email',
    lazy: async () => ({ Component: (await import('../account/confirm-page.js')).ConfirmPage }),
  },
  {
    path: '/device',
    lazy: async () => ({ Component: (await import('../device/device-page.js')).DevicePage }),
  },
  {
    path: '/admin/outbox',
    lazy: async () => ({ Component: (await import('../admin/outbox-page.js')).OutboxPage }),
  },
  {
    path: '/register',
    lazy: async () => ({ Component: (await import('../account/register-page.js')).RegisterPage }),
  },
];

/** Not in the built pages: Vite leaves out what only this branch imports. */
const DEVELOPMENT_PAGES: RouteObject[] = import.meta.env.DEV
  ? [
      {
        path: '/design/*',
        lazy: async () => ({ Component: (await import('../design/design-page.js')).DesignPage }),
      },
    ]
  : [];

const SITE_PAGES: RouteObject[] = [
  {
    path: '/',
    lazy: async () => ({ Component: (await import('../landing/landing-page.js')).LandingPage }),
  },
  {
    path: '/challenges',
    lazy: async () => ({ Component: (await import('../catalogue/catalogue-page.js')).CataloguePage }),
  },
  {
    path: '/submissions/:id',
    lazy: async () => ({
      Component: (await import('../submission/submission-page.js')).SubmissionPage,
    }),
  },
  {
    path: '/tracks',
    lazy: async () => ({ Component: (await import('../tracks/tracks-page.js')).TracksPage }),
  },
  {
    path: '/tracks/:slug',
    lazy: async () => ({ Component: (await import('../tracks/track-page.js')).TrackPage }),
  },
  ...OWN_PAGES,
  ...DEVELOPMENT_PAGES,
  {
    path: '/hire',
    lazy: async () => ({ Component: (await import('../hire/hire-page.js')).HirePage }),
  },
  {
    path: '/w/*',
    lazy: async () => ({ Component: (await import('../hiring/hiring-pages.js')).HiringPages }),
  },
  {
    path: '/join/:token',
    lazy: async () => ({ Component: (await import('../hiring/join-page.js')).JoinPage }),
  },
  {
    path: '/shared/:token',
    lazy: async () => ({ Component: (await import('../report/shared-page.js')).SharedPage }),
  },
  {
    path: '/s/:token',
    lazy: async () => ({
      Component: (await import('../shared-result/shared-result-page.js')).SharedResultPage,
    }),
  },
  {
    path: '/i/:token',
    lazy: async () => ({ Component: (await import('../sitting/invitation-page.js')).InvitationPage }),
  },
  { path: '*', element: <NotFound /> },
];

/** The pages. Each is a separate chunk: a visitor of a challenge loads no other page. */
export function createRouter() {
  return createBrowserRouter([
    {
      element: <PageFocus />,
      hydrateFallbackElement: <PageLoading />,
      errorElement: <ErrorPage />,
      children: [
        { element: <SiteLayout />, errorElement: <ErrorPage />, children: SITE_PAGES },
        {
          path: '/challenges/:slug',
          errorElement: <ErrorPage />,
          lazy: async () => ({ Component: (await import('../challenge/challenge-page.js')).ChallengePage }),
        },
        {
          path: '/sittings/:id/*',
          errorElement: <ErrorPage />,
          lazy: async () => ({ Component: (await import('../sitting/sitting-pages.js')).SittingPages }),
        },
      ],
    },
  ]);
}
