package io.cordon.microsoft;

import com.azure.core.credential.AccessToken;
import com.azure.core.credential.TokenCredential;
import com.azure.core.credential.TokenRequestContext;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Access tokens of one service (Graph or Exchange) for one tenant, from azure-identity, kept until five minutes before they expire. The
 * library's own cache misses whenever the authority has a port, and costs a millisecond when it hits. However many requests want a token, or find
 * that theirs is refused, one is fetched, and its failure is the failure of all that waited for it.
 */
final class Tokens implements TokenCredential {
    private static final Duration BEFORE_EXPIRY = Duration.ofMinutes(5);
    /** The replacement of a refused token that is refused itself is replaced no sooner: another one would be refused, too. */
    private static final Duration BETWEEN_REFUSALS = Duration.ofSeconds(30);

    private final Supplier<TokenCredential> credential;
    private final String scope;
    private final InstantSource clock;
    private TokenCredential source;
    private volatile @Nullable Kept kept;
    private volatile @Nullable AccessToken latest;
    private @Nullable CompletableFuture<Kept> fetching;
    private @Nullable String wanted;
    private Instant replaced = Instant.EPOCH;

    /**
     * The present token.
     *
     * @param claims the challenge that it answers
     * @param accepted whether a service has accepted it
     * @param refused whether a service has refused it, and there is no better one
     */
    private record Kept(AccessToken token, @Nullable String claims, boolean accepted, boolean refused) {
        boolean is(String text) {
            return token.getToken().equals(text);
        }
    }

    /**
     * @param credential makes one anew, which remembers no token
     * @param scope the service's {@code …/.default}
     */
    Tokens(Supplier<TokenCredential> credential, String scope, InstantSource clock) {
        this.credential = credential;
        this.source = credential.get();
        this.scope = scope;
        this.clock = clock;
    }

    String scope() {
        return scope;
    }

    /** The token's text, fetched if there is none that lasts. */
    String text() {
        return present().token().getToken();
    }

    /** A service has accepted this token. */
    void accepted(String text) {
        Kept present = kept;
        if (present == null || present.accepted()) {
            return; // as nearly always: without a lock
        }
        synchronized (this) {
            present = kept;
            if (present != null && present.is(text)) {
                kept = new Kept(present.token(), present.claims(), true, false);
            }
        }
    }

    /**
     * A service no longer accepts this token. Unless it has been replaced already, the next call fetches another, and with a new credential, whose
     * cache would give the same one again. The replacement of a refused one that was never accepted is kept for a while all the same.
     *
     * @param challenge the claims that the service wants the token to have (continuous access evaluation); {@code null} for none
     */
    synchronized void refused(String text, @Nullable String challenge) {
        Kept present = kept;
        if (present == null || !present.is(text)) {
            return;
        }
        boolean another = present.accepted()
                || (challenge != null && !challenge.equals(present.claims()))
                || !clock.instant().isBefore(replaced.plus(BETWEEN_REFUSALS));
        if (another) {
            kept = null;
            replaced = clock.instant();
            wanted = challenge;
            source = credential.get();
        } else {
            kept = new Kept(present.token(), present.claims(), false, true);
        }
    }

    /** Whether the present token is refused although it is fresh, so that nothing is gained by asking again. */
    boolean areRefused() {
        Kept present = kept;
        return present != null && present.refused();
    }

    /** What the latest token says its bearer may do, also while a newer one is being fetched; empty before the first call. */
    Grants grants() {
        AccessToken last = latest;
        return last == null ? Grants.UNKNOWN : Grants.of(last.getToken());
    }

    @Override
    public Mono<AccessToken> getToken(TokenRequestContext request) {
        return Mono.fromCallable(() -> getTokenSync(request));
    }

    @Override
    public AccessToken getTokenSync(TokenRequestContext request) {
        return present().token();
    }

    private Kept present() {
        Kept present = kept;
        return lasts(present) ? present : fetched();
    }

    private Kept fetched() {
        CompletableFuture<Kept> shared;
        String claims;
        TokenCredential from;
        synchronized (this) {
            if (lasts(kept)) {
                return kept;
            }
            if (fetching != null) {
                shared = fetching;
                from = null;
                claims = null;
            } else {
                shared = fetching = new CompletableFuture<>();
                from = source;
                claims = wanted;
            }
        }
        if (from != null) {
            fetch(from, claims, shared);
        }
        return shared.join(); // no longer than the transport's own limits, under which it was asked for
    }

    private void fetch(TokenCredential from, @Nullable String claims, CompletableFuture<Kept> shared) {
        try {
            TokenRequestContext request =
                    new TokenRequestContext().addScopes(scope).setCaeEnabled(true);
            // for an application, azure-identity 1.19 sends the claims only on its asynchronous way
            AccessToken token = claims == null
                    ? from.getTokenSync(request)
                    : from.getToken(request.setClaims(claims)).block();
            Kept fresh = new Kept(Objects.requireNonNull(token, "token"), claims, false, false);
            synchronized (this) {
                kept = fresh;
                latest = token;
                wanted = null;
                fetching = null;
            }
            shared.complete(fresh);
        } catch (RuntimeException | Error e) {
            synchronized (this) {
                latest = null; // what an application without a token may do is not known
                fetching = null;
            }
            shared.completeExceptionally(e);
        }
    }

    private boolean lasts(@Nullable Kept present) {
        return present != null
                && clock.instant()
                        .isBefore(present.token().getExpiresAt().toInstant().minus(BEFORE_EXPIRY));
    }
}
