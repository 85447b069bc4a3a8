import { useFetchClient } from '@strapi/strapi/admin';
import type { VideoAnswer, VideoDetail } from '../../../contract/index.ts';
import { useCall } from '../hooks/use-call.ts';

type Client = ReturnType<typeof useFetchClient>;

/** What the parts of the page work on: the video, and what is told when it has changed. */
export interface Part {
  video: VideoDetail;
  onChange: (video: VideoDetail) => void;
}

/** Runs changes of a video whose answer is the video as it is then. `run` is true when it was done. */
export function useChange({ onChange }: Pick<Part, 'onChange'>) {
  const client = useFetchClient();
  const { run: call, ...rest } = useCall();
  const run = async (work: (client: Client) => Promise<{ data: VideoAnswer }>): Promise<boolean> => {
    const video = await call(async () => (await work(client)).data.data);
    if (video) onChange(video);
    return video !== null;
  };
  return { run, ...rest };
}
