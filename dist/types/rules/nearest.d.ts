export { didYouMean, editDistance, nearest } from '../findings/nearest.js';
