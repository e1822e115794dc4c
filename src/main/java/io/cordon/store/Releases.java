package io.cordon.store;

import com.fasterxml.jackson.core.type.TypeReference;
import io.cordon.audit.Event;
import io.cordon.model.PlannedStep;
import io.cordon.model.Release;
import io.cordon.model.UnderWay;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Who asked for the way back from a containment, and what came of it. */
@Singleton
public final class Releases {
    private static final TypeReference<List<Integer>> POSITIONS = new TypeReference<>() {};

    private final Transactions transactions;
    private final Queue queue;

    Releases(Transactions transactions, Queue queue) {
        this.transactions = transactions;
        this.queue = queue;
    }

    /** What became of the wish to begin a release. */
    public enum Begin {
        /** It is in the queue, or was by an earlier request with the same key. */
        BEGUN,
        /** Another release or a renewal is under way. */
        UNDER_WAY,
        /** The containment has not ended, or was released before. */
        NOT_HELD,
        /** Another containment of the same user is open. */
        OTHER_OPEN
    }

    /** Stores a release with its steps and puts it into the queue, or says why not and stores nothing. */
    public Begin begin(UUID containment, Release release, List<PlannedStep> steps, Optional<IdempotencyKey> key) {
        Begin begin = transactions.run((sql, trail) -> {
            Optional<UUID> before =
                    key.flatMap(used -> IdempotencyKeys.take(sql, used, containment, release.requestedAt()));
            if (before.isPresent()) {
                return Begin.BEGUN;
            }
            Optional<Begin> obstacle = obstacle(sql, containment);
            if (obstacle.isPresent()) {
                key.ifPresent(used -> IdempotencyKeys.giveBack(sql, used)); // it may be asked for again
                return obstacle.get();
            }
            insert(sql, containment, release);
            Insert.steps(sql, containment, steps);
            sql.createUpdate("update containment set under_way = :what where id = :id")
                    .bind("what", UnderWay.RELEASE.name())
                    .bind("id", containment)
                    .execute();
            queue.addAfterwards(containment, release.firstPosition(), release.requestedAt());
            trail.accept(ContainmentEvents.about(sql, containment, Event.Kind.RELEASED, release.caller())
                    .with("state", release.state())
                    .with("reason", release.reason())
                    .with("despite", release.despite())
                    .with("legitimate", release.legitimate()));
            return Begin.BEGUN;
        });
        queue.poke();
        return begin;
    }

    /** The newest release of a containment, if one was asked for. */
    public Optional<Release> find(UUID containment) {
        return transactions.run(
                sql -> sql.createQuery("select * from release where containment_id = :id order by number desc limit 1")
                        .bind("id", containment)
                        .map((row, _) -> release(row))
                        .findOne());
    }

    /** Records how the release ended. */
    public void end(Lease lease, Release.State state, Instant now) {
        UUID id = lease.containment();
        transactions.run((sql, trail) -> {
            Progress.hold(sql, lease);
            trail.accept(ContainmentEvents.about(sql, id, Event.Kind.RELEASED, Event.CORDON)
                    .with("state", state));
            if (state == Release.State.RELEASED) {
                Watches.end(sql, id, now);
                Approvals.drop(sql, id, now);
            }
            sql.createUpdate("""
                            update release set state = :state, ended_at = :now
                            where containment_id = :id and state = 'UNDER_WAY'""")
                    .bind("state", state.name())
                    .bind("now", now)
                    .bind("id", id)
                    .execute();
            return sql.createUpdate("""
                            update containment set under_way = null,
                                status = case when :state = 'RELEASED' then 'RELEASED' else status end
                            where id = :id""")
                    .bind("state", state.name())
                    .bind("id", id)
                    .execute();
        });
    }

    /** Throws {@link ReleaseUnderWay} if the containment is being released: a request must not join that. */
    static void refuseWhileUnderWay(Handle sql, UUID containment) {
        boolean underWay = sql.createQuery("select under_way = 'RELEASE' from containment where id = :id")
                .bind("id", containment)
                .map((row, _) -> row.getBoolean(1))
                .one();
        if (underWay) {
            throw new ReleaseUnderWay(containment);
        }
    }

    private static Optional<Begin> obstacle(Handle sql, UUID containment) {
        return sql.createQuery("""
                        select under_way is not null as under_way,
                               mode = 'CONTAIN' and ended_at is not null and status not in ('RELEASED', 'REFUSED') as held,
                               exists (select 1 from containment o where o.tenant = c.tenant and o.user_id = c.user_id
                                       and o.id <> c.id and o.mode = 'CONTAIN'
                                       and (o.ended_at is null or o.under_way is not null)) as other
                        from containment c where id = :id for update""")
                .bind("id", containment)
                .map((row, _) -> row.getBoolean("under_way")
                        ? Optional.of(Begin.UNDER_WAY)
                        : !row.getBoolean("held")
                                ? Optional.of(Begin.NOT_HELD)
                                : row.getBoolean("other") ? Optional.of(Begin.OTHER_OPEN) : Optional.<Begin>empty())
                .one();
    }

    private static void insert(Handle sql, UUID containment, Release release) {
        sql.createUpdate("""
                        insert into release (containment_id, number, caller, reason, despite, legitimate, first_position, state,
                                             requested_at)
                        values (:id, (select count(*) + 1 from release where containment_id = :id), :caller, :reason, :despite,
                                cast(:legitimate as jsonb), :position, :state, :at)""")
                .bind("id", containment)
                .bind("caller", release.caller())
                .bind("reason", release.reason())
                .bind("despite", release.despite())
                .bind("legitimate", StoredJson.write(release.legitimate(), POSITIONS))
                .bind("position", release.firstPosition())
                .bind("state", release.state().name())
                .bind("at", release.requestedAt())
                .execute();
    }

    private static Release release(ResultSet row) throws SQLException {
        return new Release(
                row.getString("caller"),
                row.getString("reason"),
                row.getString("despite"),
                StoredJson.read(row.getString("legitimate"), POSITIONS),
                row.getInt("first_position"),
                Release.State.valueOf(row.getString("state")),
                ContainmentRow.instant(row, "requested_at"),
                ContainmentRow.instant(row, "ended_at"));
    }
}
