import captionTexts from './caption-texts.ts';
import captions from './captions.ts';
import caretaker from './caretaker.ts';
import budget from './budget.ts';
import counters from './counters.ts';
import facts from './facts.ts';
import films from './films.ts';
import imports from './imports.ts';
import leases from './leases.ts';
import library from './library.ts';
import createMuxClient from './mux-client.ts';
import publicity from './publicity.ts';
import reconciler from './reconciler.ts';
import removal from './removal.ts';
import settings from './settings.ts';
import streams from './streams.ts';
import sweep from './sweep.ts';
import takes from './takes.ts';
import thumbnails from './thumbnails.ts';
import usage from './usage.ts';
import videos from './videos.ts';
import webhooks from './webhooks.ts';

export default {
  budget,
  'caption-texts': captionTexts,
  captions,
  caretaker,
  counters,
  facts,
  films,
  imports,
  leases,
  library,
  'mux-client': createMuxClient,
  publicity,
  reconciler,
  removal,
  settings,
  streams,
  sweep,
  takes,
  thumbnails,
  usage,
  videos,
  webhooks,
};
