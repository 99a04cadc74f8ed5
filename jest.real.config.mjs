import config from './jest.config.mjs';

/** The tests that start nginx and watch what it does. They time things, so they run one after the other. */
export default {
  ...config,
  testMatch: ['<rootDir>/test/real/**/*.test.ts'],
  testPathIgnorePatterns: ['/node_modules/'],
  maxWorkers: 1,
};
