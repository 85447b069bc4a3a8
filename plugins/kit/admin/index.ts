export { createTexts, createUseText, type SayText } from './texts.ts';
export { useAnswer, withQuery, type Answer } from './use-answer.ts';
export { useSender } from './use-sender.ts';
export { Waiting } from './waiting.tsx';
