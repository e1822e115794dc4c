package io.cordon.judgement;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * An inbox rule, whatever shape it came in.
 *
 * @param hidden whether Graph, and so Outlook, does not show it
 * @param moveTo folder id or name, {@code null} if it moves nothing
 * @param permanentDelete whether mail is out of the owner's reach at once
 * @param forwards whom it forwards or redirects to, in any way
 * @param unknownActions properties that do something we do not know
 * @param otherActions how many further actions it has, harmless in themselves
 */
record Rule(
        String name,
        boolean enabled,
        boolean hidden,
        List<Condition> conditions,
        List<Condition> exceptions,
        String moveTo,
        boolean delete,
        boolean permanentDelete,
        boolean markAsRead,
        List<Party> forwards,
        List<String> unknownActions,
        int otherActions) {
    Rule {
        Objects.requireNonNull(name, "name");
        conditions = List.copyOf(conditions);
        exceptions = List.copyOf(exceptions);
        forwards = List.copyOf(forwards);
        unknownActions = List.copyOf(unknownActions);
    }

    /** Values of the conditions on words, or on senders. */
    Stream<String> values(java.util.function.Predicate<Condition> which) {
        return conditions.stream().filter(which).flatMap(condition -> condition.values().stream());
    }

    boolean has(Condition.Field field) {
        return conditions.stream().anyMatch(condition -> condition.field() == field);
    }

    boolean wants(String trait) {
        return conditions.stream().anyMatch(condition -> condition.isTrait(trait));
    }
}
