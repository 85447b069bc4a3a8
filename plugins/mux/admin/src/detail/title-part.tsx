import { Button, Field, Flex, TextInput } from '@strapi/design-system';
import { useEffect, useState, type FormEvent } from 'react';
import { adminPaths } from '../../../contract/admin.ts';
import { FailureNotice } from '../components/failure-notice.tsx';
import { useText } from '../hooks/use-text.ts';
import { useChange, type Part } from './use-change.ts';

const LONGEST = 200;

/** The name of a video in the library; learners read the lesson's. */
export function TitlePart({ video, onChange }: Part) {
  const text = useText();
  const change = useChange({ onChange });
  const [title, setTitle] = useState(video.title);
  useEffect(() => setTitle(video.title), [video.title]);
  const isSame = title.trim() === video.title;

  function handleSubmit(event: FormEvent): void {
    event.preventDefault();
    void change.run(({ put }) => put(adminPaths.video(video.videoId), { title: title.trim() }));
  }

  return (
    <form onSubmit={handleSubmit}>
      <Flex direction="column" alignItems="stretch" gap={3}>
        <Flex gap={2} alignItems="flex-end">
          <Field.Root width="100%" name="title">
            <Field.Label>{text('title.label')}</Field.Label>
            <TextInput value={title} maxLength={LONGEST} onChange={(event) => setTitle(event.target.value)} />
          </Field.Root>
          <Button type="submit" size="L" disabled={isSame || title.trim() === ''} loading={change.isRunning}>
            {text('save')}
          </Button>
        </Flex>
        <FailureNotice failure={change.failure} />
      </Flex>
    </form>
  );
}
