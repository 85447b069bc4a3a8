import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** Images being made at once. */
const AT_ONCE = 2;

/** Gives the path of an image, made the first time it is asked for. */
export type KeepImage = (image: {
  folder: string;
  recipe: object;
  type: string;
  make: (path: string) => Promise<void>;
}) => Promise<string>;

/** Images are kept on disk under the digest of their recipe; those who ask for one being made wait for the same one. */
export function createImageStore(): KeepImage {
  const making = new Map<string, Promise<void>>();
  const queue: (() => void)[] = [];
  let running = 0;

  return async ({ folder, recipe, type, make }) => {
    const name = createHash('sha256').update(JSON.stringify(recipe)).digest('hex').slice(0, 32);
    const path = join(folder, `${name}.${type}`);
    let made = making.get(path);
    if (!made && !existsSync(path)) {
      made = inTurn(() => make(path)).finally(() => making.delete(path));
      making.set(path, made);
    }
    await made;
    return path;
  };

  async function inTurn(work: () => Promise<void>): Promise<void> {
    if (running >= AT_ONCE) await new Promise<void>((resolve) => queue.push(resolve));
    else running += 1;
    try {
      await work();
    } finally {
      // Whoever waits takes our place; it is only given back when nobody does.
      const next = queue.shift();
      if (next) next();
      else running -= 1;
    }
  }
}
