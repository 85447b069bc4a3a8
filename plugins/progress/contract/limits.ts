/** No film is longer than a day (Mux takes 12 hours), so no second of one is either. */
export const MAX_SECOND = 86_400;
/** Ranges one report may carry. A player that has more sends them in several. */
export const MAX_RANGES = 500;
/** Reports one `POST syncPath` may carry. */
export const MAX_REPORTS = 100;
/** Characters of a ticket. */
export const MAX_TICKET = 300;
/** The highest speed the player offers: nobody watches more seconds of a film in a second. */
export const MAX_SPEED = 2;
