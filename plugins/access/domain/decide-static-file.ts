/** What a request's path asks of the uploads folder. */
export type UploadPath = { kind: 'elsewhere' } | { kind: 'file'; name: string } | { kind: 'trick' };

/** A stored file that a requested name may mean. `isOfLesson`: some lesson, draft or published, has it among its files. */
export interface StoredFile {
  mime: string;
  isOfLesson: boolean;
}

const PLAIN = /^\/uploads\/([A-Za-z0-9][A-Za-z0-9_.-]*)$/;
const FORMAT_PREFIX = /^[a-z0-9]+_/;
/** More layers of percent-encoding than any honest client writes. */
const MOST_LAYERS = 8;

/**
 * Reads a request's raw path. Only the one plain spelling of an upload's address names a file; any other spelling that
 * a server, a proxy or a case-blind disk could take for the uploads folder is a trick.
 */
export function readUploadPath({ path }: { path: string }): UploadPath {
  const name = PLAIN.exec(path)?.[1];
  if (name !== undefined && !name.includes('..')) return { kind: 'file', name };
  const decoded = decodeFully(path);
  if (decoded === null) return { kind: 'trick' };
  return pointsIntoUploads(decoded) ? { kind: 'trick' } : { kind: 'elsewhere' };
}

/**
 * The stored names (without extension) a requested name may mean: itself, or the original of a smaller format such as
 * `thumbnail_…` or `medium_…`.
 */
export function nameOriginals({ name }: { name: string }): { hashes: string[]; extension: string } {
  const dot = name.lastIndexOf('.');
  const extension = dot > 0 ? name.slice(dot) : '';
  const hash = dot > 0 ? name.slice(0, dot) : name;
  const original = hash.replace(FORMAT_PREFIX, '');
  return { hashes: original === hash || original === '' ? [hash] : [hash, original], extension };
}

/**
 * Decides whether an upload is handed to anyone who asks. Only pictures that no lesson has among its files are, and
 * only if that holds for every stored file the name may mean. A name nothing is known of is refused.
 */
export function decideStaticFile({ files }: { files: readonly StoredFile[] }): boolean {
  return files.length > 0 && files.every((file) => file.mime.startsWith('image/') && !file.isOfLesson);
}

function pointsIntoUploads(path: string): boolean {
  const segments: string[] = [];
  for (const segment of path.toLowerCase().replaceAll('\\', '/').split('/')) {
    if (segment === '..') segments.pop();
    else if (segment !== '' && segment !== '.') segments.push(segment);
    // On the way counts too: `/uploads/../uploads/x` and `/uploads/..` are both someone feeling for the door.
    if (isUploads(segments[0])) return true;
  }
  return false;
}

/** Windows ignores dots and spaces at the end of a folder's name, some disks everything from a NUL on. */
function isUploads(segment: string | undefined): boolean {
  return segment?.split('\0')[0]?.replace(/[. ]+$/, '') === 'uploads';
}

function decodeFully(path: string): string | null {
  let current = path;
  for (let layer = 0; layer < MOST_LAYERS; layer += 1) {
    let next: string;
    try {
      next = decodeURIComponent(current);
    } catch {
      // Not decodable: nothing served here has such an address, and a laxer decoder might find one in it.
      return null;
    }
    if (next === current) return current;
    current = next;
  }
  return null;
}
