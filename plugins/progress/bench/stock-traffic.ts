import { writeRequest, type MakeTraffic } from '../../kit/bench/index.ts';

export interface StockTrafficArgs {
  learners: { id: number; token: string; progressId: string }[];
  kind: 'update' | 'read';
}

/** What a front end of a stock Strapi would send: an update of one row, or a learner's rows with their lessons. */
const makeStockTraffic: MakeTraffic<StockTrafficArgs> = ({ learners, kind }) => {
  let turn = 0;
  return {
    next() {
      const learner = learners[turn % learners.length];
      if (!learner) throw new Error('There are no learners');
      const from = (Math.floor(turn / learners.length) * 15) % 3_585;
      turn += 1;
      const { id, token, progressId } = learner;
      if (kind === 'read')
        return writeRequest({
          method: 'GET',
          path: `/api/progresses?filters[user][id][$eq]=${id}&populate=lesson&pagination[pageSize]=100`,
          token,
        });
      const body = JSON.stringify({ data: { position: from + 15, watched: [[from, from + 15]], completed: false } });
      return writeRequest({ method: 'PUT', path: `/api/progresses/${progressId}`, token, body });
    },
  };
};

export default makeStockTraffic;
