import { Box, Flex, Typography } from '@strapi/design-system';
import { useId, type ReactNode } from 'react';

/** A part of a page with a heading of its own. */
export function Section({
  title,
  hint,
  action,
  children,
}: {
  title: string;
  hint?: string;
  action?: ReactNode;
  children: ReactNode;
}) {
  const id = useId();
  return (
    <Box
      tag="section"
      aria-labelledby={id}
      background="neutral0"
      hasRadius
      shadow="tableShadow"
      padding={6}
      width="100%"
    >
      <Flex direction="column" alignItems="stretch" gap={4}>
        <Flex justifyContent="space-between" alignItems="flex-start" gap={4} wrap="wrap">
          <Box>
            <Typography id={id} tag="h2" variant="delta">
              {title}
            </Typography>
            {hint && (
              <Typography tag="p" variant="pi" textColor="neutral600">
                {hint}
              </Typography>
            )}
          </Box>
          {action}
        </Flex>
        {children}
      </Flex>
    </Box>
  );
}
