import { generateKeyPair, randomBytes } from 'node:crypto';
import { promisify } from 'node:util';
import forge from 'node-forge';

/** What an HTTPS server on loopback needs, signed by a CA of its own. */
export interface ServerCertificates {
  readonly caPem: string;
  readonly certPem: string;
  readonly keyPem: string;
}

const day = 24 * 60 * 60 * 1000;
const ipAddress = 7;
const dnsName = 2;

async function createKey(): Promise<string> {
  // node:crypto takes a fraction of the time that node-forge needs for a key.
  const { privateKey } = await promisify(generateKeyPair)('rsa', {
    modulusLength: 2048,
    privateKeyEncoding: { type: 'pkcs1', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'pem' },
  });
  return privateKey;
}

function createCertificate(options: {
  keyPem: string;
  commonName: string;
  extensions: object[];
  issuer?: { keyPem: string; commonName: string };
}): string {
  const key = forge.pki.privateKeyFromPem(options.keyPem);
  const signer = options.issuer
    ? forge.pki.privateKeyFromPem(options.issuer.keyPem)
    : key;
  const certificate = forge.pki.createCertificate();
  certificate.publicKey = forge.pki.setRsaPublicKey(key.n, key.e);
  // A leading zero keeps the DER integer positive.
  certificate.serialNumber = `00${randomBytes(16).toString('hex')}`;
  certificate.validity.notBefore = new Date(Date.now() - day);
  certificate.validity.notAfter = new Date(Date.now() + 365 * day);
  certificate.setSubject([{ name: 'commonName', value: options.commonName }]);
  certificate.setIssuer([
    {
      name: 'commonName',
      value: options.issuer?.commonName ?? options.commonName,
    },
  ]);
  certificate.setExtensions(options.extensions);
  certificate.sign(signer, forge.md.sha256.create());
  return forge.pki.certificateToPem(certificate);
}

/** Makes a new CA and a certificate for 127.0.0.1 and localhost. */
export async function createServerCertificates(): Promise<ServerCertificates> {
  const [caKey, serverKey] = await Promise.all([createKey(), createKey()]);
  const issuer = { keyPem: caKey, commonName: 'sandbox-ca' };
  const caPem = createCertificate({
    ...issuer,
    extensions: [
      { name: 'basicConstraints', cA: true, critical: true },
      { name: 'keyUsage', keyCertSign: true, cRLSign: true, critical: true },
      { name: 'subjectKeyIdentifier' },
    ],
  });
  const certPem = createCertificate({
    keyPem: serverKey,
    commonName: 'kube-apiserver',
    issuer,
    extensions: [
      { name: 'basicConstraints', cA: false },
      { name: 'keyUsage', digitalSignature: true, keyEncipherment: true },
      { name: 'extKeyUsage', serverAuth: true },
      {
        name: 'subjectAltName',
        altNames: [
          { type: ipAddress, ip: '127.0.0.1' },
          { type: dnsName, value: 'localhost' },
        ],
      },
    ],
  });
  return { caPem, certPem, keyPem: serverKey };
}
