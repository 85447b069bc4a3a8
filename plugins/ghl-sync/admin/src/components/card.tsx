import { Box, Flex, Typography } from '@strapi/design-system';
import type { ReactNode } from 'react';

/** One part of the page under its heading. */
export function Card({
  title,
  hint,
  actions,
  children,
}: {
  title: string;
  hint?: string;
  actions?: ReactNode;
  children: ReactNode;
}) {
  return (
    <Box tag="section" aria-label={title} background="neutral0" hasRadius shadow="tableShadow" padding={6}>
      <Flex justifyContent="space-between" alignItems="start" gap={4} wrap="wrap" paddingBottom={4}>
        <Box>
          <Typography variant="delta" tag="h2">
            {title}
          </Typography>
          {hint ? (
            <Typography tag="p" textColor="neutral600" style={{ maxWidth: '44rem' }}>
              {hint}
            </Typography>
          ) : null}
        </Box>
        {actions ? (
          <Flex gap={2} wrap="wrap">
            {actions}
          </Flex>
        ) : null}
      </Flex>
      {children}
    </Box>
  );
}
