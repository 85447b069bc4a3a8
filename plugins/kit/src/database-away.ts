/** Seconds until asking again makes sense: a Postgres that was restarted is back in less. */
export const RETRY_AFTER_S = 2;

/** What the network says of a server that is not there. */
const NETWORK = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH']);
/** What Postgres says when it goes down, comes up, or has no connection left; and its class 08, connection exceptions. */
const POSTGRES = /^(57P01|57P02|57P03|53300|08...)$/;
/** What the driver and the pool say in plain errors, which knex puts behind the statement they came to: `select … - Connection terminated`. */
const WORDS =
  /(?:^| - )(Connection terminated|Client has encountered a connection error|Client was closed|timeout expired|Query read timeout)[^\n]*$/;
const POOL_NAMES = new Set(['KnexTimeoutError', 'TimeoutError']);

/** Whether an error means that the database could not be asked, or went away under way: nobody's mistake, and soon over. */
export function isDatabaseAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  return NETWORK.has(code) || POSTGRES.test(code) || POOL_NAMES.has(error.name) || WORDS.test(error.message);
}
