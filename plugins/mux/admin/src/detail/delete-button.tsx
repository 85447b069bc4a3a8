import { Button, Dialog } from '@strapi/design-system';
import { Trash } from '@strapi/icons';
import { ConfirmDialog, useFetchClient } from '@strapi/strapi/admin';
import { useNavigate } from 'react-router-dom';
import { adminPaths, type Place, type VideoDetail } from '../../../contract/index.ts';
import type { useCall } from '../hooks/use-call.ts';
import { useText } from '../hooks/use-text.ts';
import { LIBRARY_ADDRESS } from '../plugin-id.ts';
import type { Failure } from '../read-failure.ts';

/** Deletes a video that nothing shows. While something does it says how much, and the CMS refuses in any case. */
export function DeleteButton({ video, call }: { video: VideoDetail; call: ReturnType<typeof useCall> }) {
  const text = useText();
  const { del } = useFetchClient();
  const navigate = useNavigate();
  const { videoId, title, placeCount } = video;

  async function remove(): Promise<void> {
    const isGone = await call.run(async () => {
      await del(adminPaths.video(videoId));
      return true;
    });
    if (isGone) void navigate(LIBRARY_ADDRESS, { replace: true });
  }

  return (
    <Dialog.Root>
      <Dialog.Trigger>
        <Button variant="danger-light" startIcon={<Trash />} loading={call.isRunning}>
          {text('delete')}
        </Button>
      </Dialog.Trigger>
      <ConfirmDialog title={text('delete.title', { title })} onConfirm={remove}>
        {placeCount > 0 ? text('delete.in-use', { count: placeCount }) : text('delete.question')}
      </ConfirmDialog>
    </Dialog.Root>
  );
}

/** The places a refusal to delete names. */
export function readPlaces(failure: Failure | null): { places: Place[]; count: number } | null {
  const { details } = failure ?? {};
  if (failure?.code !== 'video-in-use' || typeof details !== 'object' || details === null) return null;
  const places: unknown = Reflect.get(details, 'places');
  const count: unknown = Reflect.get(details, 'placeCount');
  return Array.isArray(places) ? { places, count: typeof count === 'number' ? count : places.length } : null;
}
