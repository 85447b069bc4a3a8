/** No film is longer than a day (Mux takes 12 hours), so no second of one is either. */
export const MAX_SECOND = 86_400;
/** Ranges one report may carry. A player that has more sends them in several. */
export const MAX_RANGES = 500;
