/** Refuses everyone: for what a plugin opens by itself and the school keeps closed. */
export default () => false;
