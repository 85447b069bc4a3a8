import { Box, Button, EmptyStateLayout, Flex, Loader } from '@strapi/design-system';
import type { SayText } from './texts.ts';

/** Stands where an answer of the CMS will be, or where none came. Its words are the plugin's. */
export function Waiting({
  text,
  hasFailed,
  onAgain,
}: {
  text: SayText<'loading' | 'failed' | 'again'>;
  hasFailed: boolean;
  onAgain: () => void;
}) {
  if (!hasFailed) {
    return (
      <Flex justifyContent="center" padding={8}>
        <Loader>{text('loading')}</Loader>
      </Flex>
    );
  }
  return (
    <Box role="alert">
      <EmptyStateLayout
        content={text('failed')}
        action={
          <Button variant="secondary" onClick={onAgain}>
            {text('again')}
          </Button>
        }
      />
    </Box>
  );
}
