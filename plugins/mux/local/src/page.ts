import type { Exchange, Route } from './http/router.ts';
import { sendText } from './http/respond.ts';
import type { AssetRecord } from './records.ts';
import type { Data, State } from './state.ts';

/** Assets shown on the page. */
const SHOWN = 100;

/** A page for people: what is here, and which webhooks wait. */
export function createPageRoute({ state }: { state: State }): Route {
  return {
    method: 'GET',
    path: '/',
    handle: ({ response }: Exchange) =>
      sendText({
        response,
        type: 'text/html; charset=utf-8',
        text: composePage(state.data),
        headers: {
          'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'",
          'Cache-Control': 'no-store',
        },
      }),
  };
}

/** The page, with everything that came from outside escaped. */
export function composePage({ assets, events, uploads }: Data): string {
  const films = Object.values(assets).toSorted((one, other) => other.number - one.number);
  const waiting = Object.values(uploads).filter(({ status }) => status === 'waiting').length;
  const rows = films.slice(0, SHOWN).map(composeRow).join('');
  const pending = events
    .map(
      ({ body }) =>
        `<li><code>${escapeHtml(body.type)}</code> ${escapeHtml(body.object.id)}, ${body.attempts.length} attempts</li>`
    )
    .join('');
  return `<!doctype html>
<html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Local Mux</title>
<style>body{font:16px/1.5 system-ui,sans-serif;max-width:72rem;margin:2rem auto;padding:0 1rem;color:#1e1b2e}
table{border-collapse:collapse;width:100%}th,td{text-align:left;padding:.4rem .6rem;border-bottom:1px solid #ddd;vertical-align:top}
code{font-size:.85em;overflow-wrap:anywhere}</style>
<h1>Local Mux</h1>
<p>The stand-in for Mux on this machine. ${films.length} films, ${waiting} uploads under way, ${events.length} webhooks waiting.</p>
<h2>Films</h2>
${rows === '' ? '<p>None yet.</p>' : `<table><tr><th>Title<th>Status<th>Length<th>Asset<th>Playback</tr>${rows}</table>`}
<h2>Webhooks waiting</h2>
${pending === '' ? '<p>None.</p>' : `<ul>${pending}</ul>`}
</html>
`;
}

function composeRow({ id, meta, status, progress, film, errors, playbackIds }: AssetRecord): string {
  const state = status === 'preparing' ? `${progress.state}, ${progress.progress} %` : status;
  const playback = playbackIds.map((one) => `${one.policy} <code>${escapeHtml(one.id)}</code>`).join('<br>');
  const problem = errors ? `<br>${escapeHtml(errors.messages.join(' '))}` : '';
  return `<tr><td>${escapeHtml(meta?.title ?? '')}<td>${escapeHtml(state)}${problem}<td>${film ? `${film.duration.toFixed(1)} s` : ''}<td><code>${escapeHtml(id)}</code><td>${playback}</tr>`;
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
