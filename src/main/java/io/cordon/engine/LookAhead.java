package io.cordon.engine;

import io.cordon.microsoft.Microsoft365;
import io.cordon.microsoft.MicrosoftException;
import io.cordon.microsoft.Priority;
import io.cordon.model.Containment;
import io.cordon.model.Decision;
import io.cordon.step.Catalog;
import io.cordon.step.Subject;
import io.cordon.step.UndoableAction;
import io.cordon.tenant.Tenants;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a release would do now: what it would put back, what it leaves as it is, and what somebody has changed since. Reads only. */
@Singleton
final class LookAhead {
    private final Tenants tenants;
    private final Catalog catalog;
    private final SideBySide sideBySide;

    LookAhead(Tenants tenants, Catalog catalog, SideBySide sideBySide) {
        this.tenants = tenants;
        this.catalog = catalog;
        this.sideBySide = sideBySide;
    }

    /**
     * Throws {@link Refusal} if it cannot be read.
     *
     * @param legitimate positions of steps whose artifacts the caller vouches for
     * @param earlier containments that hold the user still
     */
    ReleasePreview preview(Containment containment, Set<Integer> legitimate, List<Containment> earlier) {
        List<WayBack> ways = WayBack.of(containment, legitimate, earlier, catalog);
        Microsoft365 m365 = tenants.get(containment.tenant()).clients().reader(Priority.HIGH);
        List<WayBack> wanted = ways.stream()
                .filter(way -> way.decision() instanceof Decision.Run)
                .toList();
        List<SideBySide.Work<PutBack.Seen>> looks = new ArrayList<>();
        for (WayBack way : wanted) {
            UndoableAction action = (UndoableAction) catalog.get(way.step());
            Subject subject = new Subject(containment.user(), way.target(), way.since());
            looks.add(() -> PutBack.look(action, subject, way, m365));
        }
        List<PutBack.Seen> seen;
        try {
            seen = looks.isEmpty() ? List.of() : sideBySide.run(looks);
        } catch (MicrosoftException e) {
            throw Resolution.refusal(e);
        }
        List<ReleasePreview.PutBack> putsBack = new ArrayList<>();
        List<ReleasePreview.ChangedSince> changed = new ArrayList<>();
        for (int i = 0; i < wanted.size(); i++) {
            WayBack way = wanted.get(i);
            Map<String, Object> now = seen.get(i).now();
            if (seen.get(i).differences().isEmpty()) {
                putsBack.add(new ReleasePreview.PutBack(
                        way.position(),
                        way.step(),
                        way.target(),
                        now,
                        way.before().orElseThrow()));
            } else {
                changed.add(new ReleasePreview.ChangedSince(
                        way.position(), way.step(), way.target(), seen.get(i).differences()));
            }
        }
        return new ReleasePreview(
                containment.id(),
                putsBack,
                stays(ways),
                OpenFindings.of(containment, legitimate, earlier).stream()
                        .map(open -> new ReleasePreview.Open(open.position(), open.what()))
                        .toList(),
                changed);
    }

    private static List<ReleasePreview.Stays> stays(List<WayBack> ways) {
        List<ReleasePreview.Stays> stays = new ArrayList<>();
        for (WayBack way : ways) {
            if (way.decision() instanceof Decision.Skip skip) {
                stays.add(new ReleasePreview.Stays(way.position(), way.step(), way.target(), skip.because()));
            }
        }
        return stays;
    }
}
