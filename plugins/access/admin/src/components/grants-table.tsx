import { Badge, Box, Button, Table, Tbody, Td, Th, Thead, Tr, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import type { GrantState, GrantView } from '../../../contract/types.ts';
import { nameLearner } from '../name-learner.ts';
import { useText } from '../hooks/use-text.ts';

const COLOURS: Record<GrantState, 'success' | 'neutral' | 'danger'> = {
  active: 'success',
  expired: 'neutral',
  revoked: 'danger',
};

export function GrantsTable({
  grants,
  canManage,
  onRevoke,
}: {
  grants: readonly GrantView[];
  canManage: boolean;
  onRevoke: (grant: GrantView) => void;
}) {
  const text = useText();
  const { formatDate } = useIntl();
  const day = (instant: string) => formatDate(instant, { dateStyle: 'medium' });

  return (
    <Table colCount={6} rowCount={grants.length + 1}>
      <Thead>
        <Tr>
          {(['column.learner', 'column.what', 'column.state', 'column.reason', 'column.given'] as const).map((id) => (
            <Th key={id}>
              <Typography variant="sigma">{text(id)}</Typography>
            </Th>
          ))}
          <Th>
            <Typography variant="sigma">{canManage ? text('column.actions') : ''}</Typography>
          </Th>
        </Tr>
      </Thead>
      <Tbody>
        {grants.map((grant) => (
          <Tr key={grant.id}>
            <Td>
              <Box paddingTop={2} paddingBottom={2} maxWidth="16rem">
                <Typography tag="p" fontWeight="semiBold" textColor="neutral800" ellipsis title={grant.learner.email}>
                  {grant.learner.email}
                </Typography>
                <Typography variant="pi" textColor="neutral600">
                  {nameLearner(grant.learner)}
                </Typography>
              </Box>
            </Td>
            <Td>
              <Typography textColor="neutral800">{grant.course?.title ?? text('what.membership')}</Typography>
            </Td>
            <Td>
              <Badge textColor={`${COLOURS[grant.state]}600`} backgroundColor={`${COLOURS[grant.state]}100`}>
                {text(`state.${grant.state}`)}
              </Badge>
            </Td>
            <Td>
              <Box maxWidth="16rem">
                <Typography tag="p" textColor="neutral800" ellipsis title={grant.reason}>
                  {grant.reason}
                </Typography>
                {grant.revokedReason && grant.state === 'revoked' ? (
                  <Typography tag="p" variant="pi" textColor="danger600" ellipsis title={grant.revokedReason}>
                    {grant.revokedReason}
                  </Typography>
                ) : null}
              </Box>
            </Td>
            <Td>
              <Typography tag="p" textColor="neutral800">
                {day(grant.grantedAt)}
              </Typography>
              {grant.expiresAt ? (
                <Typography tag="p" variant="pi" textColor="neutral600">
                  {text('until', { day: day(grant.expiresAt) })}
                </Typography>
              ) : null}
            </Td>
            <Td>
              {canManage && grant.state === 'active' ? (
                <Button
                  variant="danger-light"
                  size="S"
                  aria-label={text('revoke.of', { email: grant.learner.email })}
                  onClick={() => onRevoke(grant)}
                >
                  {text('revoke')}
                </Button>
              ) : null}
            </Td>
          </Tr>
        ))}
      </Tbody>
    </Table>
  );
}
