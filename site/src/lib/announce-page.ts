/** What Gatsby says aloud of each new page, in English whatever the page's language is. */
const SAID_BY_GATSBY = /^Navigated to (.+)$/s;

/** Says a new page aloud in its own language: in Gatsby's place, a moment after Gatsby did, before anything reads it. */
export function announcePage(say: (name: string) => string): void {
  requestAnimationFrame(() =>
    requestAnimationFrame(() => {
      const announcer = document.getElementById('gatsby-announcer');
      const name = SAID_BY_GATSBY.exec(announcer?.textContent ?? '')?.[1];
      if (announcer && name) announcer.textContent = say(name);
    })
  );
}
