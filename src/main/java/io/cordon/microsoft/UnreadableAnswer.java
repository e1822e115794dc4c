package io.cordon.microsoft;

import java.io.IOException;

/** An answer that came, and whose bytes are not what they are declared to be, or more than Microsoft 365 has reason to send. */
final class UnreadableAnswer extends IOException {
    private static final long serialVersionUID = 1L;

    UnreadableAnswer(long limit) {
        super("the answer is longer than " + limit + " bytes");
    }

    UnreadableAnswer(int status) {
        super("the answer is not what was asked for, HTTP " + status);
    }

    UnreadableAnswer(IOException broken) {
        super("the answer's body is broken", broken);
    }
}
