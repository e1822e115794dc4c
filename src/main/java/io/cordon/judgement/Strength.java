package io.cordon.judgement;

/** How much a sign weighs. */
enum Strength {
    /** Said, but weighs nothing. */
    NOTED(0),
    /** Only adds to others. */
    WEAK(1),
    /** Suspicious alone, malicious with a second one. */
    MEDIUM(2),
    /** Enough for malicious. */
    STRONG(4);

    private final int weight;

    Strength(int weight) {
        this.weight = weight;
    }

    /** One step less. */
    Strength lower() {
        return switch (this) {
            case STRONG -> MEDIUM;
            case MEDIUM -> WEAK;
            case WEAK, NOTED -> NOTED;
        };
    }

    int weight() {
        return weight;
    }
}
