import { readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
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

/** Writes a brotli copy beside each text. Scripts are compressed as well as can be; pages, of which there are many, quickly. */
export function compressFolder({ folder }: { folder: string }): void {
  for (const file of listFiles(folder)) {
    if (!/\.(html|js|css|json|svg|txt|xml)$/.test(file)) continue;
    const text = readFileSync(file);
    if (text.length < WORTH_IT) continue;
    const quality = /\.(js|css)$/.test(file) ? constants.BROTLI_MAX_QUALITY : 6;
    const packed = brotliCompressSync(text, {
      params: { [constants.BROTLI_PARAM_QUALITY]: quality, [constants.BROTLI_PARAM_SIZE_HINT]: text.length },
    });
    writeFileSync(`${file}.br`, packed);
    const { atime, mtime } = statSync(file);
    utimesSync(`${file}.br`, atime, mtime);
  }
}

function listFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true }).flatMap((entry) =>
    entry.isFile() ? [join(entry.parentPath, entry.name)] : []
  );
}
