/** What is public about the film of a lesson: never an id, never a token. */
export interface VideoFacts {
  title: string;
  /** Seconds; null until it is measured. */
  duration: number | null;
  /** For example `16:9`. */
  aspectRatio: string | null;
  /** BCP 47, of the captions that are ready, each once. */
  captionLanguages: string[];
}

/** GET, below the CMS address, with an API token that may read it: `{ data: VideoFacts | null }`, null without a film. */
export function factsPath(lessonId: string): string {
  return `/api/mux/lessons/${encodeURIComponent(lessonId)}/facts`;
}

/** What an API token must be allowed. No role of learners or visitors has it. */
export const FACTS_ACTION = 'plugin::mux.facts.find';
