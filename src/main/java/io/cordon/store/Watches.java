package io.cordon.store;

import io.cordon.audit.Event;
import io.cordon.model.Look;
import io.cordon.model.PlannedStep;
import io.cordon.model.Status;
import io.cordon.model.UnderWay;
import io.cordon.model.Watch;
import io.cordon.model.WatchEvent;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** The watches over contained accounts: when it is looked next, what was seen, what came of it. */
@Singleton
public final class Watches {
    private final Transactions transactions;
    private final Queue queue;

    Watches(Transactions transactions, Queue queue) {
        this.transactions = transactions;
        this.queue = queue;
    }

    /** A watch whose next look is yet to be planned. */
    public record Unplanned(UUID containment, String playbook, Instant begunAt) {}

    /**
     * A look that is due. A look is worth nothing if somebody has worked on the containment since, or has looked.
     *
     * @param lease the containment's
     * @param looks how often it was looked before
     */
    public record Due(UUID containment, String tenant, long lease, int looks) {}

    /**
     * What a look has come to.
     *
     * @param synchronisedAt when directory synchronisation was seen to have left the account disabled, or {@code null}
     * @param again steps to contain anew; none if that is not wanted
     */
    public record Seen(
            Due due,
            Look look,
            Instant nextLookAt,
            Instant synchronisedAt,
            List<Noticed> noticed,
            List<PlannedStep> again) {
        public Seen {
            noticed = List.copyOf(noticed);
            again = List.copyOf(again);
        }
    }

    /** An event, and what makes it the same one when it is noticed once more. */
    public record Noticed(String key, WatchEvent event) {}

    /** A watch begins with a containment that changed something, in the caller's transaction. */
    static void begin(Handle sql, UUID containment, Instant now) {
        sql.createUpdate("""
                        insert into watch (containment_id, begun_at)
                        select id, :now from containment where id = :id and mode = 'CONTAIN' and status <> 'REFUSED'
                          and exists (select 1 from step where containment_id = :id and outcome->>'kind' = 'changed')
                        on conflict do nothing""").bind("id", containment).bind("now", now).execute();
    }

    /** A watch ends with the release, in the caller's transaction. */
    static void end(Handle sql, UUID containment, Instant now) {
        sql.createUpdate("update watch set ended_at = :now, next_look_at = null where containment_id = :id")
                .bind("id", containment)
                .bind("now", now)
                .execute();
    }

    /** The watch over a containment, if there is one. */
    public Optional<Watch> find(UUID containment) {
        return transactions.run(sql -> sql.createQuery("select * from watch where containment_id = :id")
                .bind("id", containment)
                .map((row, _) -> WatchRow.watch(row, WatchRow.events(sql, containment)))
                .findOne());
    }

    /** Watches without a plan, that no release or renewal is about. */
    public List<Unplanned> unplanned() {
        return transactions.run(sql -> sql.createQuery("""
                        select w.containment_id, c.playbook, w.begun_at from watch w join containment c on c.id = w.containment_id
                        where w.ended_at is null and w.next_look_at is null and c.under_way is null and c.ended_at is not null
                        limit 1000""")
                .map((row, _) -> new Unplanned(
                        row.getObject("containment_id", UUID.class),
                        row.getString("playbook"),
                        ContainmentRow.instant(row, "begun_at")))
                .list());
    }

    /** Plans the next look, and the term unless there is one. */
    public void plan(UUID containment, Instant next, Instant until) {
        transactions.run(sql -> sql.createUpdate("""
                        update watch set next_look_at = :next, until_at = coalesce(until_at, :until)
                        where containment_id = :id and ended_at is null""")
                .bind("id", containment)
                .bind("next", next)
                .bind("until", until)
                .execute());
    }

    /** What is to be looked at now in these tenants, longest due first. */
    public List<Due> due(Collection<String> tenants, Instant now, int limit) {
        return transactions.run(sql -> sql.createQuery("""
                        select w.containment_id, c.tenant, c.lease, w.looks from watch w join containment c on c.id = w.containment_id
                        where w.ended_at is null and w.next_look_at <= :now and c.under_way is null and c.ended_at is not null
                          and c.tenant = any(:tenants)
                        order by w.next_look_at limit :limit""")
                .bind("now", now)
                .bindArray("tenants", String.class, tenants)
                .bind("limit", limit)
                .map((row, _) -> new Due(
                        row.getObject("containment_id", UUID.class),
                        row.getString("tenant"),
                        row.getLong("lease"),
                        row.getInt("looks")))
                .list());
    }

    /**
     * Records a look, unless somebody has worked on the containment or looked at it since it began. What is to be contained anew is put into the queue, unless
     * another containment of the user is open.
     *
     * @return the events that are new; empty also where nothing was recorded
     */
    public List<WatchEvent> record(Seen seen) {
        UUID id = seen.due().containment();
        List<WatchEvent> fresh = transactions.run((sql, trail) -> {
            if (!untouched(sql, seen.due())) {
                return List.<WatchEvent>of();
            }
            int recorded = sql.createUpdate("""
                            update watch set last_look = cast(:look as jsonb), looks = looks + 1, next_look_at = :next,
                                synchronised_at = :synchronised
                            where containment_id = :id and ended_at is null and looks = :looks""")
                    .bind("look", StoredJson.write(seen.look(), WatchRow.LOOK))
                    .bind("next", seen.nextLookAt())
                    .bind("synchronised", seen.synchronisedAt())
                    .bind("id", id)
                    .bind("looks", seen.due().looks())
                    .execute();
            if (recorded == 0) {
                return List.<WatchEvent>of();
            }
            List<Noticed> all = new ArrayList<>(seen.noticed());
            if (!seen.again().isEmpty() && free(sql, id)) {
                all.add(again(sql, id, seen));
            }
            List<WatchEvent> added = new ArrayList<>();
            for (Noticed noticed : all) {
                if (add(sql, id, noticed)) {
                    added.add(noticed.event());
                    trail.accept(Event.of(Event.Kind.WATCHED, Event.CORDON)
                            .in(seen.due().tenant())
                            .about(id)
                            .with("noticed", noticed.event().getClass().getSimpleName())
                            .with("step", step(noticed.event())));
                }
            }
            return added;
        });
        queue.poke();
        return fresh;
    }

    /** Its term has come without a release. */
    public void expire(UUID containment, Instant now) {
        transactions.run(sql -> {
            end(sql, containment, now);
            return add(sql, containment, new Noticed("expired", new WatchEvent.Expired(now)));
        });
    }

    /** The renewal is over: how the containment stands now. What was seen before counts no more; the next looks come soon again. */
    public void recontained(Lease lease, Status status) {
        transactions.run(sql -> {
            Progress.hold(sql, lease);
            sql.createUpdate("update containment set status = :status, under_way = null where id = :id")
                    .bind("status", status.name())
                    .bind("id", lease.containment())
                    .execute();
            return sql.createUpdate("""
                            update watch set next_look_at = null, looks = 0,
                                last_look = jsonb_set(last_look, '{things}', '[]') where containment_id = :id""").bind("id", lease.containment()).execute();
        });
    }

    private Noticed again(Handle sql, UUID id, Seen seen) {
        Insert.steps(sql, id, seen.again());
        sql.createUpdate("update containment set under_way = :what where id = :id")
                .bind("what", UnderWay.RECONTAIN.name())
                .bind("id", id)
                .execute();
        int number = sql.createQuery(
                        "update watch set recontained = recontained + 1 where containment_id = :id returning recontained")
                .bind("id", id)
                .mapTo(Integer.class)
                .one();
        queue.addAfterwards(id, seen.again().getFirst().position(), seen.look().at());
        return new Noticed(
                "recontained/" + number, new WatchEvent.Recontained(seen.look().at(), number));
    }

    /** Adds an event that is new. One that is known gets the cause that the log did not tell at first. */
    private static boolean add(Handle sql, UUID id, Noticed noticed) {
        return sql.createQuery("""
                        insert into watch_event (containment_id, key, event) values (:id, :key, cast(:event as jsonb))
                        on conflict (containment_id, key) do update set event = excluded.event
                            where watch_event.event->'cause'->>'kind' = 'not_known'
                        returning xmax = 0""")
                .bind("id", id)
                .bind("key", noticed.key())
                .bind("event", StoredJson.write(noticed.event(), WatchRow.EVENT))
                .mapTo(Boolean.class)
                .findOne()
                .orElse(false);
    }

    private static boolean untouched(Handle sql, Due due) {
        return sql.createQuery("""
                        select lease = :lease and under_way is null and ended_at is not null and status <> 'RELEASED'
                        from containment where id = :id for update""")
                .bind("id", due.containment())
                .bind("lease", due.lease())
                .mapTo(Boolean.class)
                .one();
    }

    private static boolean free(Handle sql, UUID id) {
        return sql.createQuery("""
                        select not exists (select 1 from containment o where o.tenant = c.tenant and o.user_id = c.user_id
                               and o.id <> c.id and o.mode = 'CONTAIN' and (o.ended_at is null or o.under_way is not null))
                        from containment c where c.id = :id""").bind("id", id).mapTo(Boolean.class).one();
    }

    private static Object step(WatchEvent event) {
        return event instanceof WatchEvent.Undone undone ? undone.step() : null;
    }
}
