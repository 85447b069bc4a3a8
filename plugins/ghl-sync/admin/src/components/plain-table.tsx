import { Box, Table, Tbody, Th, Thead, Tr, Typography } from '@strapi/design-system';
import type { ReactNode } from 'react';
import { styled } from 'styled-components';

/** A table whose rows become cards where the screen is narrow, each cell under its column's name. */
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
    <Frame role="region" aria-label={label} tabIndex={0} $columns={columns}>
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
    </Frame>
  );
}

/** Strapi's cells keep to one line; what GHL says does not fit into one. */
const Frame = styled(Box)<{ $columns: readonly string[] }>`
  overflow-x: auto;

  td {
    white-space: normal;
  }

  @media (max-width: 64em) {
    table,
    tbody,
    tr,
    td {
      display: block;
    }

    thead {
      display: none;
    }

    tbody tr {
      padding: 1.2rem 0;
    }

    && td,
    && td:first-of-type,
    && td:last-of-type {
      height: auto;
      padding: 0.4rem 0;
      border: 0;
      overflow-wrap: anywhere;
    }

    td:empty {
      display: none;
    }

    ${({ $columns }) =>
      $columns.map((column, place) =>
        column === ''
          ? ''
          : `td:nth-child(${place + 1}):not(:empty)::before {
              content: ${JSON.stringify(column)};
              display: block;
              font-size: 1.1rem;
              font-weight: 600;
              opacity: 0.75;
            }`
      )}
  }
`;
