package io.cordon.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A Graph path without its version, keys in brackets written as segments: {@code users('x')} is {@code users/x}. */
record GraphPath(List<String> segments) {
    private static final Pattern KEY = Pattern.compile("([A-Za-z.]+)\\('(.*)'\\)");
    private static final int USER = 1;
    private static final int FOLDER = 3;
    private static final int RULE = 5;

    static GraphPath of(Call call) {
        List<String> segments = new ArrayList<>();
        for (String segment : call.path().subList(1, call.path().size())) {
            Matcher matcher = KEY.matcher(segment);
            if (matcher.matches()) {
                segments.add(matcher.group(1));
                segments.add(matcher.group(2).replace("''", "'"));
            } else {
                segments.add(segment);
            }
        }
        return new GraphPath(List.copyOf(segments));
    }

    /** With braces for keys: {@code users/{}/mailFolders/{}}. */
    String template() {
        List<String> parts = new ArrayList<>(segments);
        if (at(0).equals("users")) {
            brace(parts, USER);
            if (at(2).equals("mailFolders")) {
                brace(parts, FOLDER);
                if (at(4).equals("messageRules")) {
                    brace(parts, RULE);
                }
            }
        }
        if (at(0).equals("groups")) {
            brace(parts, USER);
        }
        return String.join("/", parts);
    }

    String group() {
        return at(USER);
    }

    private static void brace(List<String> parts, int index) {
        if (index < parts.size()) {
            parts.set(index, "{}");
        }
    }

    String user() {
        return at(USER);
    }

    String folder() {
        return at(FOLDER);
    }

    String rule() {
        return at(RULE);
    }

    private String at(int index) {
        return index < segments.size() ? segments.get(index) : "";
    }
}
