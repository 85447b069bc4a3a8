import { useAnswer } from '@diamond/kit/admin';
import { Button, Flex, Typography } from '@strapi/design-system';
import { NavLink } from 'react-router-dom';
import { ADMIN_PATHS } from '../../../contract/admin-paths.ts';
import type { CrmLearnerDetail } from '../../../contract/types.ts';
import { useText } from '../hooks/use-text.ts';

/** Whose events are shown, with who they are at GHL, and the way back to everybody's. */
export function ChosenLearner({
  userId,
  name,
  canReadLearners,
  onAll,
}: {
  userId: number;
  /** As far as the events say it. */
  name: string | null;
  canReadLearners: boolean;
  onAll: () => void;
}) {
  const text = useText();
  return (
    <Flex
      background="neutral100"
      hasRadius
      padding={4}
      marginTop={4}
      marginBottom={4}
      gap={4}
      justifyContent="space-between"
      wrap="wrap"
    >
      {canReadLearners ? (
        <Known userId={userId} />
      ) : (
        <Typography fontWeight="semiBold">{name ?? text('learner.number', { id: userId })}</Typography>
      )}
      <Button variant="tertiary" onClick={onAll}>
        {text('learner.all')}
      </Button>
    </Flex>
  );
}

function Known({ userId }: { userId: number }) {
  const text = useText();
  const { data, isMissing, hasFailed, isLoading } = useAnswer<{ data: CrmLearnerDetail }>({
    path: ADMIN_PATHS.learner(userId),
  });
  // Of the learner asked for before, nothing is shown under this one's events.
  const learner = data?.data.userId === userId ? data.data : null;
  if (learner === null)
    return (
      <Typography textColor="neutral600">
        {isMissing ? text('learner.missing') : hasFailed && !isLoading ? text('failed') : text('loading')}
      </Typography>
    );
  const { name, email, contactId, conflict } = learner;
  return (
    <Flex direction="column" alignItems="start" gap={1} style={{ overflowWrap: 'anywhere' }}>
      <Typography tag="h3" fontWeight="semiBold">
        {name ?? email}
      </Typography>
      {name ? <Typography textColor="neutral600">{email}</Typography> : null}
      <Typography textColor="neutral600">
        {contactId === null ? text('learner.noContact') : text('learner.contact', { id: contactId })}
      </Typography>
      {conflict ? <Typography textColor="warning600">{text(`learner.conflict.${conflict}`)}</Typography> : null}
      <NavLink to={`/plugins/progress/learners/${userId}`}>
        <Typography textColor="primary600">{text('learner.progress')}</Typography>
      </NavLink>
    </Flex>
  );
}
