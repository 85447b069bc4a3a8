/** The lesson whose film is to begin by itself when its page comes, because the one before it ended. */
let awaited: string | null = null;

/** Not kept in the address or the history: a page that is loaded again waits to be started. */
export function askToPlay(lessonId: string): void {
  awaited = lessonId;
}

/** Whether this lesson was asked for; asked once. */
export function takePlayAsked(lessonId: string): boolean {
  const isAsked = awaited === lessonId;
  awaited = null;
  return isAsked;
}
