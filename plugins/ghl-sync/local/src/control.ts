import type { FastifyInstance } from 'fastify';
import { object, string, number } from 'yup';
import type { Fault, Faults } from './faults.ts';
import { readBody } from './schemas.ts';

const FAULTS = ['down', 'hang', 'error', 'too-many', 'html', 'done-but-422'] as const satisfies readonly Fault[];

const faultSchema = object({
  fault: string().oneOf(FAULTS).required(),
  times: number().integer().min(1),
  match: string().max(200),
});

/** `/local/faults`, which only this GHL has: what shall go wrong. The server asks for the token, as the API does. */
export function addControlRoutes({ server, faults }: { server: FastifyInstance; faults: Faults }): void {
  server.put('/local/faults', (request) => {
    const { fault, times, match } = readBody(faultSchema, request.body);
    faults.set({ fault, ...(times === undefined ? {} : { times }), ...(match === undefined ? {} : { match }) });
    return { data: { fault, times: times ?? null, match: match ?? null } };
  });
  server.delete('/local/faults', (_request, reply) => {
    faults.set(null);
    return reply.status(204).send();
  });
}
