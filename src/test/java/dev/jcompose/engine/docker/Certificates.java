package dev.jcompose.engine.docker;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/// An authority and one certificate for `localhost`, for both sides, as Docker's folder holds them.
final class Certificates {

    private Certificates() {}

    static void writeTo(Path folder) throws Exception {
        var authority = pair();
        var own = pair();
        write(folder.resolve("ca.pem"), "CERTIFICATE", certificate(authority, authority, "CN=authority", "CN=authority"));
        write(folder.resolve("cert.pem"), "CERTIFICATE", certificate(own, authority, "CN=localhost", "CN=authority"));
        write(folder.resolve("key.pem"), "PRIVATE KEY", own.getPrivate().getEncoded());
    }

    private static KeyPair pair() throws Exception {
        var generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        return generator.generateKeyPair();
    }

    private static byte[] certificate(KeyPair subject, KeyPair issuer, String name, String issuerName) throws Exception {
        var now = Instant.now();
        var builder = new JcaX509v3CertificateBuilder(new X500Name(issuerName), BigInteger.valueOf(now.toEpochMilli()),
                Date.from(now.minus(Duration.ofHours(1))), Date.from(now.plus(Duration.ofHours(1))), new X500Name(name), subject.getPublic());
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(subject == issuer));
        if (subject != issuer) {
            builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(new GeneralName(GeneralName.dNSName, "localhost")));
        }
        return builder.build(new JcaContentSignerBuilder("SHA256withRSA").build(issuer.getPrivate())).getEncoded();
    }

    private static void write(Path file, String kind, byte[] content) throws Exception {
        var text = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII)).encodeToString(content);
        Files.writeString(file, "-----BEGIN " + kind + "-----\n" + text + "\n-----END " + kind + "-----\n");
    }
}
