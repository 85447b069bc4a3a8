/** One playback id of a Mux asset. */
export interface PlaybackId {
  id: string;
  policy: string;
}

/**
 * The playback id learners are given: signed, and of several always the same one, whatever order Mux lists them in.
 * A public id is never chosen, so a film that has only public ids cannot be leased.
 */
export function choosePlaybackId({ playbackIds }: { playbackIds: readonly PlaybackId[] }): string | null {
  const signed = playbackIds.filter(({ policy }) => policy === 'signed').map(({ id }) => id);
  return signed.sort()[0] ?? null;
}
