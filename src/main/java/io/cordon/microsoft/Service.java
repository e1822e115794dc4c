package io.cordon.microsoft;

import com.google.errorprone.annotations.Immutable;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import okhttp3.HttpUrl;

/**
 * The services behind Microsoft's hosts, each with a quota of its own. A request belongs to one by its address alone, so that none can be
 * sent past its quota. Limits: microsoft-contract n; they keep below the published ones, for one tenant.
 */
enum Service {
    /** 3,500 resource units in 10 s for the smallest tenants, 3,000 writes in 150 s; a token bucket. */
    IDENTITY(new Quota(3_000, 300), 64),
    IDENTITY_WRITES(new Quota(2_700, 18), 64),
    /** 2,000 a second over all tenants of an application; the narrow limits are each mailbox's own. */
    OUTLOOK(new Quota(300, 300), 64),
    /** 5 in 10 s. */
    SIGN_IN_LOGS(new Quota(1, 0.4), 1),
    /** 1 a second for all applications together, and no {@code Retry-After}. */
    IDENTITY_PROTECTION(new Quota(1, 0.9), 1),
    /** 150 a minute. */
    SECURITY(new Quota(15, 2), 4),
    /** None published; its answers say what is left ({@link RateLimitHeaders}). */
    EXCHANGE(new Quota(90, 90), 64);

    /** 4 requests at once, and 10,000 in 10 minutes, to each mailbox. */
    static final int AT_ONCE_PER_MAILBOX = 4;

    static final Quota PER_MAILBOX = new Quota(1_000, 15);

    private static final Set<String> MAILBOX =
            Set.of("mailFolders", "messages", "mailboxSettings", "calendar", "calendars", "events", "contacts");
    private static final Set<String> READING = Set.of("GET", "HEAD");
    private static final Set<String> READING_BY_POST = Set.of("checkMemberGroups", "getMemberGroups");
    private static final int MEMBER_GROUPS = 4;
    /** Relations of a user whose lists cost twice as much as the user; so do the lists of whole collections. */
    private static final Set<String> TWICE =
            Set.of("transitiveMemberOf", "memberOf", "oauth2PermissionGrants", "ownedObjects", "roleAssignments");

    private final Quota quota;
    private final int atOnce;

    Service(Quota quota, int atOnce) {
        this.quota = quota;
        this.atOnce = atOnce;
    }

    /**
     * A bucket that is full at first. In any span of time at most {@code capacity} plus what flows in meanwhile is sent, which matters where
     * Microsoft does not say how it counts.
     */
    @Immutable
    record Quota(long capacity, double perSecond) {
        Quota {
            if (capacity < 1 || perSecond <= 0) {
                throw new IllegalArgumentException("A quota lets something through");
            }
        }

        /** What one of so many processes may take. */
        Quota sharedBy(int processes) {
            return new Quota(Math.max(1, capacity / processes), perSecond / processes);
        }

        /** The time in which one request's worth flows in. */
        Duration refill() {
            return Duration.ofNanos(Math.round(1e9 / perSecond));
        }
    }

    Quota quota() {
        return quota;
    }

    int atOnce() {
        return atOnce;
    }

    /**
     * Whether replicas share the quota. Not where only sweeps and the watch ask, each of which one replica at a time does: a part of such a narrow quota
     * would be too little to read a list of two pages with.
     */
    boolean isShared() {
        return switch (this) {
            case IDENTITY, IDENTITY_WRITES, OUTLOOK, EXCHANGE -> true;
            case SIGN_IN_LOGS, IDENTITY_PROTECTION, SECURITY -> false;
        };
    }

    /** Which service answers the request. */
    static Service of(String method, HttpUrl url) {
        List<String> path = url.pathSegments();
        if (path.getFirst().equals("adminapi")) {
            return EXCHANGE;
        }
        return switch (path.size() < 2 ? "" : path.get(1)) {
            case "auditLogs", "reports" -> SIGN_IN_LOGS;
            case "identityProtection", "identity" -> IDENTITY_PROTECTION;
            case "security" -> SECURITY;
            default ->
                mailbox(url).isPresent()
                        ? OUTLOOK
                        : READING.contains(method) || READING_BY_POST.contains(path.getLast())
                                ? IDENTITY
                                : IDENTITY_WRITES;
        };
    }

    /**
     * What a request costs of identity and access' resource units: Microsoft's table of base costs as far as Cordon's calls are in it, one less for
     * {@code $select} and for a small {@code $top}, one more for {@code $expand}, never below one. Source: microsoft-contract a and n.
     */
    static int resourceUnits(HttpUrl url) {
        List<String> path = url.pathSegments();
        int base = READING_BY_POST.contains(path.getLast())
                ? MEMBER_GROUPS
                : path.size() == 2 || path.stream().anyMatch(TWICE::contains) ? 2 : 1;
        String top = url.queryParameter("$top");
        return Math.max(
                1,
                base
                        - (url.queryParameter("$select") == null ? 0 : 1)
                        - (top != null && top.matches("1?\\d") ? 1 : 0)
                        + (url.queryParameter("$expand") == null ? 0 : 1));
    }

    /** The user whose mailbox the request is about: {@code /v1.0/users/{id}/mailFolders/…}. */
    static Optional<String> mailbox(HttpUrl url) {
        List<String> path = url.pathSegments();
        boolean of = path.size() > 3 && path.get(1).equals("users") && MAILBOX.contains(path.get(3));
        return of ? Optional.of(path.get(2)) : Optional.empty();
    }
}
