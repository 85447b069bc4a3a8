import { Box, Flex, Typography } from '@strapi/design-system';
import { useId, type ReactNode } from 'react';

/** A part of a page with a heading of its own. */
export function Panel({ title, action, children }: { title: string; action?: ReactNode; children: ReactNode }) {
  const id = useId();
  return (
    <Box
      tag="section"
      aria-labelledby={id}
      background="neutral0"
      hasRadius
      shadow="tableShadow"
      padding={{ initial: 4, medium: 6 }}
    >
      <Flex justifyContent="space-between" alignItems="center" gap={2} wrap="wrap" paddingBottom={4}>
        <Typography variant="delta" tag="h2" id={id} style={{ overflowWrap: 'anywhere' }}>
          {title}
        </Typography>
        {action}
      </Flex>
      {children}
    </Box>
  );
}
