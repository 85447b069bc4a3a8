/** A refusal in the API's words. `messages` are shown to people: they say what is wrong and with which field. */
export class ApiProblem extends Error {
  readonly status: number;
  readonly type: string;
  readonly messages: readonly string[];

  constructor({ status, type, messages }: { status: number; type: string; messages: readonly string[] }) {
    super(messages.join('; '));
    this.name = 'ApiProblem';
    this.status = status;
    this.type = type;
    this.messages = messages;
  }
}

/** 400: the request itself is wrong. */
export function invalidParameters(...messages: string[]): ApiProblem {
  return new ApiProblem({ status: 400, type: 'invalid_parameters', messages });
}

/** 404 in the words Mux uses for an unknown id and for somebody else's. */
export function notFound(): ApiProblem {
  return new ApiProblem({
    status: 404,
    type: 'not_found',
    messages: ["The requested resource either doesn't exist or you don't have access to it."],
  });
}

/** 403: the request is right, but not in this state. */
export function forbidden(message: string): ApiProblem {
  return new ApiProblem({ status: 403, type: 'forbidden', messages: [message] });
}

/** A refusal of the stream or image address, in the shape Mux answers there: a gRPC code and a message. */
export class DeliveryProblem extends Error {
  readonly status: number;
  readonly code: number;

  constructor({ status, code, message }: { status: number; code: number; message: string }) {
    super(message);
    this.name = 'DeliveryProblem';
    this.status = status;
    this.code = code;
  }
}

/** The refusals a player knows how to tell apart. */
export const refuse = {
  badParameter: (message: string) => new DeliveryProblem({ status: 400, code: 3, message }),
  token: (message: string) => new DeliveryProblem({ status: 403, code: 7, message }),
  unknown: () => new DeliveryProblem({ status: 404, code: 5, message: 'Not Found' }),
  notReady: () => new DeliveryProblem({ status: 412, code: 9, message: 'Asset not ready' }),
};
