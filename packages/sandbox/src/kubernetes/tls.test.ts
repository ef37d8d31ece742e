import { X509Certificate } from 'node:crypto';
import { createServerCertificates } from './tls';

describe('server certificates', () => {
  it('are signed by their own CA for 127.0.0.1 and localhost', async () => {
    const { caPem, certPem } = await createServerCertificates();
    const ca = new X509Certificate(caPem);
    const certificate = new X509Certificate(certPem);
    expect(ca.ca).toBe(true);
    expect(ca.verify(ca.publicKey)).toBe(true);
    expect(certificate.verify(ca.publicKey)).toBe(true);
    expect(certificate.checkIssued(ca)).toBe(true);
    expect(certificate.checkIP('127.0.0.1')).toBe('127.0.0.1');
    expect(certificate.checkHost('localhost')).toBe('localhost');
    expect(certificate.checkHost('example.org')).toBeUndefined();
  });

  it('are new at each start', async () => {
    const [one, two] = await Promise.all([
      createServerCertificates(),
      createServerCertificates(),
    ]);
    expect(one.caPem).not.toBe(two.caPem);
  });
});
