import { Play } from '@strapi/icons';

/** The sign of videos in the admin. */
export function VideoIcon({ width, height }: { width?: string; height?: string }) {
  return <Play aria-hidden width={width} height={height} />;
}
