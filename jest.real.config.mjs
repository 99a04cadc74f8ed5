import config from './jest.config.mjs';

/** The tests that start real programs and time what they do to milliseconds, so they run one after the other. */
export default {
  ...config,
  testMatch: ['<rootDir>/test/real/{effective,time}.test.ts', '<rootDir>/test/real/defaults/{nginx,stated}.test.ts'],
  testPathIgnorePatterns: ['/node_modules/'],
  maxWorkers: 1,
};
