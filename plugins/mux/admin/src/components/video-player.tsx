import MuxPlayer from '@mux/mux-player-react';
import type { PlaybackLease } from '../../../contract/index.ts';

/** The real player, in a file of its own so that its weight is loaded only when somebody presses play. */
export default function VideoPlayer({ lease, title }: { lease: PlaybackLease; title: string }) {
  return (
    <MuxPlayer
      src={lease.src}
      poster={lease.poster}
      storyboardSrc={lease.storyboard}
      streamType="on-demand"
      videoTitle={title}
      metadata={{ video_title: title }}
      disableTracking
      autoPlay
      style={{ width: '100%', aspectRatio: '16 / 9', display: 'block' }}
    />
  );
}
