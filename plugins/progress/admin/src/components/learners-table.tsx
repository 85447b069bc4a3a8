import { Badge, Box, Flex, IconButton, Table, Tbody, Td, Th, Thead, Tr, Typography } from '@strapi/design-system';
import { CaretDown, CaretUp } from '@strapi/icons';
import { useIntl } from 'react-intl';
import type { LearnerRow, LearnerSort, SortOrder } from '../../../contract/admin.ts';
import { nameLearner } from '../format.ts';
import { useText } from '../hooks/use-text.ts';
import { useSpan } from '../hooks/use-span.ts';
import { LearnerLink } from './links.tsx';

const COLUMNS = [
  ['learner', 'name'],
  ['joined', 'joined'],
  ['active', 'active'],
  ['begun', 'begun'],
  ['done', 'done'],
  ['watched', 'watched'],
] as const satisfies readonly (readonly [string, LearnerSort])[];

export function LearnersTable({
  learners,
  sort,
  order,
  onSort,
}: {
  learners: readonly LearnerRow[];
  sort: LearnerSort;
  order: SortOrder;
  onSort: (sort: LearnerSort, order: SortOrder) => void;
}) {
  const text = useText();
  const { formatDate, formatNumber } = useIntl();
  const sayTime = useSpan();
  const day = (instant: string) => formatDate(instant, { dateStyle: 'medium' });

  return (
    <Table colCount={COLUMNS.length} rowCount={learners.length + 1}>
      <Thead>
        <Tr>
          {COLUMNS.map(([column, by]) => {
            const isSorted = by === sort;
            const next = chooseOrder({ by, isSorted, order });
            return (
              <Th
                key={column}
                aria-sort={isSorted ? (order === 'asc' ? 'ascending' : 'descending') : 'none'}
                action={
                  <IconButton
                    label={text(`sort.${next}`, { column: text(`column.${column}`) })}
                    variant="ghost"
                    withTooltip={false}
                    style={{ opacity: isSorted ? 1 : 0.4 }}
                    onClick={() => onSort(by, next)}
                  >
                    {isSorted && order === 'asc' ? <CaretUp /> : <CaretDown />}
                  </IconButton>
                }
              >
                <Typography variant="sigma">{text(`column.${column}`)}</Typography>
              </Th>
            );
          })}
        </Tr>
      </Thead>
      <Tbody>
        {learners.map((learner) => (
          <Tr key={learner.id}>
            <Td>
              <Box paddingTop={2} paddingBottom={2} maxWidth="20rem">
                <Flex gap={2}>
                  <LearnerLink id={learner.id}>{nameLearner(learner)}</LearnerLink>
                  {learner.isBlocked ? <Badge>{text('blocked')}</Badge> : null}
                </Flex>
                <Typography tag="p" variant="pi" textColor="neutral600" ellipsis title={learner.email}>
                  {learner.email}
                </Typography>
              </Box>
            </Td>
            <Td>
              <Typography textColor="neutral800">{day(learner.joinedAt)}</Typography>
            </Td>
            <Td>
              <Typography textColor="neutral800">
                {learner.lastActiveAt === null ? text('never') : day(learner.lastActiveAt)}
              </Typography>
            </Td>
            <Td>
              <Typography textColor="neutral800">{formatNumber(learner.lessonsBegun)}</Typography>
            </Td>
            <Td>
              <Typography textColor="neutral800">{formatNumber(learner.lessonsDone)}</Typography>
            </Td>
            <Td>
              <Typography textColor="neutral800">{sayTime(learner.secondsWatched)}</Typography>
            </Td>
          </Tr>
        ))}
      </Tbody>
    </Table>
  );
}

/** Names begin with A, figures with the largest; the second click turns them about. */
function chooseOrder({ by, isSorted, order }: { by: LearnerSort; isSorted: boolean; order: SortOrder }): SortOrder {
  if (isSorted) return order === 'desc' ? 'asc' : 'desc';
  return by === 'name' ? 'asc' : 'desc';
}
