/** A refusal in GHL's words; its body's `statusCode` may lie, as GHL's own does, so callers must branch on HTTP. */
export class GhlProblem extends Error {
  readonly status: number;
  readonly body: object;

  constructor({ status, body }: { status: number; body: object }) {
    super(JSON.stringify(body));
    this.name = 'GhlProblem';
    this.status = status;
    this.body = body;
  }
}

export const problems = {
  badRequest: (message: string, rest: object = {}) =>
    new GhlProblem({ status: 400, body: { statusCode: 400, message, ...rest } }),
  unauthorized: (message: string) =>
    new GhlProblem({ status: 401, body: { statusCode: 401, message, error: 'Unauthorized' } }),
  foreign: () =>
    new GhlProblem({
      status: 403,
      body: { statusCode: 403, message: 'The token does not have access to this location.', error: 'Forbidden' },
    }),
  noContact: (id: string) =>
    new GhlProblem({ status: 400, body: { error: `Contact with id ${id} not found`, status: 400 } }),
  unprocessable: (messages: readonly string[]) =>
    new GhlProblem({
      status: 422,
      body: { statusCode: 422, message: messages, error: 'Unprocessable Entity' },
    }),
};
