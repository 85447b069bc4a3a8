import type { MakeTraffic } from '../../kit/bench/index.ts';

/** Learners who open lessons: each in turn, each a lesson further than the one before, and than the time before. */
export interface LeaseTrafficArgs {
  tokens: string[];
  lessonIds: string[];
}

const makeLeaseTraffic: MakeTraffic<LeaseTrafficArgs> = ({ tokens, lessonIds }) => {
  let turn = Math.floor(Math.random() * tokens.length);
  return {
    next() {
      turn += 1;
      const learner = turn % tokens.length;
      const lessonId = lessonIds[(turn + Math.floor(turn / tokens.length)) % lessonIds.length];
      const session = `00000000-0000-4000-8000-${String(learner).padStart(12, '0')}`;
      return (
        `GET /api/mux/playback/${lessonId}?session=${session} HTTP/1.1\r\nHost: localhost\r\n` +
        `Authorization: Bearer ${tokens[learner]}\r\nUser-Agent: bench\r\n\r\n`
      );
    },
  };
};

export default makeLeaseTraffic;
