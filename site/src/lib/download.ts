import type { Session } from '../features/auth/session.ts';
import { ApiError, CMS_URL } from './api.ts';

/**
 * Saves a learner's file. It comes as a stream; one that breaks off is an error, not half a file.
 *
 * @throws ApiError
 */
export async function downloadFile({
  session,
  path,
  name,
}: {
  session: Session;
  path: string;
  name: string;
}): Promise<void> {
  saveFile({ blob: await fetchFile({ session, path }), name });
}

async function fetchFile({ session, path }: { session: Session; path: string }): Promise<Blob> {
  const ask = (token: string | null) =>
    fetch(`${CMS_URL}${path}`, { headers: token ? { authorization: `Bearer ${token}` } : {}, credentials: 'omit' });
  const token = await session.token();
  let response = await ask(token);
  if (response.status === 401 && token) response = await ask(await session.token({ instead: token }));
  if (!response.ok)
    throw new ApiError({ status: response.status, code: `http-${response.status}`, message: 'No file came' });
  return response.blob();
}

function saveFile({ blob, name }: { blob: Blob; name: string }): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The browser has it in hand by the next turn; a minute is more than enough for the slow ones.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
