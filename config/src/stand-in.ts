import { EnvironmentError, type Environment } from './environment.ts';
import { loadEnvironment } from './load.ts';

/**
 * Runs a company's stand-in until it is told to stop. What keeps it from starting is said in a sentence and ends the process:
 * production, an environment that does not fit, a port that is taken.
 */
export async function serveStandIn({
  company,
  name,
  portVariable,
  instead,
  start,
}: {
  /** Whom it stands in for, in full, and in the name of the stand-in. */
  company: string;
  name: string;
  portVariable: 'LOCAL_MUX_PORT' | 'LOCAL_GHL_PORT';
  /** What a production environment sets, to reach the company itself. */
  instead: string;
  start: (environment: Environment) => Promise<{ url: string; close: () => Promise<void> }>;
}): Promise<void> {
  try {
    // Asked before the whole environment is read: a production one may well lack what only this needs.
    if (process.env.SCHOOL_MODE === 'production') refuse();
    const environment = loadEnvironment();
    if (environment.SCHOOL_MODE === 'production') refuse();
    const { url, close } = await start(environment).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EADDRINUSE') throw error;
      const port = environment[portVariable];
      throw new NoStart(`Port ${port} is taken. Stop what listens there or set ${portVariable} to another.`);
    });
    process.stdout.write(`local ${name} listening on ${url}\n`);
    for (const signal of ['SIGINT', 'SIGTERM'] as const)
      process.once(signal, () => void close().then(() => process.exit(0)));
  } catch (error) {
    if (!(error instanceof EnvironmentError || error instanceof NoStart)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  }

  function refuse(): never {
    throw new NoStart(
      `The local ${name} stands in for ${company} on one machine and does not start with SCHOOL_MODE=production. ` +
        `Set ${instead} to ${company} instead.`
    );
  }
}

class NoStart extends Error {}
