import { errors } from '@strapi/utils';

/** The statuses a refusal may have; anything else is a bug and throws a plain error. */
export type RefusalStatus = 400 | 401 | 403 | 404 | 409 | 422 | 429 | 502 | 503;

const NAMES: Record<RefusalStatus, string> = {
  400: 'BadRequestError',
  401: 'UnauthorizedError',
  403: 'ForbiddenError',
  404: 'NotFoundError',
  409: 'ConflictError',
  422: 'UnprocessableEntityError',
  429: 'RateLimitError',
  502: 'BadGatewayError',
  503: 'ServiceUnavailableError',
};

/**
 * An expected "no": the controller throws it, Strapi answers
 * `{ data: null, error: { status, name, message, details: { code } } }`.
 * `message` is shown to people; `code` is what programs branch on and part of the plugin's contract.
 */
export class Refusal extends Error {
  override name: string;
  readonly status: RefusalStatus;
  readonly details: { code: string } & Record<string, unknown>;

  constructor({
    status,
    code,
    message,
    details = {},
  }: {
    status: RefusalStatus;
    code: string;
    message: string;
    details?: Record<string, unknown>;
  }) {
    super(message);
    this.name = NAMES[status];
    this.status = status;
    this.details = { code, ...details };
  }
}

// Strapi answers with the status and details of what is `instanceof` its HttpError, whose constructor is abstract and
// throws: a refusal takes its place in that family by prototype.
Object.setPrototypeOf(Refusal.prototype, errors.HttpError.prototype);
