import { copyFileSync, existsSync, readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { hashInlineScripts } from '../server/security-headers.ts';

/** Smaller than this (bytes) is not worth a second file. */
const WORTH_IT = 860;

/** The hashes of every inline script in the pages of a folder, sorted: as many as there are different ones. */
export function hashFolder({ folder }: { folder: string }): string[] {
  const hashes = new Set<string>();
  for (const file of listFiles(folder)) {
    if (file.endsWith('.html')) for (const hash of hashInlineScripts(readFileSync(file, 'utf8'))) hashes.add(hash);
  }
  return [...hashes].sort();
}

/**
 * Writes a brotli copy beside each text. Scripts are compressed as well as can be, which takes seconds; pages, of which
 * there are many, quickly. A file that is still the one of the release before brings its copy along.
 */
export function compressFolder({ folder, previous }: { folder: string; previous: string | null }): void {
  for (const file of listFiles(folder)) {
    if (!/\.(html|js|css|json|svg|txt|xml)$/.test(file)) continue;
    const { size, atime, mtime } = statSync(file);
    if (size < WORTH_IT) continue;
    const known = previous && findSame({ file: join(previous, relative(folder, file)), size, mtime });
    if (known) copyFileSync(known, `${file}.br`);
    else writeFileSync(`${file}.br`, compress({ text: readFileSync(file), isScript: /\.(js|css)$/.test(file) }));
    utimesSync(`${file}.br`, atime, mtime);
  }
}

function compress({ text, isScript }: { text: Buffer; isScript: boolean }): Buffer {
  const quality = isScript ? constants.BROTLI_MAX_QUALITY : 7;
  return brotliCompressSync(text, {
    params: { [constants.BROTLI_PARAM_QUALITY]: quality, [constants.BROTLI_PARAM_SIZE_HINT]: text.length },
  });
}

/** The compressed copy of a file that is as large and as old. */
function findSame({ file, size, mtime }: { file: string; size: number; mtime: Date }): string | null {
  const found = statSync(file, { throwIfNoEntry: false });
  const isSame = found?.size === size && Math.abs(found.mtimeMs - mtime.getTime()) < 2;
  return isSame && existsSync(`${file}.br`) ? `${file}.br` : null;
}

function listFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true }).flatMap((entry) =>
    entry.isFile() ? [join(entry.parentPath, entry.name)] : []
  );
}
