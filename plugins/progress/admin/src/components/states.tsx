import { Box, Button, EmptyStateLayout, Flex, Loader } from '@strapi/design-system';
import { EmptyDocuments } from '@strapi/icons/symbols';
import type { ReactNode } from 'react';
import type { Answer } from '@diamond/kit/admin';
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
  if (answer.hasFailed && (answer.data === null || answer.isMissing)) {
    return (
      <Box role="alert">
        <EmptyStateLayout
          content={text('failed')}
          action={
            <Button variant="secondary" onClick={answer.refresh}>
              {text('again')}
            </Button>
          }
        />
      </Box>
    );
  }
  if (answer.data === null) {
    return (
      <Flex justifyContent="center" padding={8}>
        <Loader>{text('loading')}</Loader>
      </Flex>
    );
  }
  return <Box aria-busy={answer.isLoading}>{children(answer.data)}</Box>;
}

export function Nothing({ children }: { children: string }) {
  return <EmptyStateLayout icon={<EmptyDocuments width="16rem" />} content={children} />;
}
