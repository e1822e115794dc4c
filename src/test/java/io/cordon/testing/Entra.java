package io.cordon.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** An issuer of tokens as Entra ID's documentation describes them: serves its public key, and makes right tokens and wrong ones. */
public final class Entra implements AutoCloseable {
    public static final String TENANT = "7c9f2a10-55aa-4f0e-8d7e-2b6f0d1c0001";
    public static final String API = "0d6c1b52-9f0f-4b5f-9f53-3a8e3c5b0002";
    public static final String PERSON = "b7a0f6de-3a51-4a0e-a52d-6f6f1c2d0003";
    public static final String APPLICATION = "4e1b9f7c-8f8b-4a45-9d4f-7d0f5a2b0004";
    private static final String CLIENT = "2f6a8f10-1b3c-4d5e-8f90-a1b2c3d40005";
    private static final String KEY_ID = "key-of-this-run";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;

    /** Begins to listen on this machine. */
    public Entra() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        RSAPublicKey key = (RSAPublicKey) keys().getPublic();
        byte[] body = json(Map.of(
                "keys",
                List.of(Map.of(
                        "kty",
                        "RSA",
                        "use",
                        "sig",
                        "kid",
                        KEY_ID,
                        "n",
                        number(key.getModulus()),
                        "e",
                        number(key.getPublicExponent())))));
        server.createContext("/" + TENANT + "/discovery/v2.0/keys", exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    /** Its address, without the tenant. */
    public String url() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    /** A person's token of version 2.0 with these roles, made for Cordon. */
    public static Token person(String issuer, String... roles) {
        return new Token(issuer + "/" + TENANT + "/v2.0")
                .with("ver", "2.0")
                .with("aud", API)
                .with("azp", CLIENT)
                .with("oid", PERSON)
                .with("sub", "a-subject-of-this-client-only")
                .with("scp", "access_as_user")
                .with("preferred_username", "rssi@hopital.example")
                .with("roles", List.of(roles));
    }

    /** A managed identity's token of version 1.0 with these roles, as a playbook gets it. */
    public static Token application(String... roles) {
        return new Token("https://sts.windows.net/" + TENANT + "/")
                .with("ver", "1.0")
                .with("aud", "api://" + API)
                .with("appid", APPLICATION)
                .with("appidacr", "2")
                .with("oid", APPLICATION)
                .with("sub", APPLICATION)
                .with("roles", List.of(roles));
    }

    /** A token that is not signed yet. */
    public static final class Token {
        private final Map<String, Object> header = new TreeMap<>(Map.of("typ", "JWT", "alg", "RS256", "kid", KEY_ID));
        private final Map<String, Object> claims = new TreeMap<>();

        private Token(String issuer) {
            long now = Instant.now().getEpochSecond();
            with("iss", issuer)
                    .with("tid", TENANT)
                    .with("iat", now - 60)
                    .with("nbf", now - 60)
                    .with("exp", now + 3600);
        }

        /** The same with this claim instead, or without it for {@code null}. */
        public Token with(String claim, Object value) {
            if (value == null) {
                claims.remove(claim);
            } else {
                claims.put(claim, value);
            }
            return this;
        }

        /** The same from {@code seconds} ago on, for {@code lifetime} seconds. */
        public Token validFrom(long seconds, long lifetime) {
            long from = Instant.now().getEpochSecond() + seconds;
            return with("iat", from).with("nbf", from).with("exp", from + lifetime);
        }

        /** The same that names this key. */
        public Token key(String id) {
            header.put("kid", id);
            return this;
        }

        public String signed() {
            return signed(keys());
        }

        /** Signed with a key that is not the issuer's. */
        public String forged() {
            return signed(newKeys());
        }

        /** Says that it needs no signature. */
        public String unsigned() {
            header.put("alg", "none");
            return text() + ".";
        }

        /** Signed with the public key as if it were a shared secret. */
        public String confused() {
            header.put("alg", "HS256");
            try {
                Mac mac = Mac.getInstance("HmacSHA256");
                Key key = keys().getPublic();
                mac.init(new SecretKeySpec(key.getEncoded(), "HmacSHA256"));
                String text = text();
                return text + "." + base64(mac.doFinal(text.getBytes(StandardCharsets.US_ASCII)));
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }

        private String signed(KeyPair keys) {
            try {
                Signature signature = Signature.getInstance("SHA256withRSA");
                signature.initSign(keys.getPrivate());
                String text = text();
                signature.update(text.getBytes(StandardCharsets.US_ASCII));
                return text + "." + base64(signature.sign());
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }

        private String text() {
            return base64(json(header)) + "." + base64(json(claims));
        }
    }

    /** Of this run, as a property, because the tests and the issuer are loaded by different class loaders. */
    private static KeyPair keys() {
        String kept = (String) System.getProperties().computeIfAbsent("cordon.tests.entra", _ -> {
            KeyPair made = newKeys();
            return encoded(made.getPrivate()) + " " + encoded(made.getPublic());
        });
        try {
            List<byte[]> keys = new ArrayList<>();
            for (String part : kept.split(" ")) {
                keys.add(Base64.getDecoder().decode(part));
            }
            KeyFactory rsa = KeyFactory.getInstance("RSA");
            return new KeyPair(
                    rsa.generatePublic(new X509EncodedKeySpec(keys.get(1))),
                    rsa.generatePrivate(new PKCS8EncodedKeySpec(keys.get(0))));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyPair newKeys() {
        try {
            KeyPairGenerator rsa = KeyPairGenerator.getInstance("RSA");
            rsa.initialize(2048);
            return rsa.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(Key key) {
        return Base64.getEncoder().encodeToString(key.getEncoded());
    }

    private static byte[] json(Object value) {
        try {
            return JSON.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String number(BigInteger number) {
        byte[] bytes = number.toByteArray();
        return base64(bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes);
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
