package io.cordon.api;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Locale;

/** Whether a caller wants a page, in which language, and how a page is sent. */
final class Asked {
    /** Nothing is loaded, framed or run: the page quotes text that an intruder wrote. */
    private static final String POLICY =
            "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox";

    private Asked() {}

    /** Whoever names HTML before JSON, or HTML alone, is a person's browser. */
    static boolean forPage(HttpHeaders headers) {
        for (MediaType type : headers.getAcceptableMediaTypes()) {
            if (type.isCompatible(MediaType.TEXT_HTML_TYPE) && !type.isWildcardType()) {
                return true;
            }
            if (type.isCompatible(MediaType.APPLICATION_JSON_TYPE)) {
                return false;
            }
        }
        return false;
    }

    /** The query's language, else the first of French and English that the headers ask for, else French. */
    static Locale locale(String language, HttpHeaders headers) {
        if (language != null) {
            return language.equalsIgnoreCase("en") ? Locale.ENGLISH : Locale.FRENCH;
        }
        for (Locale locale : headers.getAcceptableLanguages()) {
            if (locale.getLanguage().equals("fr")) {
                return Locale.FRENCH;
            }
            if (locale.getLanguage().equals("en")) {
                return Locale.ENGLISH;
            }
        }
        return Locale.FRENCH;
    }

    static Response page(String html, Locale locale) {
        return Response.ok(html, "text/html;charset=UTF-8")
                .header("Content-Security-Policy", POLICY)
                .header("Content-Language", locale.toLanguageTag())
                .header("Vary", "Accept, Accept-Language")
                .build();
    }
}
