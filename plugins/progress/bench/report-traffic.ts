import type { MakeTraffic } from '../../kit/bench/index.ts';

/** A player's report after report: each learner in turn, each in a lesson of the course, playing on from where it was. */
export interface ReportTrafficArgs {
  /** Access tokens, one a learner. */
  tokens: string[];
  lessonIds: string[];
  /** Path of the route before the lesson's id. */
  path: string;
  /** Seconds of the film each report tells of. */
  seconds: number;
}

const FILM_S = 3_600;

const makeReportTraffic: MakeTraffic<ReportTrafficArgs> = ({ tokens, lessonIds, path, seconds }) => {
  let turn = 0;
  return {
    next() {
      const learner = turn % tokens.length;
      const from = (Math.floor(turn / tokens.length) * seconds) % (FILM_S - seconds);
      turn += 1;
      const lessonId = lessonIds[learner % lessonIds.length];
      const session = `00000000-0000-4000-8000-${String(learner).padStart(12, '0')}`;
      const sentAt = new Date().toISOString();
      const body = `{"position":${from + seconds},"watched":[[${from},${from + seconds}]],"sessionId":"${session}","sentAt":"${sentAt}"}`;
      return (
        `PUT ${path}${lessonId} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer ${tokens[learner]}\r\n` +
        `User-Agent: bench\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body}`
      );
    },
  };
};

export default makeReportTraffic;
