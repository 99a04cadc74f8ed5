import config from './jest.config.mjs';

/** The tests that start real programs and watch what they do. Some time things, so they run one after the other. */
export default {
  ...config,
  testMatch: ['<rootDir>/test/real/**/*.test.ts'],
  testPathIgnorePatterns: ['/node_modules/', '/test/real/experiments/'],
  maxWorkers: 1,
};
