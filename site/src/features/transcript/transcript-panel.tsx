import type { LeaseCaption } from '@diamond/mux/contract/lease';
import { useState } from 'react';
import { Alert } from '../../components/alert.tsx';
import { Button } from '../../components/button.tsx';
import { Skeleton } from '../../components/skeleton.tsx';
import { useLocale, useTexts } from '../../lib/locale.tsx';
import type { FilmControl } from '../player/film-control.ts';
import { keepPreferences, usePreferences } from '../player/kept-preferences.ts';
import { chooseTranscript } from './follow.ts';
import { Transcript } from './transcript.tsx';
import { useCues } from './use-cues.ts';

/** What is said in a film, to read along, to search and to go to. Loaded when it is wanted. */
export default function TranscriptPanel({
  captions,
  refresh,
  control,
}: {
  captions: readonly LeaseCaption[];
  /** The captions under a lease of now, where that of the page has ended. @throws ApiError */
  refresh: () => Promise<readonly LeaseCaption[]>;
  control: FilmControl;
}) {
  const words = useTexts();
  const locale = useLocale();
  const { transcript: chosen } = usePreferences();
  const caption = chooseTranscript({ captions, chosen, locale });
  const [attempt, setAttempt] = useState(0);
  const state = useCues({ caption, refresh, attempt });
  if (!caption) return <p className="p-5 text-ink-soft">{words.lesson.noTranscript}</p>;
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      {state.kind === 'ready' && state.cues.length > 0 && (
        <Transcript key={caption.language} cues={state.cues} language={caption.language} control={control}>
          {captions.length > 1 && (
            <select
              aria-label={words.transcript.language}
              value={caption.language}
              onChange={({ currentTarget }) => keepPreferences({ transcript: currentTarget.value })}
              className="min-h-9 w-full rounded-control border border-line bg-surface px-2.5 text-sm"
            >
              {captions.map(({ language, label }) => (
                <option key={language} value={language}>
                  {label}
                </option>
              ))}
            </select>
          )}
        </Transcript>
      )}
      {state.kind === 'ready' && state.cues.length === 0 && (
        <p className="p-5 text-ink-soft">{words.transcript.empty}</p>
      )}
      {state.kind === 'loading' && (
        <div role="status" className="flex flex-col gap-4 p-5">
          <span className="sr-only">{words.transcript.loading}</span>
          <Skeleton className="h-9 w-full" />
          <Skeleton className="h-5 w-11/12" />
          <Skeleton className="h-5 w-3/4" />
        </div>
      )}
      {state.kind === 'failed' && (
        <div className="flex flex-col items-start gap-3 p-5">
          <Alert tone="bad">{words.transcript.failed}</Alert>
          <Button look="secondary" size="small" onClick={() => setAttempt((count) => count + 1)}>
            {words.common.retry}
          </Button>
        </div>
      )}
    </div>
  );
}
