import playback from './playback.ts';
import uploads from './uploads.ts';
import videos from './videos.ts';
import webhooks from './webhooks.ts';

export default { playback, uploads, videos, webhooks };
