import { Flex, Loader, Typography } from '@strapi/design-system';

/** Something goes on without the editor. */
export function Working({ title, hint }: { title: string; hint?: string }) {
  return (
    <Flex gap={4} width="100%" padding={4} hasRadius background="neutral100" role="status">
      <span aria-hidden>
        <Loader small>{title}</Loader>
      </span>
      <Flex direction="column" alignItems="flex-start" gap={1}>
        <Typography fontWeight="semiBold" style={{ overflowWrap: 'anywhere' }}>
          {title}
        </Typography>
        {hint && (
          <Typography variant="pi" textColor="neutral600">
            {hint}
          </Typography>
        )}
      </Flex>
    </Flex>
  );
}
