import { Flex, Typography } from '@strapi/design-system';
import { WarningCircle } from '@strapi/icons';
import type { ReactNode } from 'react';

/** Something the editor should know: what happened, what Mux said of it, what to do. */
export function Notice({
  tone = 'warning',
  title,
  details = [],
  hint,
  children,
}: {
  tone?: 'warning' | 'danger' | 'success';
  title: string;
  details?: readonly string[];
  hint?: string;
  children?: ReactNode;
}) {
  return (
    <Flex
      direction="column"
      alignItems="stretch"
      gap={2}
      width="100%"
      padding={4}
      hasRadius
      background={`${tone}100`}
      borderColor={`${tone}200`}
      role={tone === 'danger' ? 'alert' : 'status'}
    >
      <Flex gap={2} alignItems="flex-start">
        <WarningCircle width="1.6rem" height="1.6rem" fill={`${tone}600`} aria-hidden />
        <Typography fontWeight="semiBold" textColor={`${tone}700`}>
          {title}
        </Typography>
      </Flex>
      {details.map((detail) => (
        <Typography key={detail} textColor="neutral800" style={{ overflowWrap: 'anywhere' }}>
          {detail}
        </Typography>
      ))}
      {hint && (
        <Typography variant="pi" textColor="neutral700">
          {hint}
        </Typography>
      )}
      {children}
    </Flex>
  );
}
