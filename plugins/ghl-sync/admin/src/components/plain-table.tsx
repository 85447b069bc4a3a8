import { Box, Table, Tbody, Th, Thead, Tr, Typography } from '@strapi/design-system';
import type { ReactNode } from 'react';

/** A table that scrolls by itself where the screen is narrow. */
export function PlainTable({
  label,
  columns,
  count,
  children,
}: {
  label: string;
  columns: readonly string[];
  count: number;
  children: ReactNode;
}) {
  return (
    <Box role="region" aria-label={label} tabIndex={0} style={{ overflowX: 'auto' }}>
      <Table colCount={columns.length} rowCount={count + 1}>
        <Thead>
          <Tr>
            {columns.map((column, place) => (
              // Two columns may have no heading.
              <Th key={`${column}-${String(place)}`}>
                <Typography variant="sigma">{column}</Typography>
              </Th>
            ))}
          </Tr>
        </Thead>
        <Tbody>{children}</Tbody>
      </Table>
    </Box>
  );
}
