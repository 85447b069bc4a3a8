import type { MuxUploaderRefAttributes } from '@mux/mux-uploader-react';
import { useFetchClient } from '@strapi/strapi/admin';
import { useCallback, useRef, useState } from 'react';
import { adminPaths, type DirectUpload } from '../../../contract/index.ts';
import { titleOf } from '../format.ts';
import { readFailure } from '../read-failure.ts';
import { uploads } from './use-active-upload.ts';

/**
 * Sends files with Mux's uploader. Spread `uploaderProps` on it; `onVideo` is told the new video's id as soon as Mux takes
 * the file, long before it has arrived.
 */
export function useSender({ onVideo }: { onVideo: (videoId: string) => void }) {
  const { post } = useFetchClient();
  const uploader = useRef<MuxUploaderRefAttributes>(null);
  const latest = useRef({ post, onVideo });
  latest.current = { post, onVideo };
  const [startingName, setStartingName] = useState<string | null>(null);
  const [problem, setProblem] = useState<{ message: string | null } | null>(null);

  /** Asked by the uploader for the address of one file. What it throws ends that upload. */
  const endpoint = useCallback(async (file?: File): Promise<string> => {
    const fileName = file?.name ?? '';
    try {
      const { data: answer } = await latest.current.post<{ data: DirectUpload }>(adminPaths.uploads(), {
        title: titleOf({ fileName }),
      });
      const { videoId, uploadUrl } = answer.data;
      const sender = uploader.current?.upload;
      if (sender) uploads.follow({ videoId, fileName, sender });
      latest.current.onVideo(videoId);
      return uploadUrl;
    } catch (error) {
      setProblem({ message: readFailure(error)?.message ?? null });
      throw error;
    } finally {
      setStartingName(null);
    }
  }, []);

  const send = useCallback((file: File): void => {
    setProblem(null);
    setStartingName(file.name);
    uploader.current?.dispatchEvent(new CustomEvent('file-ready', { detail: file }));
  }, []);

  return { send, startingName, problem, uploaderProps: { ref: uploader, endpoint } };
}
