export { choiceTitle } from './alternatives';
export { portsTaken } from './ports';
export { chooseCircuits, selectCircuits } from './select';
export type { Alternative, Candidate, Choice, GatewayPrice, Selection } from './types';
