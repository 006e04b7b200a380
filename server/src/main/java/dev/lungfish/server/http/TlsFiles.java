package dev.lungfish.server.http;

import io.netty.handler.codec.http2.Http2SecurityUtil;
import io.netty.handler.ssl.ApplicationProtocolConfig;
import io.netty.handler.ssl.ApplicationProtocolConfig.Protocol;
import io.netty.handler.ssl.ApplicationProtocolConfig.SelectedListenerFailureBehavior;
import io.netty.handler.ssl.ApplicationProtocolConfig.SelectorFailureBehavior;
import io.netty.handler.ssl.ApplicationProtocolNames;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import io.netty.handler.ssl.SupportedCipherSuiteFilter;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;

/// Who the platform is towards callers over TLS.
///
/// @param certificate a PEM file with the certificate chain, the platform's own certificate first
/// @param key a PEM file with its private key: PKCS #8, not encrypted
public record TlsFiles(Path certificate, Path key) {

    private static final String BEGIN = "-----BEGIN PRIVATE KEY-----";
    private static final String END = "-----END PRIVATE KEY-----";

    /// TLS 1.2 and 1.3, with HTTP/2 for those who know it.
    ///
    /// @throws IOException if a file is missing or not what it should be, with a sentence that says what to do
    SslContext context() throws IOException {
        X509Certificate[] chain = chain();
        PrivateKey privateKey = privateKey(chain[0]);
        checkPair(chain[0], privateKey);
        return SslContextBuilder.forServer(privateKey, chain)
                .sslProvider(SslProvider.JDK)
                .protocols("TLSv1.3", "TLSv1.2")
                .ciphers(Http2SecurityUtil.CIPHERS, SupportedCipherSuiteFilter.INSTANCE)
                .applicationProtocolConfig(
                        new ApplicationProtocolConfig(
                                Protocol.ALPN,
                                SelectorFailureBehavior.NO_ADVERTISE,
                                SelectedListenerFailureBehavior.ACCEPT,
                                ApplicationProtocolNames.HTTP_2,
                                ApplicationProtocolNames.HTTP_1_1))
                .build();
    }

    private X509Certificate[] chain() throws IOException {
        byte[] pem = read(certificate, "certificate");
        try {
            X509Certificate[] chain =
                    CertificateFactory.getInstance("X.509")
                            .generateCertificates(new ByteArrayInputStream(pem))
                            .toArray(X509Certificate[]::new);
            if (chain.length > 0) {
                return chain;
            }
        } catch (CertificateException | ArrayStoreException notOne) {
            throw new IOException(noCertificate(), notOne);
        }
        throw new IOException(noCertificate());
    }

    private String noCertificate() {
        return certificate
                + " holds no certificate. Give a PEM file of the chain, which begins with -----BEGIN CERTIFICATE----- and the platform's own certificate.";
    }

    private PrivateKey privateKey(X509Certificate own) throws IOException {
        String pem = new String(read(key, "private key"), StandardCharsets.ISO_8859_1);
        int begin = pem.indexOf(BEGIN);
        int end = pem.indexOf(END);
        if (begin < 0 || end < begin) {
            throw new IOException(notPkcs8(pem));
        }
        try {
            byte[] encoded =
                    Base64.getMimeDecoder().decode(pem.substring(begin + BEGIN.length(), end));
            return KeyFactory.getInstance(own.getPublicKey().getAlgorithm())
                    .generatePrivate(new PKCS8EncodedKeySpec(encoded));
        } catch (GeneralSecurityException | IllegalArgumentException unreadable) {
            throw new IOException(
                    key
                            + " holds no private key of the certificate's kind, "
                            + own.getPublicKey().getAlgorithm()
                            + ". Give the key that the certificate was made for.",
                    unreadable);
        }
    }

    private String notPkcs8(String pem) {
        return pem.contains("PRIVATE KEY-----")
                ? key
                        + " holds a private key that is encrypted or of an old form. Convert it with: openssl pkcs8 -topk8 -nocrypt -in "
                        + key
                        + " -out NEW-FILE"
                : key + " holds no private key. Give a PEM file that begins with " + BEGIN + ".";
    }

    /// Signs with the one and verifies with the other, since a pair that does not fit fails only at the first handshake.
    private void checkPair(X509Certificate own, PrivateKey privateKey) throws IOException {
        try {
            Signature signature = Signature.getInstance(signature(privateKey));
            byte[] text = {1};
            signature.initSign(privateKey);
            signature.update(text);
            byte[] signed = signature.sign();
            signature.initVerify(own.getPublicKey());
            signature.update(text);
            if (signature.verify(signed)) {
                return;
            }
        } catch (GeneralSecurityException notAPair) {
            throw new IOException(notAPair(), notAPair);
        }
        throw new IOException(notAPair());
    }

    private String notAPair() {
        return "The private key in "
                + key
                + " is not that of the first certificate in "
                + certificate
                + ". Give the two files that were made together, the platform's own certificate first.";
    }

    private static String signature(PrivateKey privateKey) {
        return switch (privateKey.getAlgorithm()) {
            case "RSA" -> "SHA256withRSA";
            case "EC" -> "SHA256withECDSA";
            default -> privateKey.getAlgorithm();
        };
    }

    private static byte[] read(Path file, String what) throws IOException {
        try {
            return Files.readAllBytes(file);
        } catch (NoSuchFileException missing) {
            throw new IOException(
                    "There is no " + what + " file " + file + ". Name one that exists.", missing);
        } catch (IOException unreadable) {
            throw new IOException(
                    "The "
                            + what
                            + " file "
                            + file
                            + " cannot be read: let the user that runs the platform read it.",
                    unreadable);
        }
    }
}
