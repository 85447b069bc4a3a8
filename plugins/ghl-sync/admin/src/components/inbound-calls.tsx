import { useAnswer, Waiting } from '@diamond/kit/admin';
import { Badge, Box, Td, Tr, Typography } from '@strapi/design-system';
import { Pagination, useQueryParams } from '@strapi/strapi/admin';
import { useIntl } from 'react-intl';
import { ADMIN_PATHS } from '../../../contract/admin-paths.ts';
import type { InboundPage } from '../../../contract/inbound.ts';
import { useText } from '../hooks/use-text.ts';
import { Card } from './card.tsx';
import { PlainTable } from './plain-table.tsx';

/** What GHL told the school last, and what came of it. */
export function InboundCalls() {
  const text = useText();
  const { formatDate } = useIntl();
  const [{ query }] = useQueryParams<{ page?: string }>();
  const { data, hasFailed, refresh } = useAnswer<InboundPage>({
    path: ADMIN_PATHS.inboundCalls,
    params: { page: query?.page ?? '1' },
    every: 5_000,
  });
  return (
    <Card title={text('calls')} hint={text('calls.hint')}>
      {data === null ? (
        <Waiting text={text} hasFailed={hasFailed} onAgain={refresh} />
      ) : data.data.length === 0 ? (
        <Typography textColor="neutral600">{text('calls.none')}</Typography>
      ) : (
        <>
          <PlainTable
            label={text('calls')}
            columns={[text('column.when'), text('column.learner'), text('column.state'), text('column.effects')]}
            count={data.data.length}
          >
            {data.data.map(({ id, at, learner, provenBy, outcome, effects }) => (
              <Tr key={id}>
                <Td>
                  <Typography textColor="neutral800">
                    {formatDate(at, { dateStyle: 'medium', timeStyle: 'medium' })}
                  </Typography>
                </Td>
                <Td>
                  <Typography textColor="neutral800">{learner ?? text('learner.unknown')}</Typography>
                </Td>
                <Td>
                  <Badge>{text(`outcome.${outcome}`)}</Badge>
                  <Typography tag="p" variant="pi" textColor="neutral600">
                    {text(`proven.${provenBy}`)}
                  </Typography>
                </Td>
                <Td>
                  <Box maxWidth="28rem">
                    <Typography textColor="neutral800" style={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>
                      {effects.join('\n') || '–'}
                    </Typography>
                  </Box>
                </Td>
              </Tr>
            ))}
          </PlainTable>
          <Box paddingTop={4}>
            <Pagination.Root pageCount={Math.ceil(data.meta.total / data.meta.pageSize)} total={data.meta.total}>
              <Pagination.Links />
            </Pagination.Root>
          </Box>
        </>
      )}
    </Card>
  );
}
