package io.cordon.access;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * An endpoint as its annotations describe it.
 *
 * @param roles empty if it names none
 * @param body the type of body that it takes, or {@code null}
 */
record Endpoint(String method, String path, Set<String> roles, String body) {

    static List<Endpoint> all() {
        return new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("io.cordon").stream()
                        .filter(type -> type.isAnnotatedWith(Path.class))
                        .map(JavaClass::reflect)
                        .flatMap(Endpoint::of)
                        .sorted(Comparator.comparing(Endpoint::path)
                                .thenComparing(Endpoint::method)
                                .thenComparing(endpoint -> String.valueOf(endpoint.body())))
                        .toList();
    }

    private static Stream<Endpoint> of(Class<?> resource) {
        return Arrays.stream(resource.getDeclaredMethods())
                .flatMap(method -> method(method).map(name -> of(resource, method, name)).stream());
    }

    private static Endpoint of(Class<?> resource, Method method, String name) {
        String base = resource.getAnnotation(Path.class).value();
        Path own = method.getAnnotation(Path.class);
        RolesAllowed roles = method.getAnnotation(RolesAllowed.class);
        Consumes body = method.getAnnotation(Consumes.class);
        return new Endpoint(
                name,
                own == null ? base : base + (own.value().startsWith("/") ? "" : "/") + own.value(),
                roles == null ? Set.of() : new TreeSet<>(Set.of(roles.value())),
                body == null ? null : body.value()[0]);
    }

    private static Optional<String> method(Method method) {
        return Arrays.stream(method.getAnnotations())
                .map(Annotation::annotationType)
                .map(type -> type.getAnnotation(HttpMethod.class))
                .filter(found -> found != null)
                .map(HttpMethod::value)
                .findFirst();
    }

    /** Its address with an id that nothing has. */
    String address() {
        return path.replaceAll("\\{[^}]+}", "00000000-0000-0000-0000-000000000000");
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
