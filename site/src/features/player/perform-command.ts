import type { MuxPlayerRefAttributes as FilmElement } from '@mux/mux-player-react';
import type { FilmCommand } from './film-control.ts';
import { stepSpeed } from './film-choices.ts';
import { keepPreferences } from './kept-preferences.ts';
import { showsCaptions } from './remember-film.ts';

/** What a key has come to, to be shown and said; null where it is seen anyway. */
export type Outcome =
  | { kind: 'speed'; speed: number }
  | { kind: 'volume'; percent: number }
  | { kind: 'muted'; isMuted: boolean }
  | { kind: 'captions'; isShown: boolean; isThere: boolean }
  | { kind: 'skip'; seconds: number };

/** Does to the player what a key says, by the player's own requests where it has them: it knows how each browser does it. */
export function performCommand({ element, command }: { element: FilmElement; command: FilmCommand }): Outcome | null {
  switch (command.kind) {
    case 'toggle-play':
      // Refused only where the learner has not touched the page, and a key is a touch.
      if (element.paused) element.play()?.catch(() => undefined);
      else element.pause();
      return null;
    case 'skip':
      element.currentTime = within(element.currentTime + command.seconds, element.duration);
      return { kind: 'skip', seconds: command.seconds };
    case 'jump':
      element.currentTime = within((element.duration * command.tenth) / 10, element.duration);
      return null;
    case 'louder':
      element.muted = false;
      element.volume = Math.round(within(element.volume + command.by, 1) * 100) / 100;
      return { kind: 'volume', percent: Math.round(element.volume * 100) };
    case 'toggle-mute':
      element.muted = !element.muted;
      return { kind: 'muted', isMuted: element.muted };
    case 'faster':
      element.playbackRate = stepSpeed({ speed: element.playbackRate, by: command.by });
      // The player tells of it later, when the page may be gone.
      keepPreferences({ speed: element.playbackRate });
      return { kind: 'speed', speed: element.playbackRate };
    case 'toggle-captions':
      ask({ element, request: 'mediatogglesubtitlesrequest' });
      return { kind: 'captions', isShown: showsCaptions(element), isThere: hasCaptions(element) };
    case 'toggle-fullscreen':
      // The document knows at once; the player's own word for it comes a moment later.
      ask({
        element,
        request: `media${document.fullscreenElement || isOn(element, 'mediaisfullscreen') ? 'exit' : 'enter'}fullscreenrequest`,
      });
      return null;
    case 'toggle-picture':
      ask({ element, request: `media${isOn(element, 'mediaispip') ? 'exit' : 'enter'}piprequest` });
      return null;
  }
}

function within(value: number, most: number): number {
  return Math.min(Math.max(0, value), Number.isFinite(most) ? most : value);
}

function hasCaptions({ textTracks }: FilmElement): boolean {
  return Array.from(textTracks ?? []).some(({ kind }) => kind === 'subtitles' || kind === 'captions');
}

function ask({ element, request }: { element: FilmElement; request: string }): void {
  element.mediaController?.dispatchEvent(new CustomEvent(request, { bubbles: true, composed: true }));
}

function isOn(element: FilmElement, state: string): boolean {
  return element.mediaController?.hasAttribute(state) ?? false;
}
