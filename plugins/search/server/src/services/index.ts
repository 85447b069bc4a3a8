import finder from './finder.ts';
import indexer from './indexer.ts';
import transcripts from './transcripts.ts';
import turns from './turns.ts';

export default { finder, indexer, transcripts, turns };
