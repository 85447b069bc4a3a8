import { Box, EmptyStateLayout } from '@strapi/design-system';
import { EmptyDocuments } from '@strapi/icons/symbols';
import type { ReactNode } from 'react';
import { Waiting, type Answer } from '@diamond/kit/admin';
import { useText } from '../hooks/use-text.ts';

/** Shows an answer when it is there; until then that it comes, or that it failed and can be asked for again. */
export function Answered<T>({
  answer,
  missing,
  children,
}: {
  answer: Answer<T>;
  /** Said instead when there is no such thing. */
  missing?: string;
  children: (data: T) => ReactNode;
}) {
  const text = useText();
  if (answer.isMissing && missing !== undefined) return <Nothing>{missing}</Nothing>;
  // An answer that was there stays when asking again fails: old figures are better than none, and say how old they are.
  if (answer.data === null || answer.isMissing)
    return <Waiting text={text} hasFailed={answer.hasFailed} onAgain={answer.refresh} />;
  return <Box aria-busy={answer.isLoading}>{children(answer.data)}</Box>;
}

export function Nothing({ children }: { children: string }) {
  return <EmptyStateLayout icon={<EmptyDocuments width="16rem" />} content={children} />;
}
