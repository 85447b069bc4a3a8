import captions from './captions.ts';
import checks from './checks.ts';
import facts from './facts.ts';
import imports from './imports.ts';
import playback from './playback.ts';
import settings from './settings.ts';
import takes from './takes.ts';
import uploads from './uploads.ts';
import videos from './videos.ts';
import webhooks from './webhooks.ts';

export default { captions, checks, facts, imports, playback, settings, takes, uploads, videos, webhooks };
