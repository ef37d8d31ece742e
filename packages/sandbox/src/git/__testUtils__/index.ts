export { json, TestGitHost, textAt, type TestResponse } from './TestGitHost';
