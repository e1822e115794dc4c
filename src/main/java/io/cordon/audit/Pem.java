package io.cordon.audit;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** PEM as RFC 7468 has it, for one object. */
final class Pem {
    private static final int COLUMNS = 64;

    private Pem() {}

    static byte[] bytes(String text, String label) {
        String begin = "-----BEGIN " + label + "-----";
        String end = "-----END " + label + "-----";
        int from = text.indexOf(begin);
        int to = text.indexOf(end);
        if (text.contains("-----BEGIN") && (from < 0 || to < from)) {
            throw new IllegalArgumentException("not a PEM file with a " + label);
        }
        String body = from < 0 ? text : text.substring(from + begin.length(), to);
        try {
            return Base64.getDecoder().decode(body.replaceAll("\\s", ""));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("not a PEM file with a " + label, e);
        }
    }

    static String text(byte[] bytes, String label) {
        byte[] newline = "\n".getBytes(StandardCharsets.US_ASCII);
        return "-----BEGIN " + label + "-----\n"
                + Base64.getMimeEncoder(COLUMNS, newline).encodeToString(bytes)
                + "\n-----END " + label + "-----\n";
    }
}
