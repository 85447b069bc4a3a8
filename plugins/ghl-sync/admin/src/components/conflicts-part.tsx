import { useAnswer } from '@diamond/kit/admin';
import { Td, Tr, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { ADMIN_PATHS } from '../../../contract/admin-paths.ts';
import type { ConflictView } from '../../../contract/types.ts';
import { useText } from '../hooks/use-text.ts';
import { Card } from './card.tsx';
import { PlainTable } from './plain-table.tsx';

/** Learners whose address or number GHL has on another contact as well. Shown only where there are any. */
export function ConflictsPart() {
  const text = useText();
  const { formatDate } = useIntl();
  const { data } = useAnswer<{ data: ConflictView[] }>({ path: ADMIN_PATHS.conflicts, every: 30_000 });
  if (!data || data.data.length === 0) return null;
  return (
    <Card title={text('conflicts')} hint={text('conflicts.hint')}>
      <PlainTable
        label={text('conflicts')}
        columns={[
          text('column.learner'),
          text('column.field'),
          text('column.contact'),
          text('column.other'),
          text('column.since'),
        ]}
        count={data.data.length}
      >
        {data.data.map(({ userId, learner, field, contactId, otherContactId, at }) => (
          <Tr key={`${userId}-${field}`}>
            <Cell>{learner ?? text('learner.gone', { id: userId })}</Cell>
            <Cell>{text(`field.${field}`)}</Cell>
            <Cell>{contactId ?? '–'}</Cell>
            <Cell>{otherContactId ?? text('unknown')}</Cell>
            <Cell isOneLine>{formatDate(at, { dateStyle: 'medium' })}</Cell>
          </Tr>
        ))}
      </PlainTable>
    </Card>
  );
}

function Cell({ children, isOneLine = false }: { children: string; isOneLine?: boolean }) {
  return (
    <Td>
      <Typography textColor="neutral800" style={isOneLine ? { whiteSpace: 'nowrap' } : undefined}>
        {children}
      </Typography>
    </Td>
  );
}
