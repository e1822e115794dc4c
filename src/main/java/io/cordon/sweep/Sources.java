package io.cordon.sweep;

import io.cordon.model.SourceInfo;
import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** All sources of flags there are. */
@Singleton
public final class Sources {
    private final Map<String, FlagSource> sources;

    Sources(@All List<FlagSource> all) {
        Map<String, FlagSource> byName = new TreeMap<>();
        for (FlagSource source : all) {
            if (byName.put(source.info().name(), source) != null) {
                throw new IllegalStateException(
                        "Two sources are called " + source.info().name());
            }
        }
        sources = Collections.unmodifiableMap(byName);
    }

    /** What each of them says of itself, by name. */
    public List<SourceInfo> infos() {
        return sources.values().stream().map(FlagSource::info).toList();
    }

    Collection<FlagSource> all() {
        return sources.values();
    }

    Collection<String> names() {
        return sources.keySet();
    }
}
