import { useCallback, useState } from 'react';
import { readFailure, type Failure } from '../read-failure.ts';

/**
 * Runs what an editor asked for. Null from `run`: it failed, and `failure` says why; a second call while one runs is not
 * made.
 */
export function useCall() {
  const [isRunning, setIsRunning] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);

  const run = useCallback(async <Result>(work: () => Promise<Result>): Promise<Result | null> => {
    setIsRunning(true);
    setFailure(null);
    try {
      return await work();
    } catch (error) {
      setFailure(readFailure(error));
      return null;
    } finally {
      setIsRunning(false);
    }
  }, []);

  return { run, isRunning, failure, forget: useCallback(() => setFailure(null), []) };
}
