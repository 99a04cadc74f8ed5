import config from './jest.real.config.mjs';

/**
 * The experiments: real servers that mostly wait. They depend on no fast machine, so several files run side by side, and
 * the shapes of a file too.
 */
export default {
  ...config,
  testMatch: ['<rootDir>/test/real/experiments/**/*.test.ts'],
  maxWorkers: 3,
  maxConcurrency: 6,
};
