import {
  analyticsSchema,
  assessmentListSchema,
  assessmentSchema,
  HIRING_ROUTES,
  publishedAssessmentSchema,
  rubricSchema,
  type PutAssessmentBody,
  type Rubric,
} from '@hone/contracts/hiring';
import { addressOf } from './route-address.js';
import type { SendRequest } from './send-request.js';

const pathOf = (route: string, w: string, a: string): string => addressOf(route, { w, a });

function createDraftCalls(send: SendRequest) {
  return {
    listAssessments: (w: string, signal?: AbortSignal) =>
      send({
        method: 'GET',
        path: addressOf(HIRING_ROUTES.assessments, { w }),
        answer: assessmentListSchema,
        signal,
      }),
    createAssessment: (w: string, body: { readonly title: string }) =>
      send({
        method: 'POST',
        path: addressOf(HIRING_ROUTES.assessments, { w }),
        body,
        answer: assessmentSchema,
      }),
    getAssessment: (w: string, a: string, signal?: AbortSignal) =>
      send({
        method: 'GET',
        path: pathOf(HIRING_ROUTES.assessment, w, a),
        answer: assessmentSchema,
        signal,
      }),
    saveAssessment: (w: string, a: string, body: PutAssessmentBody) =>
      send({ method: 'PUT', path: pathOf(HIRING_ROUTES.assessment, w, a), body, answer: assessmentSchema }),
  };
}

/** The calls that build assessments. */
export function createAssessmentCalls(send: SendRequest) {
  return {
    ...createDraftCalls(send),
    publishAssessment: (w: string, a: string, revision: number) =>
      send({
        method: 'POST',
        path: pathOf(HIRING_ROUTES.publish, w, a),
        body: { revision },
        answer: publishedAssessmentSchema,
      }),
    retireAssessment: (w: string, a: string) =>
      send({ method: 'POST', path: pathOf(HIRING_ROUTES.retire, w, a), answer: assessmentSchema }),
    getVersion: (w: string, a: string, v: number, signal?: AbortSignal) =>
      send({
        method: 'GET',
        path: addressOf(HIRING_ROUTES.version, { w, a, v: String(v) }),
        answer: publishedAssessmentSchema,
        signal,
      }),
    getAnalytics: (w: string, a: string, signal?: AbortSignal) =>
      send({
        method: 'GET',
        path: pathOf(HIRING_ROUTES.analytics, w, a),
        answer: analyticsSchema,
        signal,
      }),
    getRubric: (w: string, a: string, signal?: AbortSignal) =>
      send({ method: 'GET', path: pathOf(HIRING_ROUTES.rubric, w, a), answer: rubricSchema, signal }),
    saveRubric: (w: string, a: string, body: Rubric) =>
      send({ method: 'PUT', path: pathOf(HIRING_ROUTES.rubric, w, a), body, answer: rubricSchema }),
  };
}
