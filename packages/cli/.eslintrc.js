module.exports = require('@backstage/cli/config/eslint-factory')(__dirname, {
  rules: {
    // What is published is one file with everything in it (scripts/bundle.mjs).
    '@backstage/no-undeclared-imports': 'off',
  },
});
