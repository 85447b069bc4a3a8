import { Box } from '@strapi/design-system';
import { styled } from 'styled-components';

/** The numbers behind a picture: closed until asked for, and read as a table by whoever cannot see the picture. */
export function FigureTable({
  summary,
  head,
  rows,
}: {
  summary: string;
  head: readonly string[];
  rows: readonly (readonly string[])[];
}) {
  return (
    <Details>
      <summary>{summary}</summary>
      <Box maxHeight="32rem" overflow="auto" tabIndex={0} role="region" aria-label={summary}>
        <table>
          <thead>
            <tr>
              {head.map((name) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(([name, ...cells]) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                {cells.map((cell, index) => (
                  <td key={head[index + 1]}>{cell}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </Box>
    </Details>
  );
}

const Details = styled.details`
  font-size: 1.2rem;
  color: ${({ theme }) => theme.colors.neutral800};

  summary {
    cursor: pointer;
    padding: 0.8rem 0;
    color: ${({ theme }) => theme.colors.primary600};
  }

  table {
    width: 100%;
    font-variant-numeric: tabular-nums;
  }

  th,
  td {
    padding: 0.4rem 0.8rem 0.4rem 0;
    text-align: right;
    font-weight: 400;
  }

  thead th {
    font-weight: 600;
  }

  th:first-child {
    text-align: left;
  }
`;
