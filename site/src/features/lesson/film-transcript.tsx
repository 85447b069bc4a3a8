import { useCallback } from 'react';
import type { FilmControl } from '../player/film-control.ts';
import type { LeasedFilm } from '../player/use-lease.ts';
import TranscriptPanel from '../transcript/transcript-panel.tsx';

/** The transcript of the film of this page, under its lease. */
export default function FilmTranscript({ film, control }: { film: LeasedFilm; control: FilmControl }) {
  const { lease } = film.first;
  const refresh = useCallback(
    async () => (await film.mint({ playing: lease.playbackId })).lease.captions,
    [film, lease.playbackId]
  );
  return <TranscriptPanel captions={lease.captions} refresh={refresh} control={control} />;
}
