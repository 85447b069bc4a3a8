import { withQuery } from '@diamond/kit/admin';
import { useFetchClient, useNotification, type FetchError } from '@strapi/strapi/admin';
import { useState } from 'react';
import { useText } from './use-text.ts';

const BUSY = 429;
/** Milliseconds until the browser has surely taken the file. */
const TAKEN = 60_000;

/** Fetches a file with the admin's session, which no link could bring, and hands it to the browser to save. */
export function useDownload(): {
  isSaving: boolean;
  download: (order: { path: string; params: Record<string, string>; name: string }) => Promise<void>;
} {
  const { get } = useFetchClient();
  const { toggleNotification } = useNotification();
  const text = useText();
  const [isSaving, setIsSaving] = useState(false);

  const download = async ({
    path,
    params,
    name,
  }: {
    path: string;
    params: Record<string, string>;
    name: string;
  }): Promise<void> => {
    setIsSaving(true);
    try {
      const { data } = await get<Blob>(withQuery({ path, params }), { responseType: 'blob' });
      save({ file: data, name });
    } catch (error) {
      const isBusy = (error as FetchError).status === BUSY;
      toggleNotification({ type: 'danger', message: text(isBusy ? 'export.busy' : 'export.failed') });
    } finally {
      setIsSaving(false);
    }
  };
  return { isSaving, download };
}

function save({ file, name }: { file: Blob; name: string }): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), TAKEN);
}
