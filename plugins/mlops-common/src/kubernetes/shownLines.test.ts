import { shownLines } from './shownLines';

const KEY = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';

describe('lines of a log', () => {
  it.each([
    ['a token in an address', 'http://lab:8888/lab?token=f00dcafe', 'f00dcafe'],
    ['a password in an address', 'GET https://ada:hunter2@host/x', 'hunter2'],
    ['a variable', 'AWS_SECRET_ACCESS_KEY=hunter2', 'hunter2'],
    ['a setting', 'db_password: hunter2', 'hunter2'],
    ['JSON', '{"user": "ada", "password": "hunter2"}', 'hunter2'],
    ['a Python dict', "{'api_key': 'hunter2', 'retries': 3}", 'hunter2'],
    ['a header', 'Authorization: Bearer hunter2hunter2', 'hunter2'],
    ['a header of basic access', 'sent Basic aHVudGVyMg==', 'aHVudGVyMg'],
    ['a cookie', 'Cookie: _xsrf=hunter2', 'hunter2'],
    ['an AWS key', 'key AKIAIOSFODNN7EXAMPLE is unknown', 'AKIAIOSFODNN7'],
    ['its secret', `signing with ${KEY}`, 'wJalr'],
    ['a GitHub token', `clone with ghp_${'a1'.repeat(18)}`, 'ghp_a1'],
    ['a Hugging Face token', `login hf_${'Ab'.repeat(17)}`, 'hf_Ab'],
    ['a JSON web token', 'got eyJhbGciOiJIUzI1NiJ9.eyJzdWIi.c2ln', 'eyJzdWIi'],
    ['a random text', `session ${'0123456789abcdef'.repeat(2)}`, '0123456789'],
    ['colours within', '\u001b[31mtoken=\u001b[0mhunter2', 'hunter2'],
    [
      'a private key',
      '-----BEGIN RSA PRIVATE KEY-----\nMIIEabc\n-----END RSA PRIVATE KEY-----',
      'MIIEabc',
    ],
  ])('hide %s', (_what, text, secret) => {
    const lines = shownLines(text).join('\n');
    expect(lines).not.toContain(secret);
    expect(lines).toContain('***');
  });

  it.each([
    "PermissionError: [Errno 13] Permission denied: '/home/jovyan/.local/share'",
    "ModuleNotFoundError: No module named 'sklearn'",
    '  File "/opt/conda/lib/python3.11/site-packages/jupyter_server/serverapp.py", line 1, in x',
    '/home/jovyan/projects/churn/notebooks/preparation/data',
    "403 POST /notebook/churn/lab/api/kernels: '_xsrf' argument missing from POST",
    'Jupyter Server 2.14.0 is running at: http://localhost:8888/notebook/churn/lab/',
  ])('leave %s as it is', line => {
    expect(shownLines(line)).toEqual([line]);
  });

  it('go on after a private key, are free of colours, and are cut', () => {
    const text = [
      '-----BEGIN PRIVATE KEY-----',
      'MIIE',
      '-----END PRIVATE KEY-----',
      '\u001b[32mready\u001b[0m\u0007',
      'x '.repeat(5_000),
    ].join('\n');
    const [, , , ready, long] = shownLines(text);
    expect(ready).toBe('ready');
    expect(long).toHaveLength(2_000);
  });
});
