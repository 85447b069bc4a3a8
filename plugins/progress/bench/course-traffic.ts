import { writeRequest, type MakeTraffic } from '../../kit/bench/index.ts';

/** Learners in turn ask for their progress in one course. */
const makeCourseTraffic: MakeTraffic<{ tokens: string[]; courseId: string }> = ({ tokens, courseId }) => {
  let turn = 0;
  return {
    next() {
      const token = tokens[turn % tokens.length];
      turn += 1;
      return writeRequest({ method: 'GET', path: `/api/progress/courses/${courseId}`, token });
    },
  };
};

export default makeCourseTraffic;
