import { Box, Button, EmptyStateLayout, Flex, Loader } from '@strapi/design-system';
import { useText } from '../hooks/use-text.ts';

/** Stands where an answer of the CMS will be, or where none came. */
export function Waiting({ hasFailed, onAgain }: { hasFailed: boolean; onAgain: () => void }) {
  const text = useText();
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
