import { createSign, generateKeyPair, randomBytes } from 'node:crypto';
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

interface KeyPair {
  readonly publicPem: string;
  readonly privatePem: string;
}

async function createKey(): Promise<KeyPair> {
  const { publicKey, privateKey } = await promisify(generateKeyPair)('rsa', {
    modulusLength: 2048,
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'pem' },
  });
  return { publicPem: publicKey, privatePem: privateKey };
}

/**
 * Lets node:crypto sign what node-forge builds: forge's own arithmetic takes seconds on a
 * busy machine. The digest only collects the bytes, as signing hashes them itself.
 */
function nativeSigner(privatePem: string) {
  const chunks: Buffer[] = [];
  const digest = {
    algorithm: 'sha256',
    update: (bytes: string) => {
      chunks.push(Buffer.from(bytes, 'binary'));
    },
  };
  const key = {
    sign: () =>
      createSign('RSA-SHA256')
        .update(Buffer.concat(chunks))
        .sign(privatePem)
        .toString('binary'),
  };
  return {
    key: key as unknown as forge.pki.rsa.PrivateKey,
    digest: digest as unknown as forge.md.MessageDigest,
  };
}

function createCertificate(options: {
  key: KeyPair;
  commonName: string;
  extensions: object[];
  issuer: { key: KeyPair; commonName: string };
}): string {
  const { key, commonName, extensions, issuer } = options;
  const certificate = forge.pki.createCertificate();
  certificate.publicKey = forge.pki.publicKeyFromPem(key.publicPem);
  // A first byte of 01 keeps the DER integer positive, and short whatever the random bytes are.
  certificate.serialNumber = `01${randomBytes(16).toString('hex')}`;
  certificate.validity.notBefore = new Date(Date.now() - day);
  certificate.validity.notAfter = new Date(Date.now() + 365 * day);
  certificate.setSubject([{ name: 'commonName', value: commonName }]);
  certificate.setIssuer([{ name: 'commonName', value: issuer.commonName }]);
  certificate.setExtensions(extensions);
  const signer = nativeSigner(issuer.key.privatePem);
  certificate.sign(signer.key, signer.digest);
  return forge.pki.certificateToPem(certificate);
}

/** Makes a new CA and a certificate for 127.0.0.1 and localhost. */
export async function createServerCertificates(): Promise<ServerCertificates> {
  const [caKey, serverKey] = await Promise.all([createKey(), createKey()]);
  const issuer = { key: caKey, commonName: 'sandbox-ca' };
  const caPem = createCertificate({
    ...issuer,
    issuer,
    extensions: [
      { name: 'basicConstraints', cA: true, critical: true },
      { name: 'keyUsage', keyCertSign: true, cRLSign: true, critical: true },
      { name: 'subjectKeyIdentifier' },
    ],
  });
  const certPem = createCertificate({
    key: serverKey,
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
  return { caPem, certPem, keyPem: serverKey.privatePem };
}
