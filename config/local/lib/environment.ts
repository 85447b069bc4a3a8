import { EnvironmentError, loadEnvironment, type Environment } from '../../src/index.ts';

/** The environment, or undefined after saying plainly what is wrong with it; then nothing may start. */
export function readOrExplain(): Environment | undefined {
  try {
    return loadEnvironment();
  } catch (error) {
    if (!(error instanceof EnvironmentError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
    return undefined;
  }
}
