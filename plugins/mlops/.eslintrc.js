module.exports = require('@backstage/cli/config/eslint-factory')(__dirname, {
  rules: {
    // openapi-fetch names its methods as HTTP does: client.GET(…).
    'new-cap': ['error', { capIsNew: false }],
    // What only a tooltip says has to be reachable by keyboard.
    'jsx-a11y/no-noninteractive-tabindex': 'off',
  },
});
