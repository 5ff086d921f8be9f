import { domainSchema } from '@hone/contracts';
import type { WorkspaceRole } from '@hone/contracts/hiring';
import type { Request, RequestHandler } from 'express';
import { z } from 'zod';
import { validate } from '../../http/validate.js';
import type { Actor, EnterWorkspace } from './access.js';

/** Handlers of a route of a workspace: member and role first, then the act; its answer is JSON. */
export type TeamRoute = (
  roles: readonly WorkspaceRole[],
  act: (actor: Actor, request: Request) => Promise<unknown>,
  status?: number,
) => RequestHandler[];

/** An act without an answer is a 204. */
export function createTeamRoute(enter: EnterWorkspace): TeamRoute {
  return (roles, act, status = 200) => [
    async (request, response) => {
      const answer = await act(await enter(request, roles), request);
      if (answer === undefined) response.status(204).end();
      else response.status(status).json(answer);
    },
  ];
}

const paramSchema = z.string().max(64);

/** A parameter of the address. */
export const paramOf = (request: Request, name: string): string =>
  validate(paramSchema, request.params[name]);

/** A domain in the address: longer than an id may be. */
export const domainOf = (request: Request): string => validate(domainSchema, request.params['domain']);

/** A list that is never long. */
export const wholeList = <T>(items: readonly T[]) => ({ items, nextCursor: null });
