import { Button, Field, Flex, Textarea } from '@strapi/design-system';
import { useEffect, useState, type FormEvent } from 'react';
import { adminPaths } from '../../../contract/admin.ts';
import { formatChapters, parseChapters } from '../../../contract/chapters.ts';
import { FailureNotice } from '../components/failure-notice.tsx';
import { Section } from '../components/section.tsx';
import { useLineProblem } from '../hooks/use-line-problem.ts';
import { useText } from '../hooks/use-text.ts';
import { useChange, type Part } from './use-change.ts';

/** Most mistakes that are named at once. */
const MOST_PROBLEMS = 5;

/** Chapters as lines of text, read by the rules of the CMS while they are typed. */
export function ChaptersPart({ video, onChange, isReadOnly }: Part & { isReadOnly: boolean }) {
  const text = useText();
  const say = useLineProblem();
  const change = useChange({ onChange });
  const saved = formatChapters(video.chapters);
  const [lines, setLines] = useState(saved);
  useEffect(() => setLines(saved), [saved]);
  const { problems } = parseChapters({ text: lines, duration: video.duration });
  const error = problems?.slice(0, MOST_PROBLEMS).map(say).join(' ');

  function handleSubmit(event: FormEvent): void {
    event.preventDefault();
    void change.run(({ put }) => put(adminPaths.chapters(video.videoId), { text: lines }));
  }

  return (
    <Section title={text('chapters.title')} hint={text('chapters.hint')}>
      <form onSubmit={handleSubmit}>
        <Flex direction="column" alignItems="stretch" gap={3}>
          <Field.Root name="chapters" error={error}>
            <Field.Label>{text('chapters.label')}</Field.Label>
            <Textarea
              value={lines}
              rows={6}
              disabled={isReadOnly}
              placeholder={text('chapters.placeholder')}
              onChange={(event) => setLines(event.target.value)}
            />
            <Field.Error />
          </Field.Root>
          <FailureNotice failure={change.failure} />
          {!isReadOnly && (
            <Flex>
              <Button type="submit" disabled={lines === saved || Boolean(problems)} loading={change.isRunning}>
                {text('save')}
              </Button>
            </Flex>
          )}
        </Flex>
      </form>
    </Section>
  );
}
