import { useAPIErrorHandler, useFetchClient, useNotification, type FetchError } from '@strapi/strapi/admin';
import { useState } from 'react';

/** Sends a form. What the CMS refuses is said in its own words, and the form stays as it was. */
export function useSender(): {
  isSending: boolean;
  send: (order: { path: string; body: object; done: string }) => Promise<boolean>;
} {
  const { post } = useFetchClient();
  const { toggleNotification } = useNotification();
  const { formatAPIError } = useAPIErrorHandler();
  const [isSending, setIsSending] = useState(false);

  const send = async ({ path, body, done }: { path: string; body: object; done: string }): Promise<boolean> => {
    setIsSending(true);
    try {
      await post(path, body);
      toggleNotification({ type: 'success', message: done });
      return true;
    } catch (error) {
      toggleNotification({ type: 'danger', message: formatAPIError(error as FetchError) });
      return false;
    } finally {
      setIsSending(false);
    }
  };
  return { isSending, send };
}
