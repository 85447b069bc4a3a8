import { Button, Field, Flex, TextInput } from '@strapi/design-system';
import { useEffect, useState, type FormEvent } from 'react';
import { adminPaths } from '../../../contract/admin.ts';
import { FailureNotice } from '../components/failure-notice.tsx';
import { Section } from '../components/section.tsx';
import { Thumbnail } from '../components/thumbnail.tsx';
import { formatMoment, readMoment } from '../format.ts';
import { useText } from '../hooks/use-text.ts';
import { useChange, type Part } from './use-change.ts';

/**
 * The picture a film is shown with before it plays.
 *
 * @param readTime second the preview's player is at, null while there is none
 */
export function PosterPart({ video, onChange, readTime }: Part & { readTime: () => number | null }) {
  const text = useText();
  const change = useChange({ onChange });
  const { videoId, posterTime } = video;
  const [moment, setMoment] = useState(posterTime === null ? '' : formatMoment(posterTime));
  useEffect(() => setMoment(posterTime === null ? '' : formatMoment(posterTime)), [posterTime]);
  const time = readMoment(moment);

  const set = (next: number | null) => void change.run(({ put }) => put(adminPaths.poster(videoId), { time: next }));

  function handleSubmit(event: FormEvent): void {
    event.preventDefault();
    if (time !== null) set(time);
  }

  return (
    <Section title={text('poster.title')} hint={text('poster.hint')}>
      <Flex gap={4} alignItems="flex-start" wrap="wrap">
        <Thumbnail src={video.thumbnail} />
        <form onSubmit={handleSubmit} style={{ flex: '1 1 24rem' }}>
          <Flex gap={2} alignItems="flex-end" wrap="wrap">
            <Field.Root name="poster" error={moment !== '' && time === null ? text('poster.wrong') : undefined}>
              <Field.Label>{text('poster.time')}</Field.Label>
              <TextInput value={moment} placeholder="0:00" onChange={(event) => setMoment(event.target.value)} />
              <Field.Error />
            </Field.Root>
            <Button
              variant="tertiary"
              size="L"
              onClick={() => {
                const now = readTime();
                if (now !== null) setMoment(formatMoment(now));
              }}
            >
              {text('poster.take')}
            </Button>
            <Button type="submit" size="L" disabled={time === null || time === posterTime} loading={change.isRunning}>
              {text('save')}
            </Button>
            {posterTime !== null && (
              <Button variant="ghost" size="L" onClick={() => set(null)}>
                {text('poster.clear')}
              </Button>
            )}
          </Flex>
        </form>
      </Flex>
      <FailureNotice failure={change.failure} />
    </Section>
  );
}
