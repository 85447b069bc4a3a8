export const PLUGIN_ID = 'mux';

/** Address of the library, below the admin's own. */
export const LIBRARY_ADDRESS = `/plugins/${PLUGIN_ID}`;

/** Address of one video in the library. */
export function addressOfVideo(videoId: string): string {
  return `${LIBRARY_ADDRESS}/${encodeURIComponent(videoId)}`;
}
