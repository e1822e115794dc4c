package io.cordon.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;

/**
 * An error as RFC 9457 has it.
 *
 * @param code stable, for programs
 * @param detail for people; may be reworded any time
 * @param retryable whether the same request may succeed later
 * @param errors the fields that are wrong
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Problem(
        URI type, String title, int status, String code, String detail, boolean retryable, List<Field> errors) {

    /** One thing that is wrong with the body or the query. */
    public record Field(String field, String message) {}

    static final String MEDIA_TYPE = "application/problem+json";

    static Problem of(int status, String code, String title, String detail) {
        return of(status, code, title, detail, List.of());
    }

    static Problem of(int status, String code, String title, String detail, List<Field> errors) {
        boolean retryable = status == 429 || status == 503;
        return new Problem(URI.create("urn:cordon:problem:" + code), title, status, code, detail, retryable, errors);
    }

    /** One field is wrong; {@code message} goes on after its name. */
    static Problem invalid(String field, String message) {
        return of(
                400,
                "validation",
                "Invalid request",
                "The field '" + field + "' " + message + ".",
                List.of(new Field(field, message)));
    }

    Response response() {
        Response.ResponseBuilder response =
                Response.status(status).type(MEDIA_TYPE).entity(this);
        return (retryable ? response.header("Retry-After", 5) : response).build();
    }
}
