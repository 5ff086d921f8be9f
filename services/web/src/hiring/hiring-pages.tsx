import { lazy, Suspense } from 'react';
import { Navigate, Route, Routes } from 'react-router';
import { NotFound } from '../app/not-found-page.js';
import { PageLoading } from '../app/page-loading.js';
import { AssessmentsPage } from './assessments-page.js';
import { WorkspaceFrame } from './workspace-frame.js';
import { WorkspacesPage } from './workspaces-page.js';

const BuilderPage = lazy(async () => ({
  default: (await import('../builder/builder-page.js')).BuilderPage,
}));
const PreviewPage = lazy(async () => ({
  default: (await import('../builder/preview-page.js')).PreviewPage,
}));
const InvitePage = lazy(async () => ({ default: (await import('./invite-page.js')).InvitePage }));
const AnalyticsPage = lazy(async () => ({
  default: (await import('../analytics/analytics-page.js')).AnalyticsPage,
}));
const CandidatesPage = lazy(async () => ({
  default: (await import('../report/candidates-page.js')).CandidatesPage,
}));
const ReportPage = lazy(async () => ({ default: (await import('../report/report-page.js')).ReportPage }));
const PlaybackPage = lazy(async () => ({
  default: (await import('../report/playback-page.js')).PlaybackPage,
}));
const TalkPage = lazy(async () => ({ default: (await import('../report/talk-page.js')).TalkPage }));
const ComparePage = lazy(async () => ({
  default: (await import('../report/compare-page.js')).ComparePage,
}));
const MembersPage = lazy(async () => ({ default: (await import('./members-page.js')).MembersPage }));
const SettingsPage = lazy(async () => ({ default: (await import('./settings-page.js')).SettingsPage }));
const WebhooksPage = lazy(async () => ({
  default: (await import('../webhooks/webhooks-page.js')).WebhooksPage,
}));
const AuditPage = lazy(async () => ({ default: (await import('./audit-page.js')).AuditPage }));

/** `/w` and everything below it. */
export function HiringPages() {
  return (
    <Suspense fallback={<PageLoading />}>
      <Routes>
        <Route index element={<WorkspacesPage />} />
        <Route path=":w" element={<WorkspaceFrame />}>
          <Route index element={<Navigate to="assessments" replace />} />
          <Route path="assessments" element={<AssessmentsPage />} />
          <Route path="assessments/:a" element={<BuilderPage />} />
          <Route path="assessments/:a/preview" element={<PreviewPage />} />
          <Route path="assessments/:a/invite" element={<InvitePage />} />
          <Route path="assessments/:a/analytics" element={<AnalyticsPage />} />
          <Route path="candidates" element={<CandidatesPage />} />
          <Route path="sittings/:s" element={<ReportPage />} />
          <Route path="sittings/:s/playback/:item" element={<PlaybackPage />} />
          <Route path="sittings/:s/talk" element={<TalkPage />} />
          <Route path="compare" element={<ComparePage />} />
          <Route path="members" element={<MembersPage />} />
          <Route path="settings" element={<SettingsPage />} />
          <Route path="webhooks" element={<WebhooksPage />} />
          <Route path="audit" element={<AuditPage />} />
        </Route>
        <Route path="*" element={<NotFound />} />
      </Routes>
    </Suspense>
  );
}
