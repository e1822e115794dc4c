package io.cordon.action;

import java.security.SecureRandom;
import java.util.List;

/** A password for one call: 32 random characters with every class that a policy may ask for. Kept nowhere. */
final class RandomPassword {
    private static final int LENGTH = 32;
    private static final List<String> CLASSES =
            List.of("ABCDEFGHJKLMNPQRSTUVWXYZ", "abcdefghijkmnopqrstuvwxyz", "23456789", "!#%&()*+,-./:;<=>?@[]^_{}~");
    private static final SecureRandom RANDOM = new SecureRandom();

    private RandomPassword() {}

    static String make() {
        String all = String.join("", CLASSES);
        char[] password = new char[LENGTH];
        for (int i = 0; i < LENGTH; i++) {
            password[i] = oneOf(i < CLASSES.size() ? CLASSES.get(i) : all);
        }
        for (int i = LENGTH - 1; i > 0; i--) { // the first four are of known classes: shuffle them in
            int j = RANDOM.nextInt(i + 1);
            char moved = password[i];
            password[i] = password[j];
            password[j] = moved;
        }
        return new String(password);
    }

    private static char oneOf(String characters) {
        return characters.charAt(RANDOM.nextInt(characters.length()));
    }
}
