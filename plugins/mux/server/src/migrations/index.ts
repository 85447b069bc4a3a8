import type { Migration } from '@diamond/kit';
import { videosEventsCounters } from './001-videos-events-counters.ts';
import { library } from './010-library.ts';
import { captionsAndGoing } from './011-captions-and-going.ts';
import { eventSubjects } from './020-event-subjects.ts';
import { streamsAndMints } from './021-streams-and-mints.ts';
import { reconciling } from './022-reconciling.ts';

/** Schema of this plugin's own tables. */
export const SCHEMA = 'mux';

/** In order; what landed is never edited. A step is applied once by its name, so that a gap in the numbers may fill later. */
export const migrations: readonly Migration[] = [
  videosEventsCounters,
  library,
  captionsAndGoing,
  eventSubjects,
  streamsAndMints,
  reconciling,
];
