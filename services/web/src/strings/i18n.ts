import { createInstance, type TFunction } from 'i18next';
import type { account } from './en/account.js';
import type { admin } from './en/admin.js';
import type { analytics } from './en/analytics.js';
import type { builder } from './en/builder.js';
import type { candidateList } from './en/candidate-list.js';
import type { cases } from './en/cases.js';
import type { catalogue } from './en/catalogue.js';
import type { challenge } from './en/challenge.js';
import type { common } from './en/common.js';
import type { compare } from './en/compare.js';
import type { contract } from './en/contract.js';
import type { device } from './en/device.js';
import type { editor } from './en/editor.js';
import type { evidence } from './en/evidence.js';
import type { files } from './en/files.js';
import type { hire } from './en/hire.js';
import type { hiring } from './en/hiring.js';
import type { history } from './en/history.js';
import type { incident } from './en/incident.js';
import type { landing } from './en/landing.js';
import type { me } from './en/me.js';
import type { playback } from './en/playback.js';
import type { report } from './en/report.js';
import type { results } from './en/results.js';
import type { similarity } from './en/similarity.js';
import type { sharedResult } from './en/shared-result.js';
import type { sitting } from './en/sitting.js';
import type { submission } from './en/submission.js';
import type { tracks } from './en/tracks.js';
import type { topology } from './en/topology.js';

/** The strings of each feature, by its name. */
interface Catalogues {
  readonly account: typeof account;
  readonly admin: typeof admin;
  readonly analytics: typeof analytics;
  readonly builder: typeof builder;
  readonly candidateList: typeof candidateList;
  readonly cases: typeof cases;
  readonly catalogue: typeof catalogue;
  readonly challenge: typeof challenge;
  readonly common: typeof common;
  readonly compare: typeof compare;
  readonly contract: typeof contract;
  readonly device: typeof device;
  readonly editor: typeof editor;
  readonly evidence: typeof evidence;
  readonly files: typeof files;
  readonly hire: typeof hire;
  readonly hiring: typeof hiring;
  readonly history: typeof history;
  readonly incident: typeof incident;
  readonly landing: typeof landing;
  readonly me: typeof me;
  readonly playback: typeof playback;
  readonly report: typeof report;
  readonly results: typeof results;
  readonly similarity: typeof similarity;
  readonly sharedResult: typeof sharedResult;
  readonly sitting: typeof sitting;
  readonly submission: typeof submission;
  readonly topology: typeof topology;
  readonly tracks: typeof tracks;
}

declare module 'i18next' {
  interface CustomTypeOptions {
    resources: Catalogues;
    nsSeparator: false;
    strictKeyChecks: true;
    strictInterpolationChecks: true;
  }
}

/** The only file that knows i18next. English is the only language; others would be folders beside `en`. */
export const i18n = createInstance();

void i18n.init({
  lng: 'en',
  fallbackLng: 'en',
  resources: {},
  // Nothing is loaded over the network: strings are there before the first component renders.
  initAsync: false,
  nsSeparator: false,
  // React escapes what it renders.
  interpolation: { escapeValue: false },
});

/** Registers a feature's strings and returns their lookup. They are in the chunk of their importers. */
export function bindStrings<Name extends keyof Catalogues>(
  name: Name,
  strings: Catalogues[Name],
): TFunction<Name> {
  i18n.addResourceBundle('en', name, strings);
  return i18n.getFixedT(null, name);
}
