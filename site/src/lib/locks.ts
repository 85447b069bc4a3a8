/**
 * Runs `task` while no other tab of this browser holds the lock `name`. Pages that are not served securely have no
 * locks; there two tabs may run one at once, so a task must bear that.
 */
export async function holdLock<T>({ name, task }: { name: string; task: () => Promise<T> }): Promise<T> {
  if (!navigator.locks) return task();
  let result!: T;
  await navigator.locks.request(name, async () => {
    result = await task();
  });
  return result;
}
