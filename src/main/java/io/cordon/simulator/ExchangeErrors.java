package io.cordon.simulator;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** The error bodies of the Exchange admin API; the words for people stand last in {@code details[].message}. */
final class ExchangeErrors {
    private static final String EXECUTION =
            "Microsoft.Exchange.Management.PSDirectInvoke." + "DirectInvokeCmdletExecutionException";

    private ExchangeErrors() {}

    static Refusal refusal(int status, String type, String message) {
        String code = switch (status) {
            case 400 -> "BadRequest";
            case 403 -> "Forbidden";
            case 404 -> "NotFound";
            case 405 -> "MethodNotAllowed";
            default -> "InternalServerError";
        };
        return new Refusal(status, code, "Ex6F9304|" + type + "|" + message);
    }

    static Refusal badRequest(String message) {
        return refusal(400, "Microsoft.Exchange.Admin.OData.Core.ODataServiceException", message);
    }

    static Refusal notFound(String object) {
        return refusal(
                404,
                "Microsoft.Exchange.Configuration.Tasks.ManagementObjectNotFoundException",
                "The operation couldn't be performed because object '" + object
                        + "' couldn't be found on 'DC007.PROD.OUTLOOK.EXAMPLE'.");
    }

    static Answer answer(Refusal refusal) {
        ObjectNode body = Json.object();
        ObjectNode error = body.putObject("error");
        error.put("code", refusal.code()).put("message", "Error executing cmdlet");
        error.putArray("details")
                .addObject()
                .put("code", "Client")
                .put("target", "")
                .put("message", refusal.getMessage());
        ObjectNode inner = error.putObject("innererror");
        inner.put("message", "Error executing cmdlet")
                .put("type", "Microsoft.Exchange.Admin.OData.Core.ODataServiceException")
                .put("stacktrace", "");
        inner.putObject("internalexception")
                .put("message", "Exception of type '" + EXECUTION + "' was thrown.")
                .put("type", EXECUTION)
                .put("stacktrace", "");
        body.put("adminapi.warnings@odata.type", "#Collection(String)").putArray("@adminapi.warnings");
        return new Answer(refusal.status(), body, null, refusal.headers(), false);
    }
}
